package eu.akkoord.platform.core.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Hours of something that takes place on a day, in Europe/Brussels. Where the end is no later than the start, it is on the next day:
 * a reception from 22:00 to 01:00 lasts three hours.
 *
 * @param end absent where no source names it
 */
public record Hours(LocalTime start, @Nullable LocalTime end) {
    /** The most that lies between start and end; more is taken for an end that was meant to be before midnight. */
    public static final Duration LONGEST = Duration.ofHours(18);

    private static final Duration DAY = Duration.ofDays(1);

    /** Returns the hours of which the start is known; null without one. */
    public static @Nullable Hours of(@Nullable LocalTime start, @Nullable LocalTime end) {
        return start == null ? null : new Hours(start, end);
    }

    /** Tells whether they last at most {@link #LONGEST}, and any time at all; where the end is not known, nobody can say otherwise. */
    public boolean areInBounds() {
        return end == null || (!end.equals(start) && length(end).compareTo(LONGEST) <= 0);
    }

    /** Returns the moment of the start. */
    public Instant from(LocalDate day) {
        return day.atTime(start).atZone(Occurrence.ZONE).toInstant();
    }

    /** Returns the moment of the end; null where it is not known. */
    public @Nullable Instant until(LocalDate day) {
        if (end == null) {
            return null;
        }
        var last = end.isAfter(start) ? day : day.plusDays(1);
        return last.atTime(end).atZone(Occurrence.ZONE).toInstant();
    }

    private Duration length(LocalTime until) {
        var between = Duration.between(start, until);
        return between.isNegative() ? between.plus(DAY) : between;
    }
}
