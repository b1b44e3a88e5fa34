package eu.akkoord.dossiers.visit;

import eu.akkoord.platform.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One move of a visit's period.
 *
 * @param revision of the visit after it
 */
public record Slip(long revision, Period from, Period to, LocalDate occurred, Instant registered) {
    /** Days by which the first day it may be came later; absent when a start is open. */
    public @Nullable Integer daysGainedEarliest() {
        return days(from.earliest(), to.earliest());
    }

    /** Days by which the last day it may be came later; absent when an end is open. */
    public @Nullable Integer daysGainedLatest() {
        return days(from.latest(), to.latest());
    }

    private static @Nullable Integer days(@Nullable LocalDate from, @Nullable LocalDate to) {
        return from == null || to == null ? null : Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    }
}
