/** Commitments as the log tells of them. */
@NullMarked
package eu.akkoord.agreements.commitment.events;

import org.jspecify.annotations.NullMarked;
