package eu.akkoord.dossiers.visit;

import java.time.LocalDate;

/** Where a visit stands; each stage carries only the facts that exist by then. */
public sealed interface VisitStatus {
    /** The day this stage began. */
    LocalDate since();

    record Planned(LocalDate since) implements VisitStatus {}

    record Confirmed(LocalDate since) implements VisitStatus {}

    record Held(LocalDate since) implements VisitStatus {}

    record Reported(LocalDate since) implements VisitStatus {}

    record Cancelled(LocalDate since, String reason) implements VisitStatus {}

    default VisitStage stage() {
        return switch (this) {
            case Planned planned -> VisitStage.PLANNED;
            case Confirmed confirmed -> VisitStage.CONFIRMED;
            case Held held -> VisitStage.HELD;
            case Reported reported -> VisitStage.REPORTED;
            case Cancelled cancelled -> VisitStage.CANCELLED;
        };
    }
}
