package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.agreement.Agreement;
import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.Clearance;
import eu.akkoord.platform.core.time.Occurrence;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one rule that says who may see a dossier, a visit and what belongs to them. Each level shows to fewer than the one before it:
 * {@code public} to all; {@code partners} to the owner's party and to the parties to every agreement named, as far as it was shared
 * with them when it was filed, or outside any agreement to host and guests; {@code internal} to the owner's party;
 * {@code restricted} to nobody. A grant opens it at every level.
 */
public final class ClearancePolicy {
    /** No id: these have three characters at least. */
    private static final String NOTHING = "-";

    private static final GrantList NO_GRANTS = new GrantList(List.of(), 0);

    private final Agreements agreements;
    private final Grants grants;
    private final Clock clock;

    /** @param clock tells whether an offer can still be answered */
    public ClearancePolicy(Agreements agreements, Grants grants, Clock clock) {
        this.agreements = agreements;
        this.grants = grants;
        this.clock = clock;
    }

    /**
     * The tokens that open each of them.
     *
     * @param things all that will be asked about; agreements and grants are looked up once for all
     */
    public Function<Guarded, Set<String>> clearances(Collection<Guarded> things) {
        var known = known(things);
        var given = given(things);
        return thing -> tokens(thing, known, granted(thing, given));
    }

    /** The tokens that would open it if these were the grants on it. */
    Set<String> clearances(Guarded thing, GrantList granted) {
        return tokens(thing, known(List.of(thing)), granted);
    }

    /** The tokens that a reader has: also those of what was to be opened to this person on some day that has come. */
    public Set<String> held(Caller reader) {
        var today = Occurrence.today(clock);
        var held = new HashSet<>(Clearance.of(reader, today));
        held.addAll(Clearance.since(reader, today));
        return held;
    }

    /** Tells whether everyone of a party sees it without a grant. */
    public boolean isOpenTo(String party, Guarded thing) {
        return openTo(List.of(thing)).test(party, thing);
    }

    /**
     * The same of several.
     *
     * @param things all that will be asked about
     */
    public BiPredicate<String, Guarded> openTo(Collection<Guarded> things) {
        var known = known(things);
        return (party, thing) -> Clearance.covered(Clearance.party(party), tokens(thing, known, NO_GRANTS));
    }

    /** Selects the things a caller sees, as the clearances decide; grants are queried only for things not open otherwise. */
    public Predicate<Guarded> seenBy(Caller reader, Collection<Guarded> things) {
        var held = held(reader);
        var known = known(things);
        Predicate<Guarded> ungranted = thing -> Clearance.meet(held, tokens(thing, known, NO_GRANTS));
        var given = given(things.stream().filter(ungranted.negate()).toList());
        return ungranted.or(thing -> Clearance.meet(held, tokens(thing, known, granted(thing, given))));
    }

    /**
     * Selects the things that events may name together with another: they are not concealed, and everyone who sees that one without a grant
     * sees them too.
     *
     * @param others all that will be tested
     */
    public Predicate<Guarded> toldWith(Guarded thing, Collection<Guarded> others) {
        var known = known(Stream.concat(Stream.of(thing), others.stream()).toList());
        var readers = tokens(thing, known, NO_GRANTS);
        return other -> {
            var opening = tokens(other, known, NO_GRANTS);
            return !other.level().isConcealed()
                    && (opening.contains(Clearance.PUBLIC) || (!readers.isEmpty() && opening.containsAll(readers)));
        };
    }

    /**
     * Asks for a thing that does not exist what is asked about one that is hidden.
     *
     * @param collection of the thing
     */
    public void askInVain(String collection) {
        agreements.find(List.of(NOTHING));
        grants.find(List.of(new Thing(collection, NOTHING)));
    }

    /** Codes of the parties that are joined to every agreement named, sorted; of an agreement we have not heard of nobody is. */
    public List<String> joined(Collection<String> named) {
        return partners(named, agreements.find(named)).stream().sorted().toList();
    }

    /**
     * Explains whether someone sees it, and on which grounds.
     *
     * @param held the tokens of that person
     * @param party of that person; absent when not given
     */
    public Explanation explain(Guarded thing, Set<String> held, @Nullable String party) {
        var known = known(List.of(thing));
        var grounds = grounds(thing, known, thing.counting(granted(thing, given(List.of(thing)))));
        return new Explanation(
                thing.level(),
                Arrays.stream(Ground.values())
                        .map(ground -> new Explanation.Weighed(
                                ground,
                                grounds.containsKey(ground),
                                Clearance.meet(held, grounds.getOrDefault(ground, Set.of()))))
                        .toList(),
                party == null
                        ? List.of()
                        : thing.agreements().stream()
                                .filter(id -> !partners(List.of(id), known).contains(party))
                                .toList());
    }

