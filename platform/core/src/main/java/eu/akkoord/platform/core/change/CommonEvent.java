package eu.akkoord.platform.core.change;

import eu.akkoord.platform.core.time.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event that aggregates of any kind may have, or one that is {@link Special} to some. */
public sealed interface CommonEvent extends DomainEvent {
    record Registered(LocalDate occurred) implements CommonEvent {}

    /** @param changed names of the properties that changed */
    record Amended(LocalDate occurred, List<String> changed) implements CommonEvent {
        public Amended {
            changed = List.copyOf(changed);
        }
    }

    /**
     * Amended, and its period is among what changed: it moved beyond the one before it.
     *
     * @param changed names of the properties that changed
     * @param slip the move; absent for a kind that publishes none
     */
    record Moved(
            LocalDate occurred,
            List<String> changed,
            @Nullable Slip slip) implements CommonEvent {
        public Moved {
            changed = List.copyOf(changed);
        }

        public Moved(LocalDate occurred, List<String> changed, Period from, Period to) {
            this(occurred, changed, new Slip(from, to));
        }

        public Moved(LocalDate occurred, List<String> changed) {
            this(occurred, changed, null);
        }
    }

    /** The move of a period. */
    record Slip(Period from, Period to) {}

    /**
     * Amended, and its period is among what changed: days within the one before it.
     *
     * @param changed names of the properties that changed
     */
    record Fixed(LocalDate occurred, List<String> changed, Period from, Period to) implements CommonEvent {
        public Fixed {
            changed = List.copyOf(changed);
        }
    }

    /** @param previous the word of the stage before it */
    record StatusChanged(LocalDate occurred, String previous) implements CommonEvent {}

    /** An event that only some kinds have: it says itself what is published of it. */
    non-sealed interface Special extends CommonEvent {
        /** Returns the past participle that ends its type, such as {@code answered}. */
        String type();

        /** Returns what is published beside the summary; JSON values only (String, Number, Boolean, Map, List). */
        Map<String, ?> data();
    }
}
