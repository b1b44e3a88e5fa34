package eu.akkoord.agreements.commitment;

import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.Tagged;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The stage of a commitment, with the facts that exist by then. Being overdue is no stage: it depends on the day. */
@Tagged("stage")
public sealed interface CommitmentStatus {
    /** The day this stage began. */
    LocalDate since();

    record Open(LocalDate since) implements CommitmentStatus {}

    record InProgress(LocalDate since) implements CommitmentStatus {}

    /**
     * @param reportedBy code of the party that said so; absent for what was stored before this was recorded
     * @param confirmedBy code of the creditor that agreed; absent until one does
     */
    record Fulfilled(
            LocalDate since,
            Evidence evidence,
            @Nullable @Code String reportedBy,
            @Nullable @Code String confirmedBy) implements CommitmentStatus {}

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
