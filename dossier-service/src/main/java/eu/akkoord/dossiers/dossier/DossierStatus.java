package eu.akkoord.dossiers.dossier;

import eu.akkoord.platform.core.facts.Tagged;
import java.time.LocalDate;

/** The stage of a dossier, with the facts that exist by then. */
@Tagged("stage")
public sealed interface DossierStatus {
    /** The day this stage began. */
    LocalDate since();

    record Proposed(LocalDate since) implements DossierStatus {}

    record Active(LocalDate since) implements DossierStatus {}

    record Suspended(LocalDate since, String reason) implements DossierStatus {}

    record Closed(LocalDate since, String reason) implements DossierStatus {}

    default DossierStage stage() {
        return switch (this) {
            case Proposed proposed -> DossierStage.PROPOSED;
            case Active active -> DossierStage.ACTIVE;
            case Suspended suspended -> DossierStage.SUSPENDED;
            case Closed closed -> DossierStage.CLOSED;
        };
    }
}
