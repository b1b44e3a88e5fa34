package eu.akkoord.agreements.agreement;

import eu.akkoord.platform.consent.Offer;
import eu.akkoord.platform.consent.Outcome;
import eu.akkoord.platform.desk.DomainEvent;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to an agreement. */
public sealed interface AgreementEvent extends DomainEvent {
    record AgreementRegistered(LocalDate occurred) implements AgreementEvent {}

    /** @param changed names of the properties that changed */
    record AgreementAmended(LocalDate occurred, List<String> changed) implements AgreementEvent {
        public AgreementAmended {
            changed = List.copyOf(changed);
        }
    }

    /**
     * Amended, and the period of its signing or that of its review is among what changed.
     *
     * @param changed names of the properties that changed
     */
    record AgreementMoved(LocalDate occurred, List<String> changed) implements AgreementEvent {
        public AgreementMoved {
            changed = List.copyOf(changed);
        }
    }

    /** Went to its next stage, or was approved by one more party. */
    record AgreementStatusChanged(LocalDate occurred, AgreementStage previous) implements AgreementEvent {}

    /** It was asked that a party joins. */
    record AgreementOffered(LocalDate occurred, Offer<Joining> offer) implements AgreementEvent {}

    /**
     * An offer was answered, or lapsed.
     *
     * @param offer as it is after the answer
     * @param by code of the party that answered; absent when it lapsed
     */
    record AgreementAnswered(
            LocalDate occurred,
            Offer<Joining> offer,
            Outcome answer,
            @Nullable String by) implements AgreementEvent {}

    /** @param party code of the one that left */
    record AgreementLeft(LocalDate occurred, String party) implements AgreementEvent {}
}
