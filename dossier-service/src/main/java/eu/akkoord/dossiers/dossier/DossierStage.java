package eu.akkoord.dossiers.dossier;

import java.util.Locale;

/** The name of a {@link DossierStatus}. */
public enum DossierStage {
    PROPOSED,
    ACTIVE,
    SUSPENDED,
    CLOSED;

    /** As it is written on the wire and in the store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static DossierStage of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
