package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.Clearance;
import eu.akkoord.platform.core.change.Refusal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one rule for changes of the readers and the owner of something. A change is judged by its effect on them, never by the property it
 * touches: letting in is for the owner's party and requires a reason, from outside that party for its coordinators; a party that could read
 * what speaks of it loses it only by its own hand; the owner's party keeps a reader.
 */
public final class ChangePolicy {
    private final ClearancePolicy clearances;

    public ChangePolicy(ClearancePolicy clearances) {
        this.clearances = clearances;
    }

    /**
     * Judges a change of the thing itself, with the agreements and grants of this moment. Its parts may be shown to fewer than it is, and
     * so may it be tomorrow: what it does where only partners read is judged as well.
     *
     * @throws Refusal when the change is not this writer's to make
     */
    public void judge(Guarded before, Guarded after, Caller writer, @Nullable String reason) {
        if (!before.owner().equals(after.owner())) {
            throw new Refusal.ConsentNeeded("owner.byOffer");
        }
        if (before.level().lowersTo(after.level())) {
            refuseUnlessCoordinated(before.owner(), writer);
            refuseUnlessReasoned(reason);
        }
        judgeTokens(before, after, writer, reason);
        // outside any agreement its parts have no level of their own, and those who come are named by officers
        if (!before.agreements().isEmpty() || !after.agreements().isEmpty()) {
            judgeTokens(
                    before.within(Confidentiality.PARTNERS), after.within(Confidentiality.PARTNERS), writer, reason);
        }
    }

    private void judgeTokens(Guarded before, Guarded after, Caller writer, @Nullable String reason) {
        var opening = clearances.clearances(List.of(before, after));
        judgeGained(before, opening.apply(before), opening.apply(after), writer, reason);
        judgeLost(before, after, opening.apply(before), opening.apply(after), writer);
    }

    /**
     * Judges a change of the grants on a thing that stays as it is. What a grant lets in is judged as if nothing else opened the thing:
     * the grant is still there when the level is raised.
     *
     * @throws Refusal when the change is not this writer's to make
     */
    void judge(Guarded thing, GrantList before, GrantList after, Caller writer, @Nullable String reason) {
        var closed = thing.within(Confidentiality.RESTRICTED);
        judgeGained(thing, clearances.clearances(closed, before), clearances.clearances(closed, after), writer, reason);
        judgeLost(thing, thing, clearances.clearances(thing, before), clearances.clearances(thing, after), writer);
    }

    /** Another organisation of its party owns it when a coordinator of that party says so. */
    public static void judge(Organisation before, Organisation after, Caller writer) {
        if (!before.equals(after) && before.party().equals(after.party())) {
            refuseUnlessCoordinated(before.party(), writer);
        }
    }

    private static void judgeGained(
            Guarded before, Set<String> opened, Set<String> opens, Caller writer, @Nullable String reason) {
        var owner = before.owner();
        var gained = opens.stream()
                .filter(token -> !Clearance.covered(token, opened))
                .toList();
        if (!gained.isEmpty()) {
            if (!gained.stream().allMatch(token -> isOf(owner, token))) {
                refuseUnlessCoordinated(owner, writer);
            } else if (!writer.party().equals(owner)) {
                throw new Refusal.NotYours(before.thing().id());
            }
            refuseUnlessReasoned(reason);
        }
    }

    private static void judgeLost(Guarded before, Guarded after, Set<String> opened, Set<String> opens, Caller writer) {
        var owner = before.owner();
        for (var party : before.speaksOf()) {
            if (!party.equals(writer.party())
                    && isSeen(party, opened)
                    && (losesAny(party, opened, opens) || !after.speaksOf().contains(party))) {
                throw new Refusal.ShutsOut(party);
            }
        }
        if (isKept(owner, opened) && !isKept(owner, opens)) {
            throw new Refusal.ShutsOut(owner);
        }
    }

    private static boolean losesAny(String party, Set<String> opened, Set<String> opens) {
        var theirs = Clearance.party(party);
        return Clearance.covered(theirs, opened)
                ? !Clearance.covered(theirs, opens)
                : opened.stream()
                        .filter(token -> isOf(party, token))
                        .anyMatch(token -> !Clearance.covered(token, opens));
    }

    /** Tells whether anybody of a party sees what these open. */
    private static boolean isSeen(String party, Set<String> opening) {
        return opening.stream().anyMatch(token -> token.equals(Clearance.PUBLIC) || isOf(party, token));
    }

    /** The same of the owner's; a person of whom no party was recorded was of that one. */
    private static boolean isKept(String owner, Set<String> opening) {
        return isSeen(owner, opening)
                || opening.stream().anyMatch(token -> Clearance.ofParty(token).isEmpty());
    }

    /** A token of some day that may not have come keeps no reader. */
    private static boolean isOf(String party, String token) {
        return !Clearance.isSince(token)
                && Clearance.ofParty(token).filter(party::equals).isPresent();
    }

    private static void refuseUnlessCoordinated(String owner, Caller writer) {
        if (!writer.coordinates(owner)) {
            throw new Refusal.RoleNeeded(Caller.COORDINATOR);
        }
    }

    private static void refuseUnlessReasoned(@Nullable String reason) {
        if (reason == null) {
            throw new Refusal.MissingReason();
        }
    }
}
