package eu.akkoord.dossiers.document;

import eu.akkoord.platform.core.change.DomainEvent;
import java.time.LocalDate;
import java.util.List;

/** A change of a document. */
public sealed interface DocumentEvent extends DomainEvent {
    record DocumentDrafted(LocalDate occurred) implements DocumentEvent {}

    record DocumentAmended(LocalDate occurred, List<String> changed) implements DocumentEvent {}

    /** Changed, and no longer published. */
    record DocumentConcealed(LocalDate occurred) implements DocumentEvent {}

    /** Changed, and published again. */
    record DocumentRevealed(LocalDate occurred, List<String> changed) implements DocumentEvent {}

    record DocumentStatusChanged(LocalDate occurred, DocumentStage previous) implements DocumentEvent {}
}
