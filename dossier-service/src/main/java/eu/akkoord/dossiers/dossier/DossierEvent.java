package eu.akkoord.dossiers.dossier;

import eu.akkoord.dossiers.access.Offered;
import eu.akkoord.platform.consent.Offer;
import eu.akkoord.platform.consent.Outcome;
import eu.akkoord.platform.desk.DomainEvent;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a dossier. */
public sealed interface DossierEvent extends DomainEvent {
    record DossierOpened(LocalDate occurred) implements DossierEvent {}

    record DossierAmended(LocalDate occurred, List<String> changed) implements DossierEvent {}

    /** Amended, and its period is among what changed. */
    record DossierMoved(LocalDate occurred, List<String> changed) implements DossierEvent {}

    /** Amended, and no longer to be told of. */
    record DossierConcealed(LocalDate occurred) implements DossierEvent {}

    /** Amended, and to be told of again. */
    record DossierRevealed(LocalDate occurred, List<String> changed) implements DossierEvent {}

    /** It was offered to another party. */
    record DossierOffered(LocalDate occurred, Offer<Offered> offer) implements DossierEvent {}

    /**
     * An offer was answered, and came true when that was the last consent it needed.
     *
     * @param by code of the party that answered; absent when the offer lapsed
     */
    record DossierAnswered(
            LocalDate occurred,
            Offer<Offered> offer,
            Outcome answer,
            @Nullable String by) implements DossierEvent {}

    record DossierStatusChanged(LocalDate occurred, DossierStage previous) implements DossierEvent {}
}
