package eu.akkoord.platform.core.time;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The moment a reader looks back to.
 *
 * @param asOf what had happened by the end of this day (Europe/Brussels)
 * @param knownAt what had been registered by this time
 */
public record Moment(@Nullable LocalDate asOf, @Nullable Instant knownAt) {
    public static final Moment NOW = new Moment(null, null);

    public boolean isNow() {
        return asOf == null && knownAt == null;
    }
}
