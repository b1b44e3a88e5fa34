package eu.akkoord.dossiers.access;

import eu.akkoord.platform.security.Caller;
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
final class AuthorityOracle {
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
     * @param within the thing it belongs to, whose readers alone may read it
     */
    record Thing(
            String id,
            Confidentiality level,
            String owner,
            List<String> agreements,
            List<String> visitors,
            List<String> sharedWith,
            List<Grantee> granted,
            Set<String> speaksOf,
            Set<String> offeredTo,
            @Nullable Thing within) {}

    /**
     * All there is at one moment.
     *
     * @param joined by agreement the parties that have joined it
     */
    record World(Map<String, Thing> things, Map<String, Set<String>> joined) {}

    /**
     * How a change was asked.
     *
     * @param opensNothing whether it is not about the things at all, such as joining an agreement
     * @param acceptsOwnership whether it accepts what was offered
     */
    record Asked(Caller by, boolean reasoned, boolean opensNothing, boolean acceptsOwnership) {}

    static boolean reads(Caller who, Thing thing, World world) {
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
            case PARTNERS -> thing.owner().equals(who.party()) || isPartner(who.party(), thing, world);
            case INTERNAL -> thing.owner().equals(who.party());
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
    static List<String> faults(World before, World after, Asked asked, List<Caller> everybody) {
        var faults = new ArrayList<String>();
        for (var was : before.things().values()) {
            var is = after.things().get(was.id());
            if (is == null) {
                faults.add("%s is gone".formatted(was.id()));
                continue;
            }
            ownerFault(was, is, asked, faults);
            for (var who : everybody) {
                boolean could = reads(who, was, before);
                boolean can = reads(who, is, after);
                // a part that its own party opened further than the whole comes with the whole, which is judged itself
                boolean withTheWhole = was.within() != null && readsAlone(who, was, before);
                if (!could && can && !withTheWhole) {
                    letInFault(was, is, who, asked, faults);
                }
                if (could && !can) {
                    shutOutFault(was, who, asked, faults);
                }
            }
            boolean kept = everybody.stream()
                    .filter(who -> who.party().equals(was.owner()))
                    .anyMatch(who -> reads(who, is, after));
            boolean had = everybody.stream()
                    .filter(who -> who.party().equals(was.owner()))
                    .anyMatch(who -> reads(who, was, before));
            if (had && !kept && !asked.by().party().equals(was.owner())) {
                faults.add("%s of %s is read by nobody of that party any more".formatted(was.id(), was.owner()));
            }
        }
        return faults;
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
