package eu.akkoord.agreements.agreement;

import eu.akkoord.platform.core.facts.EncodedAs;
import eu.akkoord.platform.core.facts.Tagged;
import java.time.LocalDate;
import java.util.List;

/** The stage of an agreement, with the facts that exist by then. */
@Tagged("stage")
public sealed interface AgreementStatus {
    /** The day this stage began. */
    LocalDate since();

    record Negotiated(LocalDate since) implements AgreementStatus {}

    record Signed(LocalDate since) implements AgreementStatus {}

    /** A treaty that at least one party has approved; it began with the first approval. */
    record Approved(
            LocalDate since, @EncodedAs(sparse = true) List<Approval> approvals) implements AgreementStatus {
        public Approved {
            approvals = List.copyOf(approvals);
        }
    }

    /** A treaty that every party has approved. */
    record Ratified(
            LocalDate since, @EncodedAs(sparse = true) List<Approval> approvals) implements AgreementStatus {
        public Ratified {
            approvals = List.copyOf(approvals);
        }
    }

    /** @param approvals those of a treaty; an executive agreement has none */
    record InForce(
            LocalDate since, @EncodedAs(sparse = true) List<Approval> approvals) implements AgreementStatus {
        public InForce {
            approvals = List.copyOf(approvals);
        }
    }

    /** @param approvals those of a treaty; an executive agreement has none */
    record Terminated(
            LocalDate since, @EncodedAs(sparse = true) List<Approval> approvals) implements AgreementStatus {
        public Terminated {
            approvals = List.copyOf(approvals);
        }
    }

    record Announced(LocalDate since) implements AgreementStatus {}

    record InEffect(LocalDate since) implements AgreementStatus {}

    record Ended(LocalDate since) implements AgreementStatus {}

    /** Returns the approvals so far, in the order in which they were given. */
    default List<Approval> given() {
        return switch (this) {
            case Approved approved -> approved.approvals();
            case Ratified ratified -> ratified.approvals();
            case InForce inForce -> inForce.approvals();
            case Terminated terminated -> terminated.approvals();
            case Negotiated negotiated -> List.of();
            case Signed signed -> List.of();
            case Announced announced -> List.of();
            case InEffect inEffect -> List.of();
            case Ended ended -> List.of();
        };
    }

    default AgreementStage stage() {
        return switch (this) {
            case Negotiated negotiated -> AgreementStage.NEGOTIATED;
            case Signed signed -> AgreementStage.SIGNED;
            case Approved approved -> AgreementStage.APPROVED;
            case Ratified ratified -> AgreementStage.RATIFIED;
            case InForce inForce -> AgreementStage.IN_FORCE;
            case Terminated terminated -> AgreementStage.TERMINATED;
            case Announced announced -> AgreementStage.ANNOUNCED;
            case InEffect inEffect -> AgreementStage.IN_EFFECT;
            case Ended ended -> AgreementStage.ENDED;
        };
    }
}
