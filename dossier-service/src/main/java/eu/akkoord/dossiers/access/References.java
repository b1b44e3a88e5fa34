package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.agreement.Agreement;
import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.dossiers.agreement.Milestones;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.dossiers.party.Party;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.desk.EventWait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The names that may be used: those published by agreement-service. Its events come a moment later than its answers, so an officer who
 * registers a party and names it at once waits a little instead of being refused.
 */
public final class References {
    private final Parties parties;
    private final Agreements agreements;
    private final Milestones milestones;
    private final Origin origin;
    private final Duration patience;

    /** @param patience how long to wait for something not heard of yet */
    public References(Parties parties, Agreements agreements, Milestones milestones, Origin origin, Duration patience) {
        this.parties = parties;
        this.agreements = agreements;
        this.milestones = milestones;
        this.origin = origin;
        this.patience = patience;
    }

    /**
     * Waits for what is not known yet, and takes no organisation that has ended.
     *
     * @param unseen those among them of our own that are not there for the writer, for which waiting does not help
     * @throws Refusal.UnknownReferences when there are any that are not known in the end
     */
    public void refuseUnknown(Collection<? extends NamedReference> named, Collection<? extends NamedReference> unseen) {
        refuseEnded(named);
        var unknown = new ArrayList<>(EventWait.missing(patience, () -> missing(named)));
        unknown.addAll(unseen);
        if (!unknown.isEmpty()) {
            throw new Refusal.UnknownReferences(unknown.stream()
                    .map(one -> new Fault(
                            one.pointer(),
                            one.value(),
                            one instanceof NamedReference.PartyNamed ? "party.unknown" : "reference.unknown"))
                    .toList());
        }
    }

    /**
     * Refuses that an organisation that has ended becomes something that it was not: owner, responsible, host or grantee.
     *
     * @param named those that were not named before
     * @throws Refusal.Contradiction naming each and its successor
     */
    public void refuseEnded(Collection<? extends NamedReference> named) {
        var organisations = named.stream()
                .filter(NamedReference.OrganisationNamed.class::isInstance)
                .map(NamedReference.OrganisationNamed.class::cast)
                .toList();
        var known = parties.find(organisations.stream()
                .map(NamedReference.OrganisationNamed::party)
                .distinct()
                .toList());
        var faults = new ArrayList<Fault>();
        for (var one : organisations) {
            var party = known.get(one.party());
            if (party != null && party.hasEnded(one.value())) {
                faults.add(new Fault(one.pointer(), one.value(), "organisation.ended", party.current(one.value())));
            }
        }
        Refusal.Contradiction.of(faults);
    }

    /** The writer's own organisation, for which its token vouches as long as it has not ended. */
    public List<NamedReference> vouchedBy(Caller writer) {
        var own = new Organisation(writer.party(), writer.organisation());
        return organisationOf(writer).equals(own)
                ? List.of(new NamedReference.OrganisationNamed(own.party(), own.organisation(), ""))
                : List.of();
    }

    /** The organisation that somebody works for: of one that has ended, the one that goes on for it. */
    public Organisation organisationOf(Caller caller) {
        var party = parties.find(List.of(caller.party())).get(caller.party());
        return new Organisation(
                caller.party(), party == null ? caller.organisation() : party.current(caller.organisation()));
    }

    /**
     * Lets a write that opens something go on only when our copies of agreements bind the parties that their owner says, since these
     * copies decide who reads it from then on. A copy that is late is waited for.
     *
     * @param named ids of all agreements that what is opened stands under; none when it stands outside any
     * @throws Refusal.UnknownReferences when the owner knows no such agreement
     * @throws Refusal.Unconfirmed when a copy says otherwise
     */
    public void confirmAgreements(Collection<String> named) {
        var bound = new HashMap<String, Set<String>>();
        for (var id : named) {
            var joined = origin.parties(id).orElseThrow(() -> unknown("/agreements", id));
            agreements.confirm(id, joined);
            bound.put(id, joined);
        }
        refuseUnconfirmed(() -> {
            var copies = agreements.find(bound.keySet());
            return bound.entrySet().stream()
                    .filter(one -> {
                        var copy = copies.get(one.getKey());
                        return copy == null || !copy.parties().equals(one.getValue());
                    })
                    .map(Map.Entry::getKey)
                    .toList();
        });
    }

    /**
     * The same for an organisation to which something is opened, or that is to own it.
     *
     * @param place JSON pointer to where it is named
     * @throws Refusal.UnknownReferences when the owner knows no such organisation
     */
    public void confirmOrganisation(Organisation to, String place) {
        var known = origin.organisations(to.party()).orElseThrow(() -> unknown(place + "/party", to.party()));
        if (!known.contains(to.organisation())) {
            throw unknown(place + "/organisation", to.organisation());
        }
    }

