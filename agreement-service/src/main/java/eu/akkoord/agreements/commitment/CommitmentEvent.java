package eu.akkoord.agreements.commitment;

import eu.akkoord.platform.desk.DomainEvent;
import java.time.LocalDate;
import java.util.List;

/** What happened to a commitment. */
public sealed interface CommitmentEvent extends DomainEvent {
    record CommitmentRegistered(LocalDate occurred) implements CommitmentEvent {}

    /** @param changed names of the properties that changed */
    record CommitmentAmended(LocalDate occurred, List<String> changed) implements CommitmentEvent {
        public CommitmentAmended {
            changed = List.copyOf(changed);
        }
    }

    /**
     * Amended, and when it is due is among what changed.
     *
     * @param changed names of the properties that changed
     */
    record CommitmentMoved(LocalDate occurred, List<String> changed) implements CommitmentEvent {
        public CommitmentMoved {
            changed = List.copyOf(changed);
        }
    }

    record CommitmentStatusChanged(LocalDate occurred, CommitmentStage previous) implements CommitmentEvent {}
}
