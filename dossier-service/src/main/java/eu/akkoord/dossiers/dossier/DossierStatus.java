package eu.akkoord.dossiers.dossier;

import java.time.LocalDate;

/** Where a dossier stands; each stage carries only the facts that exist by then. */
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
