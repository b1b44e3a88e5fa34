package eu.akkoord.agreements.commitment;

import java.util.Arrays;

/** The name of a {@link CommitmentStatus}. */
public enum CommitmentStage {
    OPEN("open"),
    IN_PROGRESS("inProgress"),
    FULFILLED("fulfilled"),
    WITHDRAWN("withdrawn");

    private final String word;

    CommitmentStage(String word) {
        this.word = word;
    }

    /** As it is written on the wire and in the store. */
    public String word() {
        return word;
    }

    public static CommitmentStage of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word + " is no stage"));
    }
}
