package eu.akkoord.agreements.overview;

import eu.akkoord.platform.time.Period;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session as its last event told it.
 *
 * @param visit id of the visit whose results it presents
 * @param attended how many came
 * @param unansweredSince the day of the eldest request that nobody has answered
 */
public record KnownSession(
        Link link,
        String visit,
        Set<ThemeKey> themes,
        Period period,
        Stage stage,
        int attended,
        @Nullable LocalDate unansweredSince) {
    /** In the order of its life. */
    public enum Stage {
        ANNOUNCED,
        OPEN,
        HELD,
        CANCELLED
    }

    public KnownSession {
        themes = Set.copyOf(themes);
    }

    public String id() {
        return link.id();
    }

    /** Whether it is still to come. */
    public boolean isExpected() {
        return stage == Stage.ANNOUNCED || stage == Stage.OPEN;
    }
}
