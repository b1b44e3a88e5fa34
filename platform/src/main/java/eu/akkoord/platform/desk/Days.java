package eu.akkoord.platform.desk;

import eu.akkoord.platform.time.ChangeNote;
import eu.akkoord.platform.time.Occurrence;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The day a change is said to have happened, by the kind of change. */
public final class Days {
    private final ChangeNote note;
    private final @Nullable LocalDate previous;
    private final Clock clock;

    /**
     * @param previous the day of the change before; absent for a creation
     * @throws Occurrence.OccurredInFuture when the day given is later than today
     */
    Days(ChangeNote note, @Nullable LocalDate previous, Clock clock) {
        this.note = note;
        this.previous = previous;
        this.clock = clock;
        Occurrence.ofMove(note, null, clock);
    }

    /** For a change of status or period: the day given, else today. */
    public LocalDate ofMove() {
        return Occurrence.ofMove(note, previous, clock);
    }

    /** For any other change: the day given, else that of the change before. */
    public LocalDate ofAmendment() {
        return previous == null ? ofMove() : Occurrence.ofAmendment(note, previous, clock);
    }

    /** For a change that may move a period: the day by the rule that fits. */
    public LocalDate of(boolean moves) {
        return moves ? ofMove() : ofAmendment();
    }

    public LocalDate today() {
        return Occurrence.today(clock);
    }
}
