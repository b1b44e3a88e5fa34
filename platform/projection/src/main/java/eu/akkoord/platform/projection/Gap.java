package eu.akkoord.platform.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A revision that came without the one before it: an event was missed.
 *
 * @param projection the projection concerned
 * @param subject id of the aggregate
 * @param previous the revision of the copy before; 0 when there was none
 * @param revision the one that came
 * @param found time at which it came
 * @param closure closed by whom and why; absent while open
 */
public record Gap(
        String projection,
        String subject,
        long previous,
        long revision,
        Instant found,
        @Nullable Closure closure) {
    /**
     * @param reason what the operator found out
     * @param party code of the operator's party
     */
    public record Closure(Instant closed, String reason, String party, String organisation) {}

    /** Its name within its projection. */
    public String id() {
        return subject + "-" + revision;
    }
}
