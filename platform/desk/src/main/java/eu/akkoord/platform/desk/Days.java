package eu.akkoord.platform.desk;

import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.core.time.Period;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The day a change is said to have happened, by the kind of change. */
public final class Days {
    private final ChangeNote note;
    private final @Nullable LocalDate previous;
    private final @Nullable Long revision;
    private final Clock clock;

    /**
     * @param before as it stood before the change; absent for a creation
     * @throws Occurrence.OccurredInFuture when the day given is later than today
     */
    Days(ChangeNote note, @Nullable Recorded<?> before, Clock clock) {
        this.note = note;
        this.previous = before == null ? null : before.occurred();
        this.revision = before == null ? null : before.revision();
        this.clock = clock;
        Occurrence.ofMove(note, null, clock);
    }

    /** For a change of status or period: the day given, else today. */
    public LocalDate ofMove() {
        return named(() -> Occurrence.ofMove(note, previous, clock));
    }

    /**
     * Decides a step in the life of something that has its own time, by the day given, which must be given where that time is past.
     *
     * @param period when it was to be; absent where nobody has said
     * @param decision whose own refusals come before the question for a day
     * @throws Occurrence.MissingDay when it is past and no day is given
     */
    public <R> R ofStep(@Nullable Period period, Function<LocalDate, R> decision) {
        var latest = period == null ? null : period.latest();
        var missing = latest != null && latest.isBefore(today()) && !note.isDated() ? latest : null;
        var decided = decision.apply(missing == null ? ofMove() : today());
        if (missing != null) {
            throw new Occurrence.MissingDay(missing);
        }
        return decided;
    }

    /** For any other change: the day given, else that of the change before. */
    public LocalDate ofAmendment() {
        var day = previous;
        return day == null ? ofMove() : named(() -> Occurrence.ofAmendment(note, day, clock));
    }

    /** For a change that may move a period: the day by the rule that fits. */
    public LocalDate of(boolean moves) {
        return moves ? ofMove() : ofAmendment();
    }

    /** Names the change before it where the day is before that one's. */
    private LocalDate named(Supplier<LocalDate> day) {
        try {
            return day.get();
        } catch (Occurrence.OutOfOrder early) {
            throw new Occurrence.OutOfOrder(early.day(), true, early.other(), revision);
        }
    }

    public LocalDate today() {
        return Occurrence.today(clock);
    }
}
