package eu.akkoord.dossiers.access;

import eu.akkoord.platform.core.authority.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table of docs/confidentiality.md in plain words, written apart from the code that decides: who reads a thing, and what a
 * change may do to those who read and own it. It knows no clearances and asks nothing of the policies.
 */
public final class AuthorityOracle {
    private AuthorityOracle() {}

    /**
     * A thing as it is stored.
     *
     * @param owner code of the owner's party
     * @param visitors host and guests, of a visit outside any agreement
     * @param sharedWith codes of the parties it was shared with when it was filed or later
     * @param granted who has a grant that counts
     * @param speaksOf codes of the parties that it speaks of
     * @param offeredTo codes of the parties whose coordinators are offered it
     * @param seenAs code of the party as whose it is seen: its owner's, or of what went along when the whole was given away and that nobody
     *     of its owner reads any more, the whole's owner's
     * @param within the thing it belongs to, whose readers alone may read it
     */
    public record Thing(
            String id,
            Confidentiality level,
            String owner,
            List<String> agreements,
            List<String> visitors,
            List<String> sharedWith,
            List<Grantee> granted,
            Set<String> speaksOf,
            Set<String> offeredTo,
            String seenAs,
            @Nullable Thing within) {
        public Thing(
                String id,
                Confidentiality level,
                String owner,
                List<String> agreements,
                List<String> visitors,
                List<String> sharedWith,
                List<Grantee> granted,
                Set<String> speaksOf,
                Set<String> offeredTo,
                @Nullable Thing within) {
            this(id, level, owner, agreements, visitors, sharedWith, granted, speaksOf, offeredTo, owner, within);
        }

        Thing granted(List<Grantee> to, Set<String> offered, @Nullable Thing whole) {
            return new Thing(id, level, owner, agreements, visitors, sharedWith, to, speaksOf, offered, owner, whole);
        }

        Thing seenAs(String party, List<Grantee> to) {
            return new Thing(
                    id, level, owner, agreements, visitors, sharedWith, to, speaksOf, offeredTo, party, within);
        }
    }

    /**
     * A grant that nobody has withdrawn.
     *
     * @param by code of the party that gave it; absent on the first, which comes with the thing
     * @param turn how often the thing had been taken over by then
     */
    public record Given(Grantee to, @Nullable String by, int turn) {}

    /**
     * A state that a thing was in.
     *
     * @param then the thing as it stood, in what it belonged to as that stood
     * @param turn how often that had been taken over by then
     */
    public record State(Thing then, int turn) {}

    /**
     * A state of the past is read by those who read what has become of it, and would have read it as it stood: by its level, owner and
     * sharing of then, and those of what it belonged to. A grant shows what its giver's party owned, and what came after; who is offered
     * something is shown none of the past of its parts.
     *
     * @param given the grants on it, or on what it belongs to
     */
    public static boolean readsThen(Caller who, State state, World now, List<Given> given) {
        var then = state.then();
        var whole = then.within();
        var owner = whole == null ? then.owner() : whole.owner();
        var counting = given.stream()
                .filter(one -> one.by() == null || one.by().equals(owner) || one.turn() <= state.turn())
                .map(Given::to)
                .toList();
        var is = now.things().get(then.id());
        if (is == null || !reads(who, is, now)) {
            return false;
        }
        if (whole == null) {
            return reads(who, then.granted(counting, then.offeredTo(), null), now);
        }
        var theirs = counting.stream()
                .filter(to -> then.owner().equals(owner) || then.owner().equals(to.ofParty()))
                .toList();
        return reads(who, then.granted(theirs, Set.of(), whole.granted(counting, Set.of(), null)), now);
    }

    /**
     * All there is at one moment.
     *
     * @param joined by agreement the parties that have joined it
     */
    public record World(Map<String, Thing> things, Map<String, Set<String>> joined) {}

    /**
     * A change as it was asked.
     *
     * @param opensNothing whether it is not about the things at all, such as joining an agreement
     * @param acceptsOwnership whether it accepts what was offered
     */
    public record Asked(Caller by, boolean reasoned, boolean opensNothing, boolean acceptsOwnership) {}

    public static boolean reads(Caller who, Thing thing, World world) {
        return readsAlone(who, thing, world) && (thing.within() == null || reads(who, thing.within(), world));
    }

    private static boolean readsAlone(Caller who, Thing thing, World world) {
        if (thing.level() == Confidentiality.PUBLIC) {
            return true;
        }
        if (thing.offeredTo().contains(who.party()) && who.roles().contains("coordinator")) {
            return true;
        }
        for (var to : thing.granted()) {
            boolean granted = switch (to) {
                case Grantee.ToPerson person ->
                    person.subject().equals(who.subject()) && Objects.equals(person.party(), who.party());
                case Grantee.ToOrganisation organisation ->
                    organisation.organisation().party().equals(who.party())
                            && organisation.organisation().organisation().equals(who.organisation());
            };
            if (granted) {
                return true;
            }
        }
        return switch (thing.level()) {
            case PUBLIC -> true;
            case PARTNERS -> thing.seenAs().equals(who.party()) || isPartner(who.party(), thing, world);
            case INTERNAL -> thing.seenAs().equals(who.party());
            case RESTRICTED -> false;
        };
    }

