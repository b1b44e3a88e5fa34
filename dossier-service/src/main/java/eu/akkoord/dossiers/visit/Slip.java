package eu.akkoord.dossiers.visit;

import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.core.time.Period.Shift;
import eu.akkoord.platform.store.HistoryRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One move of the bounds of a visit's period: a slip, or a fixing when it only chose days within them.
 *
 * @param revision of the visit after it
 */
public record Slip(long revision, Period from, Period to, LocalDate occurred, Instant registered) {
    static Slip of(HistoryRecord<Visit> before, HistoryRecord<Visit> after) {
        return new Slip(
                after.revision(),
                before.after().facts().period(),
                after.after().facts().period(),
                after.occurred(),
                after.registered());
    }

    /** Returns the kind of move that it is. */
    public Shift kind() {
        return from.shiftTo(to);
    }

    /** Days by which the first day it may be came later, below zero when it came earlier; absent when a start is open. */
    public @Nullable Integer daysLaterEarliest() {
        return days(from.earliest(), to.earliest());
    }

    /** Days by which the last day it may be came later, below zero when it came earlier; absent when an end is open. */
    public @Nullable Integer daysLaterLatest() {
        return days(from.latest(), to.latest());
    }

    private static @Nullable Integer days(@Nullable LocalDate from, @Nullable LocalDate to) {
        return from == null || to == null ? null : Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    }
}
