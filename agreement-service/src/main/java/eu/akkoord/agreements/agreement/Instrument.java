package eu.akkoord.agreements.agreement;

import eu.akkoord.platform.core.facts.Word;
import java.util.List;

/** The kind of instrument an agreement is; it decides the stages the agreement goes through. */
public enum Instrument implements Word {
    TREATY,
    EXECUTIVE_AGREEMENT,
    MEMORANDUM_OF_UNDERSTANDING,
    DECLARATION_OF_INTENT;

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
        return Word.of(Instrument.class, word);
    }
}
