package eu.akkoord.dossiers.session;

import java.util.Locale;

/** The name of a {@link SessionStatus}. */
public enum SessionStage {
    ANNOUNCED,
    OPEN,
    HELD,
    CANCELLED;

    /** As it is written on the wire and in the store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SessionStage of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
