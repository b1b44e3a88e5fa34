package eu.akkoord.agreements.overview;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A dossier as its last event told it.
 *
 * @param forEveryone whether all readers may see it, and not only the parties to every agreement named
 * @param changed the day of its last change
 * @param sharedWith codes of the parties that had joined its agreements when it was filed; absent where that is not told
 */
public record KnownDossier(
        Link link,
        Set<String> agreements,
        Set<ThemeKey> themes,
        boolean forEveryone,
        Stage stage,
        LocalDate changed,
        @Nullable Set<String> sharedWith) {
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
