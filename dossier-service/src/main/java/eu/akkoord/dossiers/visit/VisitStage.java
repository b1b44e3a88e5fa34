package eu.akkoord.dossiers.visit;

import java.util.Locale;

/** The name of a {@link VisitStatus}. */
public enum VisitStage {
    PLANNED,
    CONFIRMED,
    HELD,
    REPORTED,
    CANCELLED;

    /** As it is written on the wire and in the store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static VisitStage of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
