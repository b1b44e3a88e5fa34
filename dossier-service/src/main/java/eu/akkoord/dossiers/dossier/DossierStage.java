package eu.akkoord.dossiers.dossier;

import eu.akkoord.platform.core.facts.Word;

/** The name of a {@link DossierStatus}. */
public enum DossierStage implements Word {
    PROPOSED,
    ACTIVE,
    SUSPENDED,
    CLOSED;

    public static DossierStage of(String word) {
        return Word.of(DossierStage.class, word);
    }
}
