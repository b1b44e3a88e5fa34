package eu.akkoord.agreements.agreement;

import java.util.Arrays;
import java.util.List;

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

    /** The stages it knows, from its first to its last. */
    public List<AgreementStage> life() {
        return switch (this) {
            case TREATY ->
                List.of(
                        AgreementStage.NEGOTIATED,
                        AgreementStage.SIGNED,
                        AgreementStage.APPROVED,
                        AgreementStage.RATIFIED,
                        AgreementStage.IN_FORCE,
                        AgreementStage.TERMINATED);
            case EXECUTIVE_AGREEMENT ->
                List.of(
                        AgreementStage.NEGOTIATED,
                        AgreementStage.SIGNED,
                        AgreementStage.IN_FORCE,
                        AgreementStage.TERMINATED);
            case MEMORANDUM_OF_UNDERSTANDING, DECLARATION_OF_INTENT ->
                List.of(AgreementStage.ANNOUNCED, AgreementStage.IN_EFFECT, AgreementStage.ENDED);
        };
    }

    public static Instrument of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word + " is no instrument"));
    }
}
