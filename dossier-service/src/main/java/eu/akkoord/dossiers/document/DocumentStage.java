package eu.akkoord.dossiers.document;

import eu.akkoord.platform.core.facts.Word;

/** The name of a {@link DocumentStatus}. */
public enum DocumentStage implements Word {
    DRAFTED,
    PUBLISHED,
    WITHDRAWN;

    public static DocumentStage of(String word) {
        return Word.of(DocumentStage.class, word);
    }
}
