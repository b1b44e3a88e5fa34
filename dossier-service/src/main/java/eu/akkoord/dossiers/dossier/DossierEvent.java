package eu.akkoord.dossiers.dossier;

import java.time.LocalDate;
import java.util.List;

/** What happened to a dossier. */
public sealed interface DossierEvent {
    /** The day it happened. */
    LocalDate occurred();

    record DossierOpened(LocalDate occurred) implements DossierEvent {}

    record DossierAmended(LocalDate occurred, List<String> changed) implements DossierEvent {}

    /** Amended, and its period is among what changed. */
    record DossierMoved(LocalDate occurred, List<String> changed) implements DossierEvent {}

    record DossierStatusChanged(LocalDate occurred, DossierStage previous) implements DossierEvent {}
}
