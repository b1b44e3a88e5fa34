package eu.akkoord.platform.core.time;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Decides the day on which a change happened. Days are days in Europe/Brussels. */
public final class Occurrence {
    public static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

    private Occurrence() {}

    public static LocalDate today(Clock clock) {
        return LocalDate.now(clock.withZone(ZONE));
    }

    /** The day of a change of status or period, or of a creation: the one given, else today. */
    public static LocalDate ofMove(ChangeNote note, @Nullable LocalDate previous, Clock clock) {
        var said = said(note, clock);
        return checked(said == null ? today(clock) : said, previous, clock);
    }

    /**
     * The day that a writer says, which of a period is the last possible one; absent when nothing is said.
     *
     * @throws OtherDay when both are said and the day is another
     */
    private static @Nullable LocalDate said(ChangeNote note, Clock clock) {
        var period = note.occurredPeriod();
        if (period == null) {
            return note.occurred();
        }
        var today = today(clock);
        var earliest = period.earliest();
        if (earliest != null && earliest.isAfter(today)) {
            throw new OccurredInFuture(earliest);
        }
        var latest = period.latest();
        var last = latest == null || latest.isAfter(today) ? today : latest;
        if (note.occurred() != null && !note.occurred().equals(last)) {
            throw new OtherDay(note.occurred(), last);
        }
        return last;
    }

    /** The day of any other change: the one given, else the day of the change before it. */
    public static LocalDate ofAmendment(ChangeNote note, LocalDate previous, Clock clock) {
        var said = said(note, clock);
        return checked(said == null ? previous : said, previous, clock);
    }

    private static LocalDate checked(LocalDate day, @Nullable LocalDate previous, Clock clock) {
        if (day.isAfter(today(clock))) {
            throw new OccurredInFuture(day);
        }
        if (previous != null && day.isBefore(previous)) {
            throw new OutOfOrder(day, true, previous, null);
        }
        return day;
    }

    /** A change cannot have happened after today. */
    public static final class OccurredInFuture extends RuntimeException {
        public OccurredInFuture(LocalDate day) {
            super("%s is later than today".formatted(day));
        }
    }

    /** A change of something past comes without its day, which was hardly today. */
    public static final class MissingDay extends RuntimeException {
        private final LocalDate latest;

        /** @param latest the last day on which it may have happened as it was planned */
        public MissingDay(LocalDate latest) {
            super("It lies before %s".formatted(latest));
            this.latest = latest;
        }

        public LocalDate latest() {
            return latest;
        }
    }

    /** A change is said to have happened in a period, and on another day than the last possible one. */
    public static final class OtherDay extends RuntimeException {
        private final LocalDate day;
        private final LocalDate last;

        public OtherDay(LocalDate day, LocalDate last) {
            super("%s is not %s, the last possible day".formatted(day, last));
            this.day = day;
            this.last = last;
        }

        public LocalDate day() {
            return day;
        }

        public LocalDate last() {
            return last;
        }
    }

    /** A change cannot have happened before the one before it, nor after the one after it: both times of a history only grow. */
    public static final class OutOfOrder extends RuntimeException {
        private final LocalDate day;
        private final boolean early;
        private final LocalDate other;
        private final @Nullable Long revision;

        /**
         * @param early whether it would be before another change; else it would be after one
         * @param other the day of that change
         * @param revision of that change; absent where it is not to be told
         */
        public OutOfOrder(LocalDate day, boolean early, LocalDate other, @Nullable Long revision) {
            super("%s is %s %s, the day of another change".formatted(day, early ? "before" : "after", other));
            this.day = day;
            this.early = early;
            this.other = other;
            this.revision = revision;
        }

        public LocalDate day() {
            return day;
        }

        /** Tells whether it would be before another change. */
        public boolean isEarly() {
            return early;
        }

        public LocalDate other() {
            return other;
        }

        public @Nullable Long revision() {
            return revision;
        }
    }
}
