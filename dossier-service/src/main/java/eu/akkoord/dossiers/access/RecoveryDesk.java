package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.access.Recovery.Answer;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.store.Circumstances;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Use cases of the recovery, by two people of the owner's party, of something {@code restricted} that nobody is left to see. It is shown to
 * the coordinators and auditors of that party, who learn by it that there is something under this id and nothing else, and while it is open
 * to those who still see it.
 */
public final class RecoveryDesk {
    /** Not counting what was refused, so that whoever refuses closes it to nobody for good. */
    private static final int MOST_UNREFUSED = 100;

    private static final int MOST_TRIES = 100;

    private final Map<String, GuardedDesk<?, ?, ?>> things;
    private final ClearancePolicy policy;
    private final Grants grants;
    private final Clock clock;

    public RecoveryDesk(
            Collection<? extends GuardedDesk<?, ?, ?>> things, ClearancePolicy policy, Grants grants, Clock clock) {
        this.things = things.stream().collect(Collectors.toMap(GuardedDesk::collection, Function.identity()));
        this.policy = policy;
        this.grants = grants;
        this.clock = clock;
    }

    /** Lists the recoveries that a reader is told of, oldest first. */
    public List<Recovery> on(Thing thing, Caller reader) {
        var guarded = told(thing, reader);
        return on(guarded).recoveries().stream()
                .filter(one -> isTold(guarded, one, reader))
                .toList();
    }

    /**
     * Asks for a way back; the same request again is answered by the one it asked for.
     *
     * @throws Refusal.WrongStage when it is not restricted, when this coordinator sees it, or when one is open already
     */
    public Recovery ask(Thing thing, ChangeNote note, Caller coordinator, @Nullable Repeat repeat) {
        var made = made(note, coordinator);
        var guarded = told(thing, coordinator);
        if (!coordinator.coordinates(guarded.owner())) {
            throw new Refusal.NotYours(thing.id());
        }
        refuseDeputy(coordinator, thing.id());
        grants.changedBefore(thing, note.request());
        var id = Repeat.idWithin("%s/%s/recoveries".formatted(thing.collection(), thing.id()), repeat);
        var fingerprint = repeat == null ? null : repeat.fingerprint();
        var after = change(guarded, made, list -> {
            var before = list.recovery(id);
            if (before.isPresent()) {
                if (!Objects.equals(before.get().fingerprint(), fingerprint)) {
                    throw new Refused.KeyReused(id);
                }
                return list;
            }
            refuseNeedless(guarded, list, coordinator);
            if (note.reason() == null) {
                throw new Refusal.MissingReason();
            }
            var to = new Grantee.ToPerson(coordinator.subject(), coordinator.party());
            return list.ask(new Recovery(id, to, act(made), fingerprint, null, null));
        });
        return after.recovery(id).orElseThrow();
    }

    /**
     * Answers it: somebody else of the owner's party seconds it, anybody of that party who is told of it refuses it with a reason, and
     * whoever asked withdraws it.
     */
    public Recovery answer(Thing thing, String id, Answer answer, ChangeNote note, Caller by) {
        var made = made(note, by);
        var guarded = told(thing, by);
        boolean again = grants.changedBefore(thing, note.request()).isPresent();
        var after = change(guarded, made, list -> {
            var before = list.recovery(id)
                    .filter(one -> isTold(guarded, one, by) || one.hasEnded(answer, by.subject()))
                    .orElseThrow(() -> new Refusal.Absent(id));
            if (again) {
                return list;
            }
            var next = switch (answer) {
                case SECONDED -> {
                    refuseUnless(
                            mayBeTold(by, guarded.owner()) && before.party().equals(by.party()), id);
                    if (!isAuditor(by)) {
                        refuseDeputy(by, id);
                    }
                    var seconded = before.second(act(made), today());
                    refuseUnrestricted(guarded);
                    yield seconded;
                }
                case REFUSED -> {
                    refuseUnless(before.party().equals(by.party()), id);
                    if (note.reason() == null) {
                        throw new Refusal.MissingReason();
                    }
                    yield before.end(answer, act(made), today());
                }
                case WITHDRAWN -> {
                    refuseUnless(before.to().subject().equals(by.subject()), id);
                    yield before.end(answer, act(made), today());
                }
            };
            return next.equals(before) ? list : list.with(next);
        });
        return after.recovery(id).orElseThrow();
    }

