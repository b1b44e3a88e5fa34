package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.Clearance;
import eu.akkoord.platform.core.authority.Subjects;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.store.Circumstances;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Use cases of the grants on a dossier or visit, for officers of the owner's party, who may also ask why someone sees it; anyone else is
 * refused.
 */
public final class GrantDesk {
    private static final int MOST_COUNTING = 100;

    /** Given by officers of one party, so that who owned it before leaves the next owner room. */
    private static final int MOST_BY_ONE = 1000;

    private static final int MOST_EVER = 5000;

    /** Longer than any process takes from a write to its judgement. */
    private static final Duration AT_WORK = Duration.ofMinutes(1);

    private final Map<String, GuardedDesk<?, ?, ?>> things;
    private final ClearancePolicy policy;
    private final ChangePolicy changes;
    private final Grants grants;
    private final GrantWriter writer;
    private final References references;
    private final Subjects subjects;
    private final Clock clock;

    public GrantDesk(
            Collection<? extends GuardedDesk<?, ?, ?>> things,
            ClearancePolicy policy,
            ChangePolicy changes,
            Grants grants,
            References references,
            Subjects subjects,
            Clock clock) {
        this.things = things.stream().collect(Collectors.toMap(GuardedDesk::collection, Function.identity()));
        this.policy = policy;
        this.changes = changes;
        this.grants = grants;
        this.writer = new GrantWriter(grants, clock);
        this.references = references;
        this.subjects = subjects;
        this.clock = clock;
    }

    /** Returns those on one thing, the withdrawn ones too; none that a former owner has taken with it. */
    public GrantList on(Thing thing, Caller officer) {
        var guarded = owned(thing, officer);
        return guarded.ofOwner(guarded.counting(writer.on(guarded)));
    }

    /** The same, with those that recoveries of the officer's party have become. */
    public List<Grant> listed(Thing thing, Caller officer) {
        return on(thing, officer).recoveredBy(officer.party()).all(Occurrence.today(clock));
    }

    /**
     * Opens it to somebody; who has a grant already keeps the one there is. A person whose party is not said is of the owner's.
     *
     * @throws Refusal.RoleNeeded when it lets in another party than the owner's, and the officer is no coordinator
     */
    public Grant give(Thing thing, Grantee asked, ChangeNote note, Caller officer, @Nullable Repeat repeat) {
        var occurred = Occurrence.ofMove(note, null, clock);
        var guarded = owned(thing, officer);
        var to = bound(asked, guarded.owner());
        references.refuseUnknown(named(to), List.of());
        var party = to.ofParty();
        if (party != null) {
            references.refuseRepresented(party);
        }
        if (!officer.party().equals(to.ofParty())) {
            confirm(to);
        }
        var id = Repeat.idWithin("%s/%s/grants".formatted(thing.collection(), thing.id()), repeat);
        var fingerprint = repeat == null ? null : repeat.fingerprint();
        var act = new Grant.Act(
                occurred,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                officer.subject(),
                new Organisation(officer.party(), officer.organisation()),
                note.reason());
        grants.changedBefore(thing, note.request());
        var after = change(guarded, Circumstances.by(officer, occurred, note, null), (now, list) -> {
            var before = list.find(id);
            if (before.isPresent()) {
                refuseOther(before.get(), fingerprint);
                return list;
            }
            if (list.to(to).isPresent()) {
                return list;
            }
            refuseMany(list, officer.party());
            var given = judged(
                    now,
                    list,
                    list.give(new Grant(id, to, act, now.under(), fingerprint, null)),
                    note.reason(),
                    officer);
            refuseStranger(to);
            return given;
        });
        return after.find(id).or(() -> after.to(to)).orElseThrow();
    }

    /**
     * Withdraws a grant: from now on it opens nothing.
     *
     * @throws Refusal.WrongStage for the last one of the owner's party: at whatever level it stands, it may be restricted at this moment
     */
    public void withdraw(Thing thing, String id, Caller officer) {
        var guarded = owned(thing, officer);
        var act = writer.act(officer, null);
        change(guarded, new Circumstances(officer, act.occurred(), null), (now, list) -> {
            var today = Occurrence.today(clock);
            if (now.ofOwner(list).counting(today).stream()
                    .noneMatch(one -> one.id().equals(id))) {
                throw new Refusal.Absent(id);
            }
            var after = list.withdraw(id, act);
            if (writer.ofOwner(now, list) > 0 && writer.ofOwner(now, after) == 0) {
                throw new Refusal.WrongStage("grant.last");
            }
            return judged(now, list, after, null, officer);
        });
    }

    /**
     * Takes the reason of a grant, or of its withdrawal, out of it and of all history. It is the owner's to strike where that is told of
     * the grant, and its writer's party's whosever the thing is.
     *
     * @param field where it is shown: {@code /reason} or {@code /withdrawn/reason}
     */
    public Instant strike(Thing thing, String id, String field, ChangeNote note, Caller coordinator) {
        var made = Circumstances.by(coordinator, Occurrence.ofMove(note, null, clock), note, null);
        var guarded = things(thing).guarded(thing.id(), coordinator);
        var before = grants.changedBefore(thing, note.request());
        if (before.isPresent()) {
            return before.get();
        }
        var all = writer.on(guarded);
        var own = all.find(id).filter(one -> GrantTexts.isOf(coordinator.party(), one, field));
        if (own.isEmpty()) {
            refuseOthers(guarded, coordinator);
        }
        var grant = own.or(() -> guarded.ofOwner(all).find(id)).orElseThrow(() -> new Refusal.Absent(id));
        return grants.strike(guarded, List.of(id), GrantTexts.of(grant, field), made);
    }

