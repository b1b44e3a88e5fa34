package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.security.Clearance;
import eu.akkoord.platform.security.Subjects;
import eu.akkoord.platform.store.Made;
import eu.akkoord.platform.store.Refused;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.ChangeNote;
import eu.akkoord.platform.time.Occurrence;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What officers of the owner's party can do with the grants on a dossier or visit, and how they can ask why someone sees it; nobody
 * else is told.
 */
public final class GrantDesk {
    private static final int MOST_COUNTING = 100;
    private static final int MOST_EVER = 1000;
    private static final int MOST_TRIES = 100;

    private final Map<String, GuardedThings> things;
    private final ClearancePolicy policy;
    private final ChangePolicy changes;
    private final Grants grants;
    private final References references;
    private final Subjects subjects;
    private final Clock clock;

    public GrantDesk(
            Collection<? extends GuardedThings> things,
            ClearancePolicy policy,
            ChangePolicy changes,
            Grants grants,
            References references,
            Subjects subjects,
            Clock clock) {
        this.things = things.stream().collect(Collectors.toMap(GuardedThings::collection, Function.identity()));
        this.policy = policy;
        this.changes = changes;
        this.grants = grants;
        this.references = references;
        this.subjects = subjects;
        this.clock = clock;
    }

    /** Those on one thing, the withdrawn ones too. */
    public GrantList on(Thing thing, Caller officer) {
        return on(owned(thing, officer));
    }

    /** What was given, and the revision of the list after it. */
    public record Given(Grant grant, long revision) {}

    /**
     * Opens it to somebody; who has a grant already keeps the one there is. A person whose party is not said is of the owner's.
     *
     * @throws Refusal.RoleNeeded when it lets in another party than the owner's, and the officer is no coordinator
     */
    public Given give(Thing thing, Grantee asked, ChangeNote note, Caller officer, @Nullable Repeat repeat) {
        var occurred = Occurrence.ofMove(note, null, clock);
        var guarded = owned(thing, officer);
        var to = bound(asked, guarded.owner());
        references.refuseUnknown(named(to), List.of());
        if (to instanceof Grantee.ToOrganisation granted
                && !granted.organisation().party().equals(officer.party())) {
            references.confirmOrganisation(granted.organisation());
        }
        var id = Repeat.idWithin("%s/%s/grants".formatted(thing.collection(), thing.id()), repeat);
        var fingerprint = repeat == null ? null : repeat.fingerprint();
        var act = new Grant.Act(
                occurred,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                officer.subject(),
                new Organisation(officer.party(), officer.organisation()),
                note.reason());
        var after = change(guarded, new Made(officer, occurred, note.reason()), list -> {
            var before = list.find(id);
            if (before.isPresent()) {
                refuseOther(before.get(), fingerprint);
                return list;
            }
            if (list.to(to).isPresent()) {
                return list;
            }
            refuseMany(list);
            var given =
                    judged(guarded, list, list.give(new Grant(id, to, act, fingerprint, null)), note.reason(), officer);
            refuseStranger(to);
            return given;
        });
        return new Given(after.find(id).or(() -> after.to(to)).orElseThrow(), after.revision());
    }

    /**
     * Withdraws a grant: from now on it opens nothing.
     *
     * @throws Refusal.WrongStage for the last one of the owner's party on something restricted, which it could not see any more
     */
    public void withdraw(Thing thing, String id, Caller officer) {
        var guarded = owned(thing, officer);
        var act = new Grant.Act(
                Occurrence.today(clock),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                officer.subject(),
                new Organisation(officer.party(), officer.organisation()),
                null);
        change(guarded, new Made(officer, act.occurred(), null), list -> {
            var grant = list.find(id).filter(Grant::counts);
            if (grant.isEmpty()) {
                throw new Refusal.Absent(id);
            }
            var after = list.withdraw(id, act);
            if (guarded.level() == Confidentiality.RESTRICTED
                    && counting(list, guarded.owner()) > 0
                    && counting(after, guarded.owner()) == 0) {
                throw new Refusal.WrongStage(
                        "De laatste toekenning van de partij van de eigenaar op iets dat restricted is, kan niet worden ingetrokken; verlaag eerst het niveau",
                        Arrays.stream(Confidentiality.values())
                                .filter(guarded.level()::lowersTo)
                                .map(Confidentiality::word)
                                .toList());
            }
            return judged(guarded, list, after, null, officer);
        });
    }

    /**
     * Whether someone sees it, and on which grounds; what is not said of them does not count.
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
                on(guarded).counting().stream()
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

    /** How many count for a party; a person of whom no party was recorded is of the owner's. */
    private static long counting(GrantList list, String party) {
        return list.counting().stream()
                .map(grant -> grant.to().ofParty())
                .filter(of -> of == null || of.equals(party))
                .count();
    }

    private static Grantee bound(Grantee asked, String owner) {
        return asked instanceof Grantee.ToPerson person && person.party() == null
                ? new Grantee.ToPerson(person.subject(), owner)
                : asked;
    }

    private GrantList change(Guarded guarded, Made made, UnaryOperator<GrantList> decision) {
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            var before = on(guarded);
            var after = decision.apply(before);
            if (after.equals(before)) {
                return before;
            }
            if (grants.save(guarded, after, made)) {
                return after;
            }
        }
        throw new Refused.Backlog(guarded.thing().id());
    }

    private GrantList on(Guarded guarded) {
        var found = grants.find(List.of(guarded.thing())).get(guarded.thing());
        return found == null ? GrantList.ofCreator(guarded.creator()) : found;
    }

    private Guarded owned(Thing thing, Caller officer) {
        var all = things.get(thing.collection());
        if (all == null) {
            throw new Refusal.Absent(thing.id());
        }
        var guarded = all.guarded(thing.id(), officer);
        if (!guarded.owner().equals(officer.party())) {
            throw new Refusal.NotYours(thing.id());
        }
        return guarded;
    }

    private static void refuseOther(Grant before, @Nullable String fingerprint) {
        if (!before.counts() || !Objects.equals(before.fingerprint(), fingerprint)) {
            throw new Refused.IdTaken(before.id());
        }
    }

    private static void refuseMany(GrantList list) {
        if (list.counting().size() >= MOST_COUNTING || list.grants().size() >= MOST_EVER) {
            throw new Refusal.Contradiction(new Fault("", null, "Er zijn al te veel toekenningen"));
        }
    }

    /** A subject of an issuer that nobody trusts can never call: such a grant is a slip of the pen, or waits for another issuer. */
    private void refuseStranger(Grantee to) {
        if (to instanceof Grantee.ToPerson person && !subjects.known(person.subject())) {
            throw new Refusal.UnknownReferences(
                    List.of(new Fault("/subject", person.subject(), "Geen vertrouwde uitgever kent dit subject")));
        }
    }

    private static List<Named> named(Grantee to) {
        return switch (to) {
            case Grantee.ToOrganisation granted ->
                List.of(
                        new Named.PartyNamed(granted.organisation().party(), "/party"),
                        new Named.OrganisationNamed(
                                granted.organisation().party(),
                                granted.organisation().organisation(),
                                "/organisation"));
            case Grantee.ToPerson granted ->
                granted.party() == null ? List.of() : List.of(new Named.PartyNamed(granted.party(), "/party"));
        };
    }
}
