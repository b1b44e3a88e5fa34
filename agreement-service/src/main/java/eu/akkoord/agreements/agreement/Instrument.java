package eu.akkoord.agreements.agreement;

import java.util.Arrays;

/** What kind of instrument an agreement is; it decides which stages the agreement goes through. */
public enum Instrument {
    TREATY("treaty"),
    EXECUTIVE_AGREEMENT("executiveAgreement"),
    MEMORANDUM_OF_UNDERSTANDING("memorandumOfUnderstanding"),
    DECLARATION_OF_INTENT("declarationOfIntent");

    private final String word;

    Instrument(String word) {
        this.word = word;
    }

    /** As it is written on the wire and in the store. */
    public String word() {
        return word;
    }

    public static Instrument of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word + " is no instrument"));
    }
}