    /** Judges what processes have left that died between a write and its judgement. */
    public void judgeLeft() {
        for (var left : grants.unjudged(clock.instant().minus(AT_WORK))) {
            writer.judge(left, things(left.thing()).standing(left.thing().id()));
        }
    }

    /**
     * Explains whether someone sees it, and on which grounds; properties not given do not count.
     *
     * @param coordinator of the owner's party
     */
    public Explanation explain(
            Thing thing,
            @Nullable String party,
            @Nullable String organisation,
            @Nullable String subject,
            Caller coordinator) {
        var guarded = owned(thing, coordinator);
        var held = new HashSet<>(Set.of(Clearance.PUBLIC));
        if (party != null) {
            held.add(Clearance.party(party));
            if (organisation != null) {
                held.add(Clearance.organisation(party, organisation));
            }
        }
        if (subject != null) {
            held.add(Clearance.person(subject));
            if (party != null) {
                held.add(Clearance.person(subject, party));
            } else {
                writer.on(guarded).counting(Occurrence.today(clock)).stream()
                        .map(Grant::to)
                        .filter(to -> to instanceof Grantee.ToPerson person
                                && person.subject().equals(subject))
                        .map(Grantee::clearance)
                        .forEach(held::add);
            }
        }
        return policy.explain(guarded, held, party);
    }

    private GrantList judged(
            Guarded guarded, GrantList before, GrantList after, @Nullable String reason, Caller officer) {
        changes.judge(guarded, before, after, officer, reason);
        return after;
    }

    private void confirm(Grantee to) {
        switch (to) {
            case Grantee.ToOrganisation granted -> references.confirmOrganisation(granted.organisation(), "");
            case Grantee.ToPerson granted -> {
                if (granted.party() != null) {
                    references.confirmParty(granted.party(), "/party");
                }
            }
        }
    }

    private static Grantee bound(Grantee asked, String owner) {
        return asked instanceof Grantee.ToPerson person && person.party() == null
                ? new Grantee.ToPerson(person.subject(), owner)
                : asked;
    }

    /** Changes them for an officer of the party that owns the thing, also by the time it is written. */
    private GrantList change(Guarded guarded, Circumstances made, GrantWriter.Decision decision) {
        var thing = guarded.thing();
        return writer.change(guarded, made, () -> things(thing).standing(thing.id()), (now, list) -> {
            refuseOthers(now, made.by());
            return decision.on(now, list);
        });
    }

    private Guarded owned(Thing thing, Caller officer) {
        var guarded = things(thing).guarded(thing.id(), officer);
        refuseOthers(guarded, officer);
        return guarded;
    }

    private GuardedDesk<?, ?, ?> things(Thing thing) {
        var all = things.get(thing.collection());
        if (all == null) {
            throw new Refusal.Absent(thing.id());
        }
        return all;
    }

    private static void refuseOthers(Guarded guarded, Caller officer) {
        if (!guarded.owner().equals(officer.party())) {
            throw new Refusal.NotYours(guarded.thing().id());
        }
    }

    private static void refuseOther(Grant before, @Nullable String fingerprint) {
        if (!Objects.equals(before.fingerprint(), fingerprint)) {
            throw new Refused.KeyReused(before.id());
        }
    }

    private static void refuseMany(GrantList list, String party) {
        long byOne = list.grants().stream()
                .map(Grant::given)
                .filter(act -> act != null && act.by().party().equals(party))
                .count();
        if (list.counting().size() >= MOST_COUNTING
                || byOne >= MOST_BY_ONE
                || list.grants().size() >= MOST_EVER) {
            throw new Refusal.Contradiction(new Fault("", null, "grant.tooMany"));
        }
    }

    /** A subject of an issuer that nobody trusts can never call: such a grant is a slip of the pen, or waits for another issuer. */
    private void refuseStranger(Grantee to) {
        if (to instanceof Grantee.ToPerson person && !subjects.known(person.subject())) {
            throw new Refusal.UnknownReferences(List.of(new Fault("/subject", person.subject(), "subject.unknown")));
        }
    }

    private static List<NamedReference> named(Grantee to) {
        return switch (to) {
            case Grantee.ToOrganisation granted ->
                List.of(
                        new NamedReference.PartyNamed(granted.organisation().party(), "/party"),
                        new NamedReference.OrganisationNamed(
                                granted.organisation().party(),
                                granted.organisation().organisation(),
                                "/organisation"));
            case Grantee.ToPerson granted ->
                granted.party() == null ? List.of() : List.of(new NamedReference.PartyNamed(granted.party(), "/party"));
        };
    }
}
