package eu.akkoord.dossiers.visit;

import eu.akkoord.platform.core.facts.Tagged;
import java.time.LocalDate;

/** The stage of a visit, with the facts that exist by then. */
@Tagged("stage")
public sealed interface VisitStatus {
    /** The day this stage began. */
    LocalDate since();

    record Planned(LocalDate since) implements VisitStatus {}

    record Confirmed(LocalDate since) implements VisitStatus {}

    record Held(LocalDate since) implements VisitStatus {}

    record Reported(LocalDate since) implements VisitStatus {}

    record Cancelled(LocalDate since, String reason) implements VisitStatus {}

    /** Tells whether it was held, reported on or not. */
    default boolean hasTakenPlace() {
        return switch (this) {
            case Held held -> true;
            case Reported reported -> true;
            case Planned planned -> false;
            case Confirmed confirmed -> false;
            case Cancelled cancelled -> false;
        };
    }

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
