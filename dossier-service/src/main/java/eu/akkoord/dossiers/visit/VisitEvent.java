package eu.akkoord.dossiers.visit;

import eu.akkoord.dossiers.access.Offered;
import eu.akkoord.platform.consent.Offer;
import eu.akkoord.platform.consent.Outcome;
import eu.akkoord.platform.desk.DomainEvent;
import eu.akkoord.platform.time.Period;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a visit. */
public sealed interface VisitEvent extends DomainEvent {
    record VisitPlanned(LocalDate occurred) implements VisitEvent {}

    record VisitAmended(LocalDate occurred, List<String> changed) implements VisitEvent {}

    /** A slip: its period is among what changed. */
    record VisitMoved(LocalDate occurred, List<String> changed, Period from, Period to) implements VisitEvent {}

    /** Amended, and no longer to be told of. */
    record VisitConcealed(LocalDate occurred) implements VisitEvent {}

    /** Amended, and to be told of again. */
    record VisitRevealed(LocalDate occurred, List<String> changed) implements VisitEvent {}

    /** A party that is named has answered. */
    record VisitResponded(LocalDate occurred, String party, VisitAnswer answer) implements VisitEvent {}

    /** An offer was made about it. */
    record VisitOffered(LocalDate occurred, Offer<Offered> offer) implements VisitEvent {}

    /**
     * An offer was answered, and came true when that was the last consent it needed.
     *
     * @param by code of the party that answered; absent when the offer lapsed
     */
    record VisitAnswered(
            LocalDate occurred,
            Offer<Offered> offer,
            Outcome answer,
            @Nullable String by) implements VisitEvent {}

    record VisitStatusChanged(LocalDate occurred, VisitStage previous) implements VisitEvent {}
}
