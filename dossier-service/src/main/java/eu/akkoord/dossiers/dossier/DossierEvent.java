package eu.akkoord.dossiers.dossier;

import eu.akkoord.platform.desk.DomainEvent;
import java.time.LocalDate;
import java.util.List;

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

    record DossierStatusChanged(LocalDate occurred, DossierStage previous) implements DossierEvent {}
}
