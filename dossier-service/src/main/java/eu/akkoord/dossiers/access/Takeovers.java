package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.access.Offered.Ownership;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.desk.consent.Offer;
import eu.akkoord.platform.desk.consent.Side;
import eu.akkoord.platform.store.Circumstances;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Ownership of dossiers and visits that goes from one party to another: offered by a coordinator, taken over by one. */
public final class Takeovers {
    private final ClearancePolicy policy;
    private final GrantWriter writer;
    private final References references;
    private final Clock clock;

    public Takeovers(ClearancePolicy policy, Grants grants, References references, Clock clock) {
        this.policy = policy;
        this.writer = new GrantWriter(grants, clock);
        this.references = references;
        this.clock = clock;
    }

    /**
     * An offer of ownership.
     *
     * @throws Refusal.RoleNeeded when it is not made by a coordinator of the owner's party
     */
    public Offer<Offered> offer(
            String id, Guarded thing, Ownership content, @Nullable String reason, LocalDate on, Caller by) {
        if (!by.coordinates(thing.owner())) {
            throw new Refusal.RoleNeeded(Caller.COORDINATOR);
        }
        var party = content.owner().party();
        if (party.equals(thing.owner())) {
            throw new Refusal.Contradiction(new Fault("/content/owner/party", party, "owner.withinParty"));
        }
        references.refuseUnknown(
                List.of(
                        new NamedReference.PartyNamed(party, "/content/owner/party"),
                        new NamedReference.OrganisationNamed(
                                party, content.owner().organisation(), "/content/owner/organisation")),
                List.of());
        references.refuseRepresented(party);
        refuseStranger(thing, content.owner());
        return Offer.make(id, content.kind(), Side.of(by), Set.of(party), content, reason, on, Occurrence.today(clock));
    }

    /**
     * Refuses that somebody takes something over.
     *
     * @throws Refusal.RoleNeeded for whoever is no coordinator of the receiving party
     * @throws Refusal.Contradiction when the organisation that would own it has ended since it was offered
     */
    public void refuseTaking(Guarded thing, Ownership content, Caller by) {
        if (!by.coordinates(content.owner().party())) {
            throw new Refusal.RoleNeeded(Caller.COORDINATOR);
        }
        var taker = content.owner();
        references.refuseEnded(List.of(new NamedReference.OrganisationNamed(
                taker.party(), taker.organisation(), "/content/owner/organisation")));
        refuseStranger(thing, taker);
    }

    /** By what the owner of agreements and parties says: a forged copy of one would let a stranger take it. */
    private void refuseStranger(Guarded thing, Organisation to) {
        references.confirmAgreements(thing.agreements());
        references.confirmOrganisation(to, "/content/owner");
        var party = to.party();
        var partners = thing.agreements().isEmpty() ? thing.visitors() : policy.joined(thing.agreements());
        if (!partners.contains(party)) {
            throw new Refusal.Contradiction(new Fault("/content/owner/party", party, "owner.notJoined"));
        }
    }

    /**
     * Takes it over: the one who does reads something restricted by a grant from then on, given before the offer that shows it ends.
     * When it is not taken over after all, the grant goes again, and nothing is listed of it: whoever took it over instead is told neither
     * who else was asked, nor why. Then the grants to people of the party that owned it lapse, unless the
     * offer keeps them: by the answer that takes it over, and by no repeat of it.
     *
     * @param standing tells what stands there by then
     * @param takeOver fails when the thing is no more as it was judged
     */
    public <T> T taking(
            Guarded thing,
            Offer<Offered> offer,
            Ownership content,
            Caller by,
            Supplier<Guarded> standing,
            Supplier<T> takeOver) {
        refuseTaking(thing, content, by);
        // what an earlier takeover has not come to withdraw would be forgotten by this one
        var untold = writer.act(by, null);
        thing.gone()
                .forEach(former ->
                        change(thing, by, null, standing, (now, list) -> lapsed(thing, list, former, false, untold)));
        var taken = thing.level() == Confidentiality.RESTRICTED
                ? takenWithGrant(thing, offer.id(), by, standing, takeOver)
                : takeOver.get();
        var act = writer.act(by, offer.reason());
        change(
                standing.get(),
                by,
                offer.reason(),
                standing,
                (now, list) -> now.owner().equals(by.party())
                        ? lapsed(thing, list, thing.owner(), content.keepGrants(), act)
                        : list);
        return taken;
    }

    /**
     * With a grant, where nobody reads it without one: at any other level that would open what the former owner alone could see of its
     * past.
     */
    private <T> T takenWithGrant(
            Guarded thing, String under, Caller by, Supplier<Guarded> standing, Supplier<T> takeOver) {
        var to = new Grantee.ToPerson(by.subject(), by.party());
        var given = new Grant(UUID.randomUUID().toString(), to, writer.act(by, null), under, null, null);
        change(thing, by, null, standing, (now, list) -> list.to(to).isPresent() ? list : list.give(given));
        T taken;
        try {
            taken = takeOver.get();
        } catch (RuntimeException failed) {
            try {
                keepIfTaken(given, by, standing);
            } catch (RuntimeException left) {
                failed.addSuppressed(left);
            }
            throw failed;
        }
        keepIfTaken(given, by, standing);
        return taken;
    }

    /** By what stands there: a write that nobody answered may have been made, and this answer may have come after another. */
    private void keepIfTaken(Grant given, Caller by, Supplier<Guarded> standing) {
        var now = standing.get();
        // somebody of the former owner may have withdrawn it while it was still theirs to withdraw
        var again = new Grant(UUID.randomUUID().toString(), given.to(), given.given(), given.under(), null, null);
        boolean taken = now.owner().equals(by.party());
        change(now, by, null, standing, (thing, list) -> {
            if (taken) {
                return list.to(given.to()).isPresent() ? list : list.give(again);
            }
            return list.find(given.id()).isPresent() ? list.takingOut(given.id()) : list;
        });
    }

    /**
     * Without the grants to people of the party that owned it, and without what that party asked to recover. Neither counts any more
     * from the write by which it was taken over: this makes it listed so.
     *
     * @param thing as it was before
     * @param keep whether its people's grants go on
     */
    private static GrantList lapsed(Guarded thing, GrantList list, String former, boolean keep, Grant.Act act) {
        var after = list;
        for (var recovery : list.recoveries()) {
            if (recovery.party().equals(former)) {
                after = after.with(recovery.withdraw(act));
            }
        }
        for (var grant : list.counting()) {
            if (!keep
                    && !isGivenSince(thing, former, grant)
                    && Objects.requireNonNullElse(grant.to().ofParty(), former).equals(former)) {
                after = after.withdraw(grant.id(), act);
            }
        }
        boolean same =
                after.grants().equals(list.grants()) && after.recoveries().equals(list.recoveries());
        return same ? list : new GrantList(after.grants(), after.recoveries(), list.revision() + 1);
    }

    /** A grant that its owner has given itself, to whomever, is no grant of the one before. */
    private static boolean isGivenSince(Guarded thing, String former, Grant grant) {
        var given = grant.given();
        return !former.equals(thing.owner())
                && given != null
                && given.by().party().equals(thing.owner());
    }

    private void change(
            Guarded thing,
            Caller by,
            @Nullable String reason,
            Supplier<Guarded> standing,
            GrantWriter.Decision decision) {
        writer.change(thing, new Circumstances(by, Occurrence.today(clock), reason), standing, decision);
    }
}
