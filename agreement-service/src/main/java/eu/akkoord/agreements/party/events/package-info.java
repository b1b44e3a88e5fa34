/** Parties as the log tells of them. */
@NullMarked
package eu.akkoord.agreements.party.events;

import org.jspecify.annotations.NullMarked;
