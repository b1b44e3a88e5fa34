package eu.akkoord.dossiers.dossier;

import eu.akkoord.dossiers.access.Offered;
import eu.akkoord.platform.core.change.DomainEvent;
import eu.akkoord.platform.desk.consent.Offer;
import eu.akkoord.platform.desk.consent.OfferEvent;
import eu.akkoord.platform.desk.consent.Outcome;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of a dossier. */
public sealed interface DossierEvent extends DomainEvent {
    record DossierOpened(LocalDate occurred) implements DossierEvent {}

    record DossierAmended(LocalDate occurred, List<String> changed) implements DossierEvent {}

    /** Amended, and its period is among what changed. */
    record DossierMoved(LocalDate occurred, List<String> changed) implements DossierEvent {}

    /** Amended, and no longer published. */
    record DossierConcealed(LocalDate occurred) implements DossierEvent {}

    /** Amended, and published again. */
    record DossierRevealed(LocalDate occurred, List<String> changed) implements DossierEvent {}

    /** It was offered to another party. */
    record DossierOffered(LocalDate occurred, Offer<Offered> offer) implements DossierEvent, OfferEvent {}

    /**
     * An offer was answered, and came true when that was the last consent it needed.
     *
     * @param by code of the party that answered; absent when the offer lapsed
     */
    record DossierAnswered(
            LocalDate occurred,
            Offer<Offered> offer,
            Outcome answer,
            @Nullable String by) implements DossierEvent, OfferEvent {}

    record DossierStatusChanged(LocalDate occurred, DossierStage previous) implements DossierEvent {}
}
