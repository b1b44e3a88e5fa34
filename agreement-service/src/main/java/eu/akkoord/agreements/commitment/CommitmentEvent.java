package eu.akkoord.agreements.commitment;

import eu.akkoord.platform.consent.Offer;
import eu.akkoord.platform.consent.Outcome;
import eu.akkoord.platform.desk.DomainEvent;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** @param party code of the one that confirmed that it was made */
    record CommitmentConfirmed(LocalDate occurred, String party) implements CommitmentEvent {}

    /** @param party code of the one that confirmed that it was kept */
    record CommitmentFulfilmentConfirmed(LocalDate occurred, String party) implements CommitmentEvent {}

    record CommitmentOffered(LocalDate occurred, Offer<Proposal> offer) implements CommitmentEvent {}

    /**
     * An offer was answered, or lapsed.
     *
     * @param offer as it is after the answer
     * @param by code of the party that answered; absent when it lapsed
     */
    record CommitmentAnswered(
            LocalDate occurred,
            Offer<Proposal> offer,
            Outcome answer,
            @Nullable String by) implements CommitmentEvent {}

    record CommitmentStatusChanged(LocalDate occurred, CommitmentStage previous) implements CommitmentEvent {}
}
