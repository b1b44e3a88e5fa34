package eu.akkoord.agreements.overview;

import java.time.LocalDate;
import java.util.Set;

/**
 * A dossier as its last event told it.
 *
 * @param forEveryone whether all readers may see it, and not only the parties to every agreement named
 * @param changed the day of its last change
 */
public record KnownDossier(
        Link link, Set<String> agreements, Set<ThemeKey> themes, boolean forEveryone, Stage stage, LocalDate changed) {
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
    }

    public String id() {
        return link.id();
    }
}
