package eu.akkoord.agreements.milestone;

import eu.akkoord.platform.core.facts.Tagged;
import eu.akkoord.platform.core.facts.Word;
import java.time.LocalDate;

/** The stage of a milestone, with the facts that exist by then. */
@Tagged("stage")
public sealed interface MilestoneStatus {
    /** The day this stage began. */
    LocalDate since();

    record Planned(LocalDate since) implements MilestoneStatus {}

    record Held(LocalDate since) implements MilestoneStatus {}

    record Dropped(LocalDate since, String reason) implements MilestoneStatus {}

    /** The name of a stage. */
    enum Stage implements Word {
        PLANNED,
        HELD,
        DROPPED;

        public static Stage of(String word) {
            return Word.of(Stage.class, word);
        }
    }

    default Stage stage() {
        return switch (this) {
            case Planned planned -> Stage.PLANNED;
            case Held held -> Stage.HELD;
            case Dropped dropped -> Stage.DROPPED;
        };
    }
}
