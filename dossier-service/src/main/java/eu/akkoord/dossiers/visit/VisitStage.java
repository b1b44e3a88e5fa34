package eu.akkoord.dossiers.visit;

import eu.akkoord.platform.core.facts.Word;

/** The name of a {@link VisitStatus}. */
public enum VisitStage implements Word {
    PLANNED,
    CONFIRMED,
    HELD,
    REPORTED,
    CANCELLED;

    public static VisitStage of(String word) {
        return Word.of(VisitStage.class, word);
    }
}
