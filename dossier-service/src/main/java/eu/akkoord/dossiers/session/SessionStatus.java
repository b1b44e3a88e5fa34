package eu.akkoord.dossiers.session;

import eu.akkoord.platform.core.facts.Tagged;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The stage of a session, with the facts that exist by then. */
@Tagged("stage")
public sealed interface SessionStatus {
    /** The day this stage began. */
    LocalDate since();

    record Announced(LocalDate since) implements SessionStatus {}

    /** Whoever wants an invitation may ask for one. */
    record Open(LocalDate since) implements SessionStatus {}

    /** @param attended how many came; absent when nobody has said */
    record Held(LocalDate since, @Nullable Integer attended) implements SessionStatus {}

    /** @param reason absent where it ended with its visit, which says why */
    record Cancelled(LocalDate since, @Nullable String reason) implements SessionStatus {}

    default SessionStage stage() {
        return switch (this) {
            case Announced announced -> SessionStage.ANNOUNCED;
            case Open open -> SessionStage.OPEN;
            case Held held -> SessionStage.HELD;
            case Cancelled cancelled -> SessionStage.CANCELLED;
        };
    }
}
