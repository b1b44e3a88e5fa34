package eu.akkoord.agreements.commitment;

import java.time.LocalDate;

/** Where a commitment stands; each stage carries only the facts that exist by then. Being overdue is no stage: it depends on the day. */
public sealed interface CommitmentStatus {
    /** The day this stage began. */
    LocalDate since();

    record Open(LocalDate since) implements CommitmentStatus {}

    record InProgress(LocalDate since) implements CommitmentStatus {}

    record Fulfilled(LocalDate since, Evidence evidence) implements CommitmentStatus {}

    record Withdrawn(LocalDate since, String reason) implements CommitmentStatus {}

    default CommitmentStage stage() {
        return switch (this) {
            case Open open -> CommitmentStage.OPEN;
            case InProgress inProgress -> CommitmentStage.IN_PROGRESS;
            case Fulfilled fulfilled -> CommitmentStage.FULFILLED;
            case Withdrawn withdrawn -> CommitmentStage.WITHDRAWN;
        };
    }
}
