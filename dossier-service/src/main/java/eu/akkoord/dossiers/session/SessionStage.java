package eu.akkoord.dossiers.session;

import eu.akkoord.platform.core.facts.Word;

/** The name of a {@link SessionStatus}. */
public enum SessionStage implements Word {
    ANNOUNCED,
    OPEN,
    HELD,
    CANCELLED;

    public static SessionStage of(String word) {
        return Word.of(SessionStage.class, word);
    }
}
