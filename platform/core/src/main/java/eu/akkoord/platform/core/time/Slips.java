package eu.akkoord.platform.core.time;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The number of moves of a period, or of its fixings.
 *
 * @param last the day of the last move; absent while there was none
 */
public record Slips(int count, @Nullable LocalDate last) {
    public static final Slips NONE = new Slips(0, null);

    /** Returns the same with one more. */
    public Slips and(LocalDate occurred) {
        return and(new Slips(1, occurred));
    }

    public Slips and(Slips other) {
        var later = last == null || (other.last != null && other.last.isAfter(last)) ? other.last : last;
        return new Slips(count + other.count, later);
    }
}
