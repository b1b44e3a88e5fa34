package eu.akkoord.agreements.agreement;

import eu.akkoord.platform.core.facts.Word;

/** The name of an {@link AgreementStatus}. */
public enum AgreementStage implements Word {
    NEGOTIATED,
    SIGNED,
    APPROVED,
    RATIFIED,
    IN_FORCE,
    TERMINATED,
    ANNOUNCED,
    IN_EFFECT,
    ENDED;

    static AgreementStage of(String word) {
        return Word.of(AgreementStage.class, word);
    }
}
