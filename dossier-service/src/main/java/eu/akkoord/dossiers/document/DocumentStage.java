package eu.akkoord.dossiers.document;

import java.util.Locale;

/** The name of a {@link DocumentStatus}. */
public enum DocumentStage {
    DRAFTED,
    PUBLISHED,
    WITHDRAWN;

    /** As it is written on the wire and in the store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static DocumentStage of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
