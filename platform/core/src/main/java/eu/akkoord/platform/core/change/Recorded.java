package eu.akkoord.platform.core.change;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An aggregate as it stands in the store, or stood at one of its revisions.
 *
 * @param value the aggregate
 * @param revision counts its changes from 1
 * @param occurred the day of the change that led to this revision, in Europe/Brussels
 * @param registered when that change was stored, never before the one before it
 * @param created when the aggregate was first stored
 * @param <A> the aggregate
 */
public record Recorded<A>(A value, long revision, LocalDate occurred, Instant registered, Instant created) {}
