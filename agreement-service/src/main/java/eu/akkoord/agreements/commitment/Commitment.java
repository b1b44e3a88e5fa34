package eu.akkoord.agreements.commitment;

import eu.akkoord.agreements.commitment.CommitmentEvent.CommitmentAmended;
import eu.akkoord.agreements.commitment.CommitmentEvent.CommitmentMoved;
import eu.akkoord.agreements.commitment.CommitmentEvent.CommitmentRegistered;
import eu.akkoord.agreements.commitment.CommitmentEvent.CommitmentStatusChanged;
import eu.akkoord.agreements.commitment.CommitmentStatus.Fulfilled;
import eu.akkoord.agreements.commitment.CommitmentStatus.InProgress;
import eu.akkoord.agreements.commitment.CommitmentStatus.Open;
import eu.akkoord.agreements.commitment.CommitmentStatus.Withdrawn;
import eu.akkoord.platform.desk.Change;
import eu.akkoord.platform.desk.Differences;
import eu.akkoord.platform.desk.Refusal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that parties promised each other. It is open until someone works on it, and ends in one of two ways: it is fulfilled,
 * which a document must show, or withdrawn, for a reason. What it says may be corrected at any time.
 */
public record Commitment(String id, CommitmentFacts facts, CommitmentStatus status) {
    public static Change<Commitment, CommitmentEvent> register(String id, CommitmentFacts facts, LocalDate on) {
        return new Change<>(new Commitment(id, facts, new Open(on)), new CommitmentRegistered(on));
    }

    /** Whether these facts would change when it is due. */
    public boolean moves(CommitmentFacts next) {
        return !Objects.equals(facts.due(), next.due());
    }

    /** Writes other facts, which the caller knows to differ. */
    public Change<Commitment, CommitmentEvent> amend(CommitmentFacts next, LocalDate on) {
        var changed = Differences.between(facts, next);
        var event = moves(next) ? new CommitmentMoved(on, changed) : new CommitmentAmended(on, changed);
        return new Change<>(new Commitment(id, next, status), event);
    }

    /** Where it can go from here. */
    public Set<CommitmentStage> allowed() {
        return switch (status) {
            case Open open ->
                EnumSet.of(CommitmentStage.IN_PROGRESS, CommitmentStage.FULFILLED, CommitmentStage.WITHDRAWN);
            case InProgress inProgress -> EnumSet.of(CommitmentStage.FULFILLED, CommitmentStage.WITHDRAWN);
            case Fulfilled fulfilled -> EnumSet.noneOf(CommitmentStage.class);
            case Withdrawn withdrawn -> EnumSet.noneOf(CommitmentStage.class);
        };
    }

    /**
     * Goes to a stage that needs no evidence.
     *
     * @param reason needed to withdraw it
     */
    public Change<Commitment, CommitmentEvent> take(CommitmentStage asked, LocalDate on, @Nullable String reason) {
        refuseUnlessAllowed(asked);
        CommitmentStatus next = switch (asked) {
            case OPEN -> throw wrongStage(asked);
            case IN_PROGRESS -> new InProgress(on);
            case FULFILLED -> throw withoutEvidence();
            case WITHDRAWN -> withdrawn(on, reason);
        };
        return become(next, on);
    }

    /** Is kept, as a document shows. */
    public Change<Commitment, CommitmentEvent> fulfil(Evidence evidence, LocalDate on) {
        refuseUnlessAllowed(CommitmentStage.FULFILLED);
        return become(new Fulfilled(on, evidence), on);
    }

    /** Whether its last day has passed while it was neither kept nor withdrawn. Without a last day it never is. */
    public boolean isOverdue(LocalDate today) {
        var last = facts.due() == null ? null : facts.due().latest();
        return awaited() && last != null && last.isBefore(today);
    }

    /** Whether it is still to be kept. */
    public boolean awaited() {
        return switch (status) {
            case Open open -> true;
            case InProgress inProgress -> true;
            case Fulfilled fulfilled -> false;
            case Withdrawn withdrawn -> false;
        };
    }

    private Change<Commitment, CommitmentEvent> become(CommitmentStatus next, LocalDate on) {
        return new Change<>(new Commitment(id, facts, next), new CommitmentStatusChanged(on, status.stage()));
    }

    private static Withdrawn withdrawn(LocalDate on, @Nullable String reason) {
        if (reason == null) {
            throw new Refusal.MissingReason();
        }
        return new Withdrawn(on, reason);
    }

    private void refuseUnlessAllowed(CommitmentStage asked) {
        if (!allowed().contains(asked)) {
            throw wrongStage(asked);
        }
    }

    private Refusal.WrongStage wrongStage(CommitmentStage asked) {
        return Refusal.WrongStage.between(
                status.stage().word(),
                asked.word(),
                allowed().stream().map(CommitmentStage::word).toList());
    }

    private Refusal.WrongStage withoutEvidence() {
        return new Refusal.WrongStage(
                "Een afspraak is pas nagekomen met bewijs, onder fulfilments",
                allowed().stream()
                        .filter(stage -> stage != CommitmentStage.FULFILLED)
                        .map(CommitmentStage::word)
                        .toList());
    }
}