    private static boolean isPartner(String party, Thing thing, World world) {
        if (thing.agreements().isEmpty()) {
            return thing.visitors().contains(party);
        }
        return thing.sharedWith().contains(party)
                && thing.agreements().stream()
                        .allMatch(agreement ->
                                world.joined().getOrDefault(agreement, Set.of()).contains(party));
    }

    /** Each way in which a change that was let pass breaks the table; none when it breaks nothing. */
    public static List<String> faults(World before, World after, Asked asked, List<Caller> everybody) {
        var faults = new ArrayList<String>();
        for (var was : before.things().values()) {
            var is = after.things().get(was.id());
            if (is == null) {
                faults.add("%s is gone".formatted(was.id()));
                continue;
            }
            ownerFault(was, is, asked, faults);
            levelFault(was, is, asked, faults);
            for (var who : everybody) {
                boolean could = reads(who, was, before);
                boolean can = reads(who, is, after);
                // a part that its own party opened further than the whole comes with the whole, which is judged itself
                boolean withTheWhole = was.within() != null
                        && (readsAlone(who, was, before) || !was.seenAs().equals(is.seenAs()));
                if (!could && can && !withTheWhole) {
                    letInFault(was, is, who, asked, faults);
                }
                if (could && !can && !readsByGrantAlone(who, was, before) && !gaveAway(who.party(), was, is)) {
                    shutOutFault(was, who, asked, faults);
                }
            }
            boolean kept = everybody.stream()
                    .filter(who -> who.party().equals(was.owner()))
                    .anyMatch(who -> reads(who, is, after));
            boolean had = everybody.stream()
                    .filter(who -> who.party().equals(was.owner()))
                    .anyMatch(who -> reads(who, was, before) && !readsByGrantAlone(who, was, before));
            if (had && !kept && !asked.by().party().equals(was.owner()) && !gaveAway(was.owner(), was, is)) {
                faults.add("%s of %s is read by nobody of that party any more".formatted(was.id(), was.owner()));
            }
        }
        return faults;
    }

    /** Lets a party read what it drafted in a thing that a grant alone opens, as long as the grant holds. */
    private static boolean readsByGrantAlone(Caller who, Thing part, World world) {
        var whole = part.within();
        return whole != null
                && !whole.owner().equals(who.party())
                && !readsAlone(
                        who,
                        new Thing(
                                whole.id(),
                                whole.level(),
                                whole.owner(),
                                whole.agreements(),
                                whole.visitors(),
                                whole.sharedWith(),
                                List.of(),
                                whole.speaksOf(),
                                whole.offeredTo(),
                                null),
                        world);
    }

    /** Lets whoever gives something away under an agreement that it has left lose it by its own hand. */
    private static boolean gaveAway(String party, Thing was, Thing is) {
        var before = was.within() == null ? was : was.within();
        var after = is.within() == null ? is : is.within();
        return party.equals(before.owner()) && !party.equals(after.owner());
    }

    private static void ownerFault(Thing was, Thing is, Asked asked, List<String> faults) {
        if (was.owner().equals(is.owner())) {
            return;
        }
        boolean offered = was.offeredTo().contains(is.owner());
        boolean taken =
                asked.by().party().equals(is.owner()) && asked.by().roles().contains("coordinator");
        if (!asked.acceptsOwnership() || !offered || !taken) {
            faults.add("%s went from %s to %s without offer and consent".formatted(was.id(), was.owner(), is.owner()));
        }
    }

    /** Leaves it to its owner to say how far something is shown, also where that shuts nobody out. */
    private static void levelFault(Thing was, Thing is, Asked asked, List<String> faults) {
        boolean filedAnew = !was.agreements().equals(is.agreements());
        boolean shared = was.within() == null && !filedAnew && !was.sharedWith().equals(is.sharedWith());
        if ((was.level() != is.level() || shared) && !asked.by().party().equals(was.owner())) {
            faults.add("%s of %s is shown otherwise by %s"
                    .formatted(was.id(), was.owner(), asked.by().subject()));
        }
    }

    private static void letInFault(Thing was, Thing is, Caller who, Asked asked, List<String> faults) {
        var by = asked.by();
        if (asked.opensNothing()) {
            // who joins again, which all others consent to with a reason, sees again what was shared before
            if (was.sharedWith().contains(who.party())) {
                return;
            }
            faults.add("%s was opened to %s by what opens nothing old".formatted(was.id(), who.subject()));
        } else if (asked.acceptsOwnership()) {
            if (!who.party().equals(is.owner())) {
                faults.add("%s was opened to %s by a change of owner".formatted(was.id(), who.subject()));
            }
        } else if (!asked.reasoned()) {
            faults.add("%s was opened to %s without a reason".formatted(was.id(), who.subject()));
        } else if (!by.party().equals(was.owner())) {
            faults.add("%s was opened to %s by another party".formatted(was.id(), who.subject()));
        } else if (!who.party().equals(was.owner()) && !by.roles().contains("coordinator")) {
            faults.add("%s was opened to %s by no coordinator".formatted(was.id(), who.subject()));
        }
    }

    private static void shutOutFault(Thing was, Caller who, Asked asked, List<String> faults) {
        if (who.party().equals(asked.by().party())) {
            return;
        }
        if (who.party().equals(was.owner())) {
            faults.add("%s was closed to %s of its owner by another party".formatted(was.id(), who.subject()));
        } else if (was.speaksOf().contains(who.party())) {
            faults.add("%s speaks of %s and was closed to %s".formatted(was.id(), who.party(), who.subject()));
        }
    }
}
