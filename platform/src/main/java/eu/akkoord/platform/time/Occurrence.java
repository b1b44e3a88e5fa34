package eu.akkoord.platform.time;

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
        return checked(note.occurred() == null ? today(clock) : note.occurred(), previous, clock);
    }

    /** The day of any other change: the one given, else the day of the change before it. */
    public static LocalDate ofAmendment(ChangeNote note, LocalDate previous, Clock clock) {
        return checked(note.occurred() == null ? previous : note.occurred(), previous, clock);
    }

    private static LocalDate checked(LocalDate day, @Nullable LocalDate previous, Clock clock) {
        if (day.isAfter(today(clock))) {
            throw new OccurredInFuture(day);
        }
        if (previous != null && day.isBefore(previous)) {
            throw new OccurredTooEarly(day, previous);
        }
        return day;
    }

    /** A change cannot have happened after today. */
    public static final class OccurredInFuture extends RuntimeException {
        public OccurredInFuture(LocalDate day) {
            super("%s is later than today".formatted(day));
        }
    }

    /** A change cannot have happened before the one before it: both times of a history only grow. */
    public static final class OccurredTooEarly extends RuntimeException {
        public OccurredTooEarly(LocalDate day, LocalDate previous) {
            super("%s is before %s, the day of the previous change".formatted(day, previous));
        }
    }
}
