package eu.akkoord.agreements.commitment;

import eu.akkoord.platform.core.facts.Word;

/** The name of a {@link CommitmentStatus}. */
public enum CommitmentStage implements Word {
    OPEN,
    IN_PROGRESS,
    FULFILLED,
    WITHDRAWN;

    static CommitmentStage of(String word) {
        return Word.of(CommitmentStage.class, word);
    }
}
