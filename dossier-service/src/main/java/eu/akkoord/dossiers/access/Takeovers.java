package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.access.Offered.Ownership;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.consent.Offer;
import eu.akkoord.platform.consent.Side;
import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Made;
import eu.akkoord.platform.store.Refused;
import eu.akkoord.platform.time.Occurrence;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Ownership of dossiers and visits that goes from one party to another: offered by a coordinator, taken over by one. */
public final class Takeovers {
    private static final int MOST_TRIES = 100;

    private final ClearancePolicy policy;
    private final Grants grants;
    private final References references;
    private final Clock clock;

    public Takeovers(ClearancePolicy policy, Grants grants, References references, Clock clock) {
        this.policy = policy;
        this.grants = grants;
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
            throw new Refusal.Contradiction(new Fault(
                    "/content/owner/party",
                    party,
                    "Binnen de eigen partij is er geen voorstel nodig: wijzig de eigenaar"));
        }
        references.refuseUnknown(
                List.of(
                        new Named.PartyNamed(party, "/content/owner/party"),
                        new Named.OrganisationNamed(
                                party, content.owner().organisation(), "/content/owner/organisation")),
                List.of());
        refuseStranger(thing, party);
        return Offer.make(id, content.kind(), Side.of(by), Set.of(party), content, reason, on, Occurrence.today(clock));
    }

    /**
     * Refuses that somebody takes something over.
     *
     * @throws Refusal.RoleNeeded for whoever is no coordinator of the receiving party
     */
    public void refuseTaking(Guarded thing, Ownership content, Caller by) {
        if (!by.coordinates(content.owner().party())) {
            throw new Refusal.RoleNeeded(Caller.COORDINATOR);
        }
        refuseStranger(thing, by.party());
    }

    /** By what the owner of the agreements says: a forged copy of one would let a stranger take it. */
    private void refuseStranger(Guarded thing, String party) {
        references.confirmAgreements(thing.agreements());
        var partners = thing.agreements().isEmpty() ? thing.visitors() : policy.joined(thing.agreements());
        if (!partners.contains(party)) {
            throw new Refusal.Contradiction(new Fault(
                    "/content/owner/party",
                    party,
                    "Deze partij is niet toegetreden tot elk akkoord, of geen gastheer of gast"));
        }
    }

    /**
     * Takes it over: the one who does reads something restricted by a grant from then on, given before the offer that shows it ends.
     * When it is not taken over after all, the grant goes again.
     */
    public <T> T taking(Guarded thing, Caller by, @Nullable String reason, Supplier<T> takeOver) {
        if (thing.level() != Confidentiality.RESTRICTED) {
            return takeOver.get();
        }
        var to = new Grantee.ToPerson(by.subject(), by.party());
        var grant = new Grant(UUID.randomUUID().toString(), to, act(by, reason), null, null);
        change(thing, made(by, reason), list -> list.to(to).isPresent() ? list : list.give(grant));
        try {
            return takeOver.get();
        } catch (Refusal | Refused refused) {
            change(
                    thing,
                    made(by, reason),
                    list -> list.find(grant.id()).isPresent() ? list.withdraw(grant.id(), act(by, reason)) : list);
            throw refused;
        }
    }

    /** Withdraws the grants to people of the party that owned it. */
    public void lapse(Guarded thing, String former, Caller by, @Nullable String reason) {
        var act = act(by, reason);
        change(thing, made(by, reason), list -> {
            var after = list;
            for (var grant : list.counting()) {
                if (Objects.requireNonNullElse(grant.to().ofParty(), former).equals(former)) {
                    after = after.withdraw(grant.id(), act);
                }
            }
            return after.equals(list) ? list : new GrantList(after.grants(), list.revision() + 1);
        });
    }

    private Grant.Act act(Caller by, @Nullable String reason) {
        return new Grant.Act(
                Occurrence.today(clock),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                by.subject(),
                new Organisation(by.party(), by.organisation()),
                reason);
    }

    private Made made(Caller by, @Nullable String reason) {
        return new Made(by, Occurrence.today(clock), reason);
    }

    private void change(Guarded thing, Made made, UnaryOperator<GrantList> decision) {
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            var found = grants.find(List.of(thing.thing())).get(thing.thing());
            var before = found == null ? GrantList.ofCreator(thing.creator()) : found;
            var after = decision.apply(before);
            if (after.equals(before) || grants.save(thing, after, made)) {
                return;
            }
        }
        throw new Refused.Backlog(thing.thing().id());
    }
}
