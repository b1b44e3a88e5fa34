package eu.akkoord.dossiers.access;

import java.util.Arrays;

/** Who may read something. */
public enum Confidentiality {
    PUBLIC("public"),
    PARTNERS("partners");

    private final String word;

    Confidentiality(String word) {
        this.word = word;
    }

    /** As it is written on the wire and in the store. */
    public String word() {
        return word;
    }

    public static Confidentiality of(String word) {
        return Arrays.stream(values())
                .filter(level -> level.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s is no level of confidentiality".formatted(word)));
    }
}