    /**
     * The same for a party to which something is opened.
     *
     * @param place JSON pointer to where it is named
     * @throws Refusal.UnknownReferences when the owner knows no such party
     */
    public void confirmParty(String party, String place) {
        if (!origin.hasParty(party)) {
            throw unknown(place, party);
        }
    }

    private void refuseUnconfirmed(Supplier<List<String>> look) {
        var unconfirmed = EventWait.missing(patience, look);
        if (!unconfirmed.isEmpty()) {
            throw new Refusal.Unconfirmed(String.join(", ", unconfirmed));
        }
    }

    /** Returns those among the parties that are represented: nobody of their own could answer for them. */
    public Set<String> represented(Collection<String> codes) {
        return parties.represented(codes);
    }

    /**
     * Refuses that something is given or offered to a party that has nobody of its own to take it.
     *
     * @throws Refusal.WrongStage that says who may take that party over
     */
    public void refuseRepresented(String party) {
        if (parties.isRepresented(party)) {
            throw new Refusal.WrongStage("party.answersNothing", party);
        }
    }

    private static Refusal.UnknownReferences unknown(String pointer, String value) {
        return new Refusal.UnknownReferences(List.of(new Fault(pointer, value, "reference.unknown")));
    }

    /** Returns the unknown names. Dossiers and visits are ours, and not judged here. */
    private List<NamedReference> missing(Collection<? extends NamedReference> named) {
        if (named.isEmpty()) {
            return List.of();
        }
        var knownParties = parties.find(
                named.stream().flatMap(References::party).distinct().toList());
        var knownAgreements = agreements.find(
                named.stream().flatMap(References::agreement).distinct().toList());
        return named.stream()
                .filter(one -> !isKnown(one, knownParties, knownAgreements))
                .map(NamedReference.class::cast)
                .toList();
    }

    private boolean isKnown(NamedReference named, Map<String, Party> parties, Map<String, Agreement> agreements) {
        return switch (named) {
            case NamedReference.PartyNamed party -> parties.containsKey(party.value());
            case NamedReference.OrganisationNamed organisation -> {
                var party = parties.get(organisation.party());
                yield party != null && party.organisations().containsKey(organisation.value());
            }
            case NamedReference.AgreementNamed agreement -> agreements.containsKey(agreement.value());
            case NamedReference.ThemeNamed theme -> {
                var agreement = agreements.get(theme.agreement());
                yield agreement != null && agreement.themes().containsKey(theme.value());
            }
            case NamedReference.DossierNamed dossierNamed -> true;
            case NamedReference.VisitNamed visitNamed -> true;
            case NamedReference.MilestoneNamed milestone -> isKnown(milestone);
        };
    }

    /** Tells whether a milestone stands under one of the agreements and may be seen by the one who names it. */
    private boolean isKnown(NamedReference.MilestoneNamed named) {
        var milestone = milestones.find(Set.of(named.value())).get(named.value());
        return milestone != null
                && named.agreements().contains(milestone.agreement())
                && milestone.readers().contains(named.reader());
    }

    /** Returns those milestones among some that a reader may know of. */
    public Set<String> knownMilestones(Collection<String> ids, Caller reader) {
        return milestones.readableIds(ids, reader);
    }

    private static Stream<String> party(NamedReference named) {
        return switch (named) {
            case NamedReference.PartyNamed party -> Stream.of(party.value());
            case NamedReference.OrganisationNamed organisation -> Stream.of(organisation.party());
            case NamedReference.AgreementNamed agreementNamed -> Stream.empty();
            case NamedReference.ThemeNamed themeNamed -> Stream.empty();
            case NamedReference.DossierNamed dossierNamed -> Stream.empty();
            case NamedReference.VisitNamed visitNamed -> Stream.empty();
            case NamedReference.MilestoneNamed milestoneNamed -> Stream.empty();
        };
    }

    private static Stream<String> agreement(NamedReference named) {
        return switch (named) {
            case NamedReference.AgreementNamed agreement -> Stream.of(agreement.value());
            case NamedReference.ThemeNamed theme -> Stream.of(theme.agreement());
            case NamedReference.PartyNamed partyNamed -> Stream.empty();
            case NamedReference.OrganisationNamed organisationNamed -> Stream.empty();
            case NamedReference.DossierNamed dossierNamed -> Stream.empty();
            case NamedReference.VisitNamed visitNamed -> Stream.empty();
            case NamedReference.MilestoneNamed milestoneNamed -> Stream.empty();
        };
    }
}
