package eu.akkoord.dossiers.document;

import eu.akkoord.platform.core.facts.Tagged;
import java.time.LocalDate;

/** The stage of a document, with the facts that exist by then. */
@Tagged("stage")
public sealed interface DocumentStatus {
    /** The day this stage began. */
    LocalDate since();

    record Drafted(LocalDate since) implements DocumentStatus {}

    record Published(LocalDate since) implements DocumentStatus {}

    record Withdrawn(LocalDate since, String reason) implements DocumentStatus {}

    default DocumentStage stage() {
        return switch (this) {
            case Drafted drafted -> DocumentStage.DRAFTED;
            case Published published -> DocumentStage.PUBLISHED;
            case Withdrawn withdrawn -> DocumentStage.WITHDRAWN;
        };
    }
}
