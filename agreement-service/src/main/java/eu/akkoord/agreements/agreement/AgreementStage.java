package eu.akkoord.agreements.agreement;

import java.util.Arrays;

/** The name of an {@link AgreementStatus}. */
public enum AgreementStage {
    NEGOTIATED("negotiated"),
    SIGNED("signed"),
    APPROVED("approved"),
    RATIFIED("ratified"),
    IN_FORCE("inForce"),
    TERMINATED("terminated"),
    ANNOUNCED("announced"),
    IN_EFFECT("inEffect"),
    ENDED("ended");

    private final String word;

    AgreementStage(String word) {
        this.word = word;
    }

    /** As it is written on the wire and in the store. */
    public String word() {
        return word;
    }

    public static AgreementStage of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word + " is no stage"));
    }
}
