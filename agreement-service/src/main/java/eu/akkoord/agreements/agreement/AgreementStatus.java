package eu.akkoord.agreements.agreement;

import java.time.LocalDate;
import java.util.List;

/** Where an agreement stands; each stage carries only the facts that exist by then. */
public sealed interface AgreementStatus {
    /** The day this stage began. */
    LocalDate since();

    record Negotiated(LocalDate since) implements AgreementStatus {}

    record Signed(LocalDate since) implements AgreementStatus {}

    /** A treaty that at least one party has approved; it began with the first approval. */
    record Approved(LocalDate since, List<Approval> approvals) implements AgreementStatus {
        public Approved {
            approvals = List.copyOf(approvals);
        }
    }

    /** A treaty that every party has approved. */
    record Ratified(LocalDate since, List<Approval> approvals) implements AgreementStatus {
        public Ratified {
            approvals = List.copyOf(approvals);
        }
    }

    /** @param approvals those of a treaty; an executive agreement has none */
    record InForce(LocalDate since, List<Approval> approvals) implements AgreementStatus {
        public InForce {
            approvals = List.copyOf(approvals);
        }
    }

    /** @param approvals those of a treaty; an executive agreement has none */
    record Terminated(LocalDate since, List<Approval> approvals) implements AgreementStatus {
        public Terminated {
            approvals = List.copyOf(approvals);
        }
    }

    record Announced(LocalDate since) implements AgreementStatus {}

    record InEffect(LocalDate since) implements AgreementStatus {}

    record Ended(LocalDate since) implements AgreementStatus {}

    /** Which parties have approved it so far, in the order in which they did. */
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
