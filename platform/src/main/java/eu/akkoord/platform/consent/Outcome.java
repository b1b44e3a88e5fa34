package eu.akkoord.platform.consent;

import java.util.Arrays;

/** How an offer ends. */
public enum Outcome {
    ACCEPTED("accepted"),
    REFUSED("refused"),
    WITHDRAWN("withdrawn"),
    LAPSED("lapsed");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** As it is written on the wire and in the store. */
    public String word() {
        return word;
    }

    public static Outcome of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word + " is no outcome"));
    }
}
