package eu.akkoord.dossiers.visit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How often a visit's period has moved.
 *
 * @param last the day of the last move; absent while there was none
 */
public record Slips(int count, @Nullable LocalDate last) {
    public static final Slips NONE = new Slips(0, null);

    Slips and(LocalDate occurred) {
        return and(new Slips(1, occurred));
    }

    Slips and(Slips other) {
        var later = last == null || (other.last != null && other.last.isAfter(last)) ? other.last : last;
        return new Slips(count + other.count, later);
    }
}
