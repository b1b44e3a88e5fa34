package eu.akkoord.dossiers.document;

import eu.akkoord.platform.desk.DomainEvent;
import java.time.LocalDate;
import java.util.List;

/** What happened to a document. */
public sealed interface DocumentEvent extends DomainEvent {
    record DocumentDrafted(LocalDate occurred) implements DocumentEvent {}

    record DocumentAmended(LocalDate occurred, List<String> changed) implements DocumentEvent {}

    /** Changed, and no longer to be told of. */
    record DocumentConcealed(LocalDate occurred) implements DocumentEvent {}

    /** Changed, and to be told of again. */
    record DocumentRevealed(LocalDate occurred, List<String> changed) implements DocumentEvent {}

    record DocumentStatusChanged(LocalDate occurred, DocumentStage previous) implements DocumentEvent {}
}
