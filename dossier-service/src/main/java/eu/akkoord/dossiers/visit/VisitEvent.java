package eu.akkoord.dossiers.visit;

import eu.akkoord.dossiers.access.Offered;
import eu.akkoord.platform.core.change.DomainEvent;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.desk.consent.Offer;
import eu.akkoord.platform.desk.consent.OfferEvent;
import eu.akkoord.platform.desk.consent.Outcome;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of a visit. */
public sealed interface VisitEvent extends DomainEvent {
    record VisitPlanned(LocalDate occurred) implements VisitEvent {}

    /** @param offerId of the wish that came true; absent when nobody had offered it */
    record VisitAmended(
            LocalDate occurred,
            List<String> changed,
            @Nullable String offerId) implements VisitEvent {
        public VisitAmended(LocalDate occurred, List<String> changed) {
            this(occurred, changed, null);
        }
    }

    /**
     * A fixing: its period is among what changed, and lies within the one before it.
     *
     * @param offerId of the wish that came true; absent when nobody had offered it
     */
    record VisitFixed(
            LocalDate occurred,
            List<String> changed,
            Period from,
            Period to,
            @Nullable String offerId) implements VisitEvent {}

    /**
     * A slip: its period is among what changed.
     *
     * @param offerId of the wish that came true; absent when nobody had offered it
     */
    record VisitMoved(
            LocalDate occurred,
            List<String> changed,
            Period from,
            Period to,
            @Nullable String offerId) implements VisitEvent {}

    /** Amended, and no longer published. */
    record VisitConcealed(LocalDate occurred) implements VisitEvent {}

    /** Amended, and published again. */
    record VisitRevealed(LocalDate occurred, List<String> changed) implements VisitEvent {}

    /** A party that is named has answered. */
    record VisitResponded(LocalDate occurred, String party, VisitAnswer answer) implements VisitEvent {}

    /** An offer was made about it. */
    record VisitOffered(LocalDate occurred, Offer<Offered> offer) implements VisitEvent, OfferEvent {}

    /**
     * An offer was answered, and came true when that was the last consent it needed.
     *
     * @param by code of the party that answered; absent when the offer lapsed
     */
    record VisitAnswered(
            LocalDate occurred,
            Offer<Offered> offer,
            Outcome answer,
            @Nullable String by) implements VisitEvent, OfferEvent {}

    record VisitStatusChanged(LocalDate occurred, VisitStage previous) implements VisitEvent {}
}
