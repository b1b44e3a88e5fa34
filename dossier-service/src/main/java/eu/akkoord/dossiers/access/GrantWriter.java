package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.store.Circumstances;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes the grants on something. They stand in one document, and the level and the owner by which they are judged in another; each
 * is written by itself. So after a write the other is read once more: where the same would not be decided any more, it is undone. A note
 * that this is still to be done is stored before the write.
 */
final class GrantWriter {
    private static final int MOST_TRIES = 100;

    private final Grants grants;
    private final Clock clock;

    GrantWriter(Grants grants, Clock clock) {
        this.grants = grants;
        this.clock = clock;
    }

    /** Decides about grants; the same list when nothing is to change. */
    @FunctionalInterface
    interface Decision {
        GrantList on(Guarded thing, GrantList before);
    }

    /**
     * Changes them as they stand, and decides again when another change comes first, or when it was undone.
     *
     * @param standing tells what they are on, as it stands by then
     * @return the list after it
     */
    GrantList change(Guarded asked, Circumstances made, Supplier<Guarded> standing, Decision decision) {
        var thing = asked;
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            var before = on(thing);
            var after = decision.on(thing, before);
            if (after.equals(before)) {
                return before;
            }
            var note = grants.begin(thing, after, made);
            if (!grants.save(thing, after, made)) {
                grants.judged(note);
                continue;
            }
            var judged = thing;
            var later = standing.get();
            if (judged(note, () -> holds(judged, later, before, after, made, decision))) {
                return after;
            }
            thing = later;
        }
        throw new Refused.Backlog(asked.thing().id());
    }

    /** Leaves the note for whatever else is thrown, a store that is away as well. */
    private boolean judged(String note, BooleanSupplier holds) {
        try {
            boolean held = holds.getAsBoolean();
            grants.judged(note);
            return held;
        } catch (Refusal undone) {
            grants.judged(note);
            throw undone;
        }
    }

    /**
     * Judges a change that a process has stored and not judged any more. Nobody knows what it would have decided: the change is undone when
     * the thing is other than it was, unless the owner's party would have no grant left.
     */
    void judge(Grants.Unjudged left, Guarded now) {
        var after = left.after();
        if (after != null && !now.ground().equals(left.ground())) {
            var before = left.before() == null ? GrantList.ofCreator(now.creator()) : left.before();
            var act = act(left.by(), null);
            change(now, new Circumstances(left.by(), act.occurred(), null), () -> now, (thing, list) -> {
                var undone = list.undoing(before, after, act);
                boolean same = undone.grants().equals(list.grants())
                        && undone.recoveries().equals(list.recoveries());
                return same || (ofOwner(now, list) > 0 && ofOwner(now, undone) == 0) ? list : undone;
            });
        }
        grants.judged(left.note());
    }

    /** Counts those of its owner's party; a person of whom no party was recorded is of that one. */
    long ofOwner(Guarded thing, GrantList list) {
        return thing.counting(list).counting(Occurrence.today(clock)).stream()
                .map(grant -> grant.to().ofParty())
                .filter(of -> of == null || of.equals(thing.owner()))
                .count();
    }

    private boolean holds(
            Guarded judged, Guarded now, GrantList before, GrantList after, Circumstances made, Decision decision) {
        if (now.equals(judged)) {
            return true;
        }
        try {
            if (decision.on(now, before).equals(after)) {
                return true;
            }
        } catch (Refusal refused) {
            undo(now, before, after, made);
            throw refused;
        }
        undo(now, before, after, made);
        return false;
    }

    private void undo(Guarded now, GrantList before, GrantList after, Circumstances made) {
        var act = act(made.by(), null);
        change(now, made, () -> now, (thing, list) -> list.undoing(before, after, act));
    }

    GrantList on(Guarded thing) {
        var found = grants.find(List.of(thing.thing())).get(thing.thing());
        return found == null ? GrantList.ofCreator(thing.creator()) : found;
    }

    Grant.Act act(Caller by, @Nullable String reason) {
        return new Grant.Act(
                Occurrence.today(clock),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                by.subject(),
                new Organisation(by.party(), by.organisation()),
                reason);
    }
}
