package eu.akkoord.platform.time;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a writer may say about a change itself, in the property {@code change} of any write body.
 *
 * @param occurred the day it happened, in Europe/Brussels; absent means the rule of {@link Occurrence}
 * @param reason why, in the writer's words
 */
public record ChangeNote(
        @Nullable LocalDate occurred, @Nullable String reason) {
    public static final ChangeNote NONE = new ChangeNote(null, null);

    public static ChangeNote of(@Nullable ChangeNote given) {
        return given == null ? NONE : given;
    }
}