    /** For each ground that its level knows, the tokens it gives. */
    private Map<Ground, Set<String>> grounds(Guarded thing, Map<String, Agreement> known, GrantList granted) {
        var grounds = new EnumMap<Ground, Set<String>>(Ground.class);
        if (thing.level() == Confidentiality.PUBLIC) {
            grounds.put(Ground.PUBLIC, Set.of(Clearance.PUBLIC));
            return grounds;
        }
        if (thing.level() == Confidentiality.PARTNERS) {
            grounds.put(Ground.PARTNER, tokens(partners(thing, known)));
        }
        if (thing.level() != Confidentiality.RESTRICTED) {
            grounds.put(Ground.OWNER, tokens(Set.of(thing.owner())));
        }
        grounds.put(Ground.ORGANISATION_GRANTED, tokens(granted.counting(), Grantee.ToOrganisation.class));
        var persons = tokens(granted.counting(), Grantee.ToPerson.class);
        persons.addAll(recovered(thing, granted));
        grounds.put(Ground.PERSON_GRANTED, persons);
        grounds.put(Ground.OFFERED, offered(thing));
        return grounds;
    }

    /** Returns the parties it was shared with that are still partners today. */
    private static Set<String> partners(Guarded thing, Map<String, Agreement> known) {
        if (thing.agreements().isEmpty()) {
            return Set.copyOf(thing.visitors());
        }
        var partners = partners(thing.agreements(), known);
        var sharedWith = thing.sharedWith();
        if (sharedWith != null) {
            partners.retainAll(sharedWith);
        }
        return partners;
    }

    private static Set<String> partners(Collection<String> named, Map<String, Agreement> known) {
        var partners = new HashSet<String>();
        var first = true;
        for (var id : named) {
            var agreement = known.get(id);
            if (agreement == null) {
                return new HashSet<>();
            }
            if (first) {
                partners.addAll(agreement.parties());
                first = false;
            } else {
                partners.retainAll(agreement.parties());
            }
        }
        return partners;
    }

    private static Set<String> tokens(Set<String> parties) {
        return parties.stream().map(Clearance::party).collect(Collectors.toSet());
    }

    private static Set<String> tokens(Collection<Grant> granted, Class<? extends Grantee> kind) {
        return granted.stream()
                .map(Grant::to)
                .filter(kind::isInstance)
                .map(Grantee::clearance)
                .collect(Collectors.toSet());
    }

    /**
     * Tokens of recoveries, as long as the party that asked for them owns it: from the day on which they open, without anything being
     * written then.
     */
    private Set<String> recovered(Guarded thing, GrantList granted) {
        var today = Occurrence.today(clock);
        var tokens = new HashSet<String>();
        for (var recovery : granted.recoveries()) {
            var opens = recovery.opens();
            if (opens != null && recovery.party().equals(thing.owner())) {
                tokens.addAll(Clearance.since(recovery.to().subject(), recovery.party(), opens));
                if (recovery.hasOpened(today)) {
                    tokens.add(recovery.to().clearance());
                }
            }
        }
        return tokens;
    }

    private Set<String> offered(Guarded thing) {
        if (thing.offeredTo().isEmpty()) {
            return Set.of();
        }
        var today = Occurrence.today(clock);
        return thing.offeredTo().entrySet().stream()
                .filter(offer -> !today.isAfter(offer.getValue()))
                .map(offer -> Clearance.coordinators(offer.getKey(), offer.getValue()))
                .collect(Collectors.toSet());
    }

    /**
     * A part opens only with what opens the whole as well. Grants on the whole are given by its owner: to a part of another party they
     * let in that party's people alone. One that went along when the whole was given away is seen as the whole is when nobody of the
     * party that made it is left to see it.
     */
    private Set<String> tokens(Guarded thing, Map<String, Agreement> known, GrantList granted) {
        var whole = thing.within();
        if (whole == null) {
            return all(thing, known, thing.counting(granted));
        }
        var opening = tokens(whole, known, granted);
        var counting = whole.counting(granted);
        if (whole.owner().equals(thing.owner())) {
            return Clearance.narrowed(all(thing, known, counting), opening);
        }
        var own = Clearance.narrowed(all(thing, known, counting.to(thing.owner())), opening);
        return own.isEmpty() && thing.along()
                ? Clearance.narrowed(all(thing.ownedBy(whole.owner()), known, counting), opening)
                : own;
    }

    private Set<String> all(Guarded thing, Map<String, Agreement> known, GrantList counting) {
        return grounds(thing, known, counting).values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    private static GrantList granted(Guarded thing, Map<Thing, GrantList> given) {
        return given.getOrDefault(thing.thing(), GrantList.ofCreator(thing.creator()));
    }

    private static boolean isClosed(Guarded thing) {
        var whole = thing.within();
        return thing.level() != Confidentiality.PUBLIC || (whole != null && isClosed(whole));
    }

    private Map<String, Agreement> known(Collection<Guarded> things) {
        return agreements.find(things.stream()
                .filter(ClearancePolicy::isClosed)
                .flatMap(thing -> thing.agreements().stream())
                .collect(Collectors.toSet()));
    }

    private Map<Thing, GrantList> given(Collection<Guarded> things) {
        return grants.find(things.stream()
                .filter(ClearancePolicy::isClosed)
                .map(Guarded::thing)
                .collect(Collectors.toSet()));
    }
}
