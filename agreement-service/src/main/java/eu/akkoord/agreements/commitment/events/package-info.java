/** Commitments in events. */
@NullMarked
package eu.akkoord.agreements.commitment.events;

import org.jspecify.annotations.NullMarked;
