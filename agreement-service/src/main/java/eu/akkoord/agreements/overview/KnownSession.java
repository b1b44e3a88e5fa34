package eu.akkoord.agreements.overview;

import eu.akkoord.platform.core.time.Period;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session after its last event.
 *
 * @param visit id of the visit whose results it presents
 * @param attended number of people who came
 * @param unansweredSince the day of the eldest request without an answer
 * @param entered the day on which it was first registered; absent unless published
 */
public record KnownSession(
        Link link,
        String visit,
        Set<ThemeKey> themes,
        Period period,
        Stage stage,
        int attended,
        @Nullable LocalDate unansweredSince,
        @Nullable LocalDate entered) {
    /** One of which nobody has published when it was first registered. */
    public KnownSession(
            Link link,
            String visit,
            Set<ThemeKey> themes,
            Period period,
            Stage stage,
            int attended,
            @Nullable LocalDate unansweredSince) {
        this(link, visit, themes, period, stage, attended, unansweredSince, null);
    }

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

    /** The same, cancelled. */
    KnownSession cancelled() {
        return new KnownSession(link, visit, themes, period, Stage.CANCELLED, attended, unansweredSince, entered);
    }

    /** Tells whether it is still to come. */
    public boolean isExpected() {
        return stage == Stage.ANNOUNCED || stage == Stage.OPEN;
    }
}
