package eu.akkoord.agreements.overview;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A dossier after its last event.
 *
 * @param forEveryone whether all readers may see it, and not only the parties to every agreement named
 * @param changed the day of its last change
 * @param sharedWith codes of the parties that had joined its agreements when it was filed; absent unless published
 * @param entered the day on which it was first registered; absent unless published
 */
public record KnownDossier(
        Link link,
        Set<String> agreements,
        Set<ThemeKey> themes,
        boolean forEveryone,
        Stage stage,
        LocalDate changed,
        @Nullable Set<String> sharedWith,
        @Nullable LocalDate entered) {
    /** One of which nobody has published when it was first registered. */
    public KnownDossier(
            Link link,
            Set<String> agreements,
            Set<ThemeKey> themes,
            boolean forEveryone,
            Stage stage,
            LocalDate changed,
            @Nullable Set<String> sharedWith) {
        this(link, agreements, themes, forEveryone, stage, changed, sharedWith, null);
    }

    /** In the order of its life. */
    public enum Stage {
        PROPOSED,
        ACTIVE,
        SUSPENDED,
        CLOSED
    }

    public KnownDossier {
        agreements = Set.copyOf(agreements);
        themes = Set.copyOf(themes);
        sharedWith = sharedWith == null ? null : Set.copyOf(sharedWith);
    }

    public String id() {
        return link.id();
    }
}
