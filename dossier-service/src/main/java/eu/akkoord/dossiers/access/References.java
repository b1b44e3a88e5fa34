package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.agreement.Agreement;
import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.dossiers.party.Party;
import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.News;
import eu.akkoord.platform.desk.Refusal;
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
 * What can be named: what we have heard of from agreement-service. Its news comes a moment later than its answers, so an
 * officer who registers a party and names it at once is made to wait a little rather than refused.
 */
public final class References {
    private final Parties parties;
    private final Agreements agreements;
    private final Origin origin;
    private final Duration patience;

    /** @param patience how long to wait for something not heard of yet */
    public References(Parties parties, Agreements agreements, Origin origin, Duration patience) {
        this.parties = parties;
        this.agreements = agreements;
        this.origin = origin;
        this.patience = patience;
    }

    /**
     * Waits for what is not known yet.
     *
     * @param unseen those among them of our own that are not there for the writer, for which waiting does not help
     * @throws Refusal.UnknownReferences when there are any that are not known in the end
     */
    public void refuseUnknown(Collection<? extends Named> named, Collection<? extends Named> unseen) {
        var unknown = new ArrayList<>(News.missing(patience, () -> missing(named)));
        unknown.addAll(unseen);
        if (!unknown.isEmpty()) {
            throw new Refusal.UnknownReferences(unknown.stream()
                    .map(one -> new Fault(one.pointer(), one.value(), "Dit is hier niet bekend"))
                    .toList());
        }
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
            bound.put(id, origin.parties(id).orElseThrow(() -> unknown("/agreements", id)));
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
     * The same for an organisation to which something is opened.
     *
     * @throws Refusal.UnknownReferences when the owner knows no such organisation
     */
    public void confirmOrganisation(Organisation to) {
        var known = origin.organisations(to.party()).orElseThrow(() -> unknown("/party", to.party()));
        if (!known.contains(to.organisation())) {
            throw unknown("/organisation", to.organisation());
        }
    }

    private void refuseUnconfirmed(Supplier<List<String>> look) {
        var unconfirmed = News.missing(patience, look);
        if (!unconfirmed.isEmpty()) {
            throw new Refusal.Unconfirmed(String.join(", ", unconfirmed));
        }
    }

    private static Refusal.UnknownReferences unknown(String pointer, String value) {
        return new Refusal.UnknownReferences(List.of(new Fault(pointer, value, "Dit is hier niet bekend")));
    }

    /** Those not known. Dossiers and visits are ours, and not judged here. */
    private List<Named> missing(Collection<? extends Named> named) {
        if (named.isEmpty()) {
            return List.of();
        }
        var knownParties = parties.find(
                named.stream().flatMap(References::party).distinct().toList());
        var knownAgreements = agreements.find(
                named.stream().flatMap(References::agreement).distinct().toList());
        return named.stream()
                .filter(one -> !isKnown(one, knownParties, knownAgreements))
                .map(Named.class::cast)
                .toList();
    }

    private static boolean isKnown(Named named, Map<String, Party> parties, Map<String, Agreement> agreements) {
        return switch (named) {
            case Named.PartyNamed party -> parties.containsKey(party.value());
            case Named.OrganisationNamed organisation -> {
                var party = parties.get(organisation.party());
                yield party != null && party.organisations().containsKey(organisation.value());
            }
            case Named.AgreementNamed agreement -> agreements.containsKey(agreement.value());
            case Named.ThemeNamed theme -> {
                var agreement = agreements.get(theme.agreement());
                yield agreement != null && agreement.themes().containsKey(theme.value());
            }
            case Named.DossierNamed dossierNamed -> true;
            case Named.VisitNamed visitNamed -> true;
        };
    }

    private static Stream<String> party(Named named) {
        return switch (named) {
            case Named.PartyNamed party -> Stream.of(party.value());
            case Named.OrganisationNamed organisation -> Stream.of(organisation.party());
            case Named.AgreementNamed agreementNamed -> Stream.empty();
            case Named.ThemeNamed themeNamed -> Stream.empty();
            case Named.DossierNamed dossierNamed -> Stream.empty();
            case Named.VisitNamed visitNamed -> Stream.empty();
        };
    }

    private static Stream<String> agreement(Named named) {
        return switch (named) {
            case Named.AgreementNamed agreement -> Stream.of(agreement.value());
            case Named.ThemeNamed theme -> Stream.of(theme.agreement());
            case Named.PartyNamed partyNamed -> Stream.empty();
            case Named.OrganisationNamed organisationNamed -> Stream.empty();
            case Named.DossierNamed dossierNamed -> Stream.empty();
            case Named.VisitNamed visitNamed -> Stream.empty();
        };
    }
}
