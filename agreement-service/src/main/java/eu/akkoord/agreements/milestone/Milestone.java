package eu.akkoord.agreements.milestone;

import eu.akkoord.agreements.milestone.MilestoneStatus.Dropped;
import eu.akkoord.agreements.milestone.MilestoneStatus.Held;
import eu.akkoord.agreements.milestone.MilestoneStatus.Planned;
import eu.akkoord.agreements.milestone.MilestoneStatus.Stage;
import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.change.CommonEvent.Amended;
import eu.akkoord.platform.core.change.CommonEvent.Fixed;
import eu.akkoord.platform.core.change.CommonEvent.Moved;
import eu.akkoord.platform.core.change.CommonEvent.Registered;
import eu.akkoord.platform.core.change.CommonEvent.StatusChanged;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.EncodedAs;
import eu.akkoord.platform.core.time.Period.Shift;
import eu.akkoord.platform.core.time.Slips;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A goal that the parties of an agreement work towards. It is planned, and while it is, its period may move: each move of its bounds is a
 * slip, and days within the span that was announced are its fixing. It ends in one of two ways: it is held, on a day within its period or after, or dropped, for a reason.
 *
 * @param agreement id of the agreement that it stands under, for good
 * @param sharedWith codes of the parties that had joined its agreement when it was filed there, in order
 * @param slips the moves of its period
 * @param fixings the times that days were chosen within its period; absent while there was none
 */
public record Milestone(
        @Code String id,
        @Code String agreement,
        List<@Code String> sharedWith,
        @EncodedAs(inPlace = true) MilestoneFacts facts,
        Slips slips,
        @Nullable Slips fixings,
        MilestoneStatus status) {
    public Milestone {
        sharedWith = List.copyOf(sharedWith);
    }

    /**
     * Begins a milestone.
     *
     * @param joined codes of the parties that have joined its agreement
     */
    static Change<Milestone, CommonEvent> register(
            String id, String agreement, Collection<String> joined, MilestoneFacts facts, LocalDate on) {
        var readers = List.copyOf(new TreeSet<>(joined));
        return new Change<>(
                new Milestone(id, agreement, readers, facts, Slips.NONE, null, new Planned(on)), new Registered(on));
    }

    /**
     * Returns the codes of the parties that read and write it.
     *
     * @param joined those that have joined its agreement at this moment
     */
    Set<String> readers(Collection<String> joined) {
        var readers = new TreeSet<>(sharedWith);
        readers.retainAll(joined);
        return readers;
    }

    /** Tells whether these facts would change the bounds of its period. */
    boolean moves(MilestoneFacts next) {
        return facts.period().shiftTo(next.period()) != Shift.NONE;
    }

    /**
     * Writes other facts, which the caller knows to differ.
     *
     * @throws Refusal.WrongStage when its period would move after it was held or dropped
     */
    Change<Milestone, CommonEvent> amend(MilestoneFacts next, LocalDate on) {
        var changed = MilestoneFacts.FORM.changed(facts, next);
        if (!moves(next)) {
            return new Change<>(with(next, slips, fixings, status), new Amended(on, changed));
        }
        if (!(status instanceof Planned)) {
            throw new Refusal.WrongStage("milestone.notPlanned");
        }
        if (facts.period().shiftTo(next.period()) == Shift.FIXING) {
            var fixed = (fixings == null ? Slips.NONE : fixings).and(on);
            return new Change<>(
                    with(next, slips, fixed, status), new Fixed(on, changed, facts.period(), next.period()));
        }
        return new Change<>(
                with(next, slips.and(on), fixings, status), new Moved(on, changed, facts.period(), next.period()));
    }

    /**
     * Takes it to its end.
     *
     * @throws Refusal.WrongStage when it is not planned any more, or is to be planned anew
     * @throws Refusal.Contradiction when it would be held before the first day of its period
     * @throws Refusal.MissingReason when it would be dropped without one
     */
    Change<Milestone, CommonEvent> take(Stage asked, LocalDate on, @Nullable String reason) {
        var allowed = status instanceof Planned ? List.of(Stage.HELD, Stage.DROPPED) : List.<Stage>of();
        if (!allowed.contains(asked)) {
            throw Refusal.WrongStage.between(
                    status.stage().word(),
                    asked.word(),
                    allowed.stream().map(Stage::word).toList());
        }
        var next = asked == Stage.HELD ? held(on) : dropped(on, reason);
        return new Change<>(
                with(facts, slips, fixings, next),
                new StatusChanged(on, status.stage().word()));
    }

    private Held held(LocalDate on) {
        var earliest = facts.period().earliest();
        if (earliest != null && earliest.isAfter(on)) {
            throw new Refusal.Contradiction(
                    new Fault("/change/occurred", on.toString(), "milestone.tooEarly", earliest));
        }
        return new Held(on);
    }

    private static Dropped dropped(LocalDate on, @Nullable String reason) {
        if (reason == null) {
            throw new Refusal.MissingReason();
        }
        return new Dropped(on, reason);
    }

    private Milestone with(MilestoneFacts next, Slips moved, @Nullable Slips fixed, MilestoneStatus stage) {
        return new Milestone(id, agreement, sharedWith, next, moved, fixed, stage);
    }
}