    /**
     * Takes the reason of one of its steps out of it and of all history.
     *
     * @param field where it is shown, such as {@code /ended/reason}
     */
    public Instant strike(Thing thing, String id, String field, ChangeNote note, Caller coordinator) {
        var made = made(note, coordinator);
        var guarded = told(thing, coordinator);
        var recovery = on(guarded)
                .recovery(id)
                .filter(one -> isTold(guarded, one, coordinator))
                .orElseThrow(() -> new Refusal.Absent(id));
        refuseUnless(coordinator.coordinates(recovery.party()), id);
        var before = grants.changedBefore(thing, note.request());
        if (before.isPresent()) {
            return before.get();
        }
        return grants.strike(guarded, List.of(id), GrantTexts.of(recovery, field), made);
    }

    /** The day on which they are looked at. */
    public LocalDate today() {
        return Occurrence.today(clock);
    }

    /** Tells whether somebody is told that something of a party exists: its coordinators and auditors. */
    public static boolean mayBeTold(Caller caller, String owner) {
        return caller.coordinates(owner) || (caller.party().equals(owner) && isAuditor(caller));
    }

    private static boolean isAuditor(Caller caller) {
        return caller.roles().contains(Caller.AUDITOR);
    }

    /**
     * Tells whether somebody who is told of the thing, or sees it, is told of a recovery on it: for good those of the party that asked who may be
     * told; everybody while it can be answered and opens what few see.
     */
    private boolean isTold(Guarded guarded, Recovery recovery, Caller caller) {
        return mayBeTold(caller, recovery.party())
                || (recovery.isOpen(today())
                        && guarded.level() == Confidentiality.RESTRICTED
                        && recovery.party().equals(guarded.owner()));
    }

    /** Refuses deputies: a coordinator who names one would otherwise be the first and choose the second. */
    private static void refuseDeputy(Caller by, String id) {
        if (by.deputation() != null) {
            throw new Refusal.NotYours(id, "recovery.byDeputy");
        }
    }

    private void refuseNeedless(Guarded guarded, GrantList list, Caller coordinator) {
        refuseUnrestricted(guarded);
        if (policy.seenBy(coordinator, List.of(guarded)).test(guarded)) {
            throw new Refusal.WrongStage("recovery.seenAlready");
        }
        if (list.recoveries().stream().anyMatch(one -> one.isOpen(today()))) {
            throw new Refusal.WrongStage("recovery.openAlready");
        }
        if (list.recoveries().stream().anyMatch(one -> one.wasRefusedOn(today()))) {
            throw new Refusal.WrongStage("recovery.refusedToday");
        }
        if (list.recoveries().stream().filter(one -> !one.wasRefused()).count() >= MOST_UNREFUSED) {
            throw new Refusal.Contradiction(new Fault("", null, "recovery.tooMany"));
        }
    }

    private static void refuseUnrestricted(Guarded guarded) {
        if (guarded.level() != Confidentiality.RESTRICTED) {
            throw new Refusal.WrongStage("recovery.notRestricted");
        }
    }

    private static void refuseUnless(boolean theirs, String id) {
        if (!theirs) {
            throw new Refusal.NotYours(id, "recovery.notYours");
        }
    }

    private Guarded told(Thing thing, Caller caller) {
        var all = things.get(thing.collection());
        if (all == null) {
            throw new Refusal.Absent(thing.id());
        }
        return all.told(thing.id(), caller);
    }

    private GrantList on(Guarded guarded) {
        var found = grants.find(List.of(guarded.thing())).get(guarded.thing());
        return found == null ? GrantList.ofCreator(guarded.creator()) : found;
    }

    private GrantList change(Guarded guarded, Circumstances made, UnaryOperator<GrantList> decision) {
        var thing = guarded.thing();
        boolean noted = false;
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            var before = on(guarded);
            var after = decision.apply(before);
            if (!noted && !after.equals(before)) {
                // first, so that no step is taken that nobody is told of
                Objects.requireNonNull(things.get(thing.collection())).note(thing.id(), made.by());
                noted = true;
            }
            if (after.equals(before) || grants.save(guarded, after, made)) {
                return after;
            }
        }
        throw new Refused.Backlog(guarded.thing().id());
    }

    private Circumstances made(ChangeNote note, Caller by) {
        return Circumstances.by(by, Occurrence.ofMove(note, null, clock), note, null);
    }

    private Grant.Act act(Circumstances made) {
        var by = made.by();
        return new Grant.Act(
                made.occurred(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                by.subject(),
                new Organisation(by.party(), by.organisation()),
                made.reason());
    }
}
