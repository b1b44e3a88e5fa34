package eu.akkoord.dossiers.visit;

import eu.akkoord.platform.desk.DomainEvent;
import eu.akkoord.platform.time.Period;
import java.time.LocalDate;
import java.util.List;

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
    record VisitAnswered(LocalDate occurred, String party, VisitAnswer answer) implements VisitEvent {}

    record VisitStatusChanged(LocalDate occurred, VisitStage previous) implements VisitEvent {}
}
