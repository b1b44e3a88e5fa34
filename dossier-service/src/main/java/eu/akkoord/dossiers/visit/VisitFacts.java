package eu.akkoord.dossiers.visit;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Named;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an officer writes about a visit.
 *
 * @param initiators who took the initiative, as the public record names them
 * @param host code of the party that receives
 * @param guests codes of the parties that come
 * @param agreements ids of the agreements it stands under; a visit may stand outside any
 * @param dossiers ids of the dossiers it serves
 * @param returns id of the visit it answers
 * @param reached how many people it has reached in the end
 * @param sharedWith codes of the parties that read it as partners, as long as they are: those joined to every agreement when it was
 *     filed, and those it was opened to since; absent outside any agreement, and on what was filed before it was recorded
 */
public record VisitFacts(
        String title,
        VisitKind kind,
        List<String> initiators,
        String host,
        List<String> guests,
        Period period,
        List<String> places,
        List<Delegation> delegations,
        List<ProgrammeItem> programme,
        List<String> agreements,
        List<String> dossiers,
        @Nullable String returns,
        Organisation owner,
        Confidentiality confidentiality,
        @Nullable String outcomes,
        @Nullable Reach reached,
        @Nullable List<String> sharedWith) {
    public VisitFacts {
        initiators = List.copyOf(initiators);
        guests = List.copyOf(guests);
        places = List.copyOf(places);
        delegations = List.copyOf(delegations);
        programme = List.copyOf(programme);
        agreements = List.copyOf(agreements);
        dossiers = List.copyOf(dossiers);
        sharedWith = sharedWith == null
                ? null
                : sharedWith.stream().distinct().sorted().toList();
    }

    /** The same, naming these dossiers and this visit. */
    VisitFacts naming(List<String> named, @Nullable String answered) {
        return copy(named, answered, owner, period, sharedWith);
    }

    /** The same, shared with these. */
    VisitFacts sharedWith(@Nullable List<String> parties) {
        return copy(dossiers, returns, owner, period, parties);
    }

    /** The same, owned by another. */
    VisitFacts ownedBy(Organisation next) {
        return copy(dossiers, returns, next, period, sharedWith);
    }

    /** The same at another time. */
    VisitFacts heldAt(Period next) {
        return copy(dossiers, returns, owner, next, sharedWith);
    }

    private VisitFacts copy(
            List<String> named,
            @Nullable String answered,
            Organisation owner,
            Period period,
            @Nullable List<String> parties) {
        return new VisitFacts(
                title,
                kind,
                initiators,
                host,
                guests,
                period,
                places,
                delegations,
                programme,
                agreements,
                named,
                answered,
                owner,
                confidentiality,
                outcomes,
                reached,
                parties);
    }

    /** Those it is shared with although they are no partners. */
    List<Fault> strangers(Collection<String> partners) {
        var faults = new ArrayList<Fault>();
        var all = sharedWith == null ? List.<String>of() : sharedWith;
        for (int i = 0; i < all.size(); i++) {
            if (!partners.contains(all.get(i))) {
                faults.add(new Fault(
                        "/sharedWith/%d".formatted(i), all.get(i), "Deze partij is niet toegetreden tot elk akkoord"));
            }
        }
        return faults;
    }

    private boolean opens(VisitFacts next) {
        return next.sharedWith != null && sharedWith != null && !sharedWith.containsAll(next.sharedWith);
    }

    /** The host, then the guests. */
    public List<String> visitors() {
        var visitors = new ArrayList<String>();
        visitors.add(host);
        visitors.addAll(guests);
        return visitors;
    }

    /** The levels at which some would see the visit by other facts who did not by these: what they would see of its past is less. */
    Set<Confidentiality> levelsWithOtherReaders(VisitFacts next) {
        var changed = EnumSet.noneOf(Confidentiality.class);
        boolean morePartners = agreements.isEmpty()
                ? !next.agreements.isEmpty() || !visitors().containsAll(next.visitors())
                : !next.agreements.containsAll(agreements) || opens(next);
        if (morePartners) {
            changed.add(Confidentiality.PARTNERS);
        }
        if (!owner.party().equals(next.owner.party())) {
            changed.add(Confidentiality.INTERNAL);
        }
        return changed;
    }

    /** Whether other facts show it to some who did not see it by these. */
    boolean opensBy(VisitFacts next) {
        return confidentiality.opensTo(
                next.confidentiality,
                !agreements.equals(next.agreements)
                        || !Objects.equals(sharedWith, next.sharedWith)
                        || !owner.party().equals(next.owner.party()));
    }

    /** What contradicts itself. */
    List<Fault> faults(String id) {
        var faults = new ArrayList<Fault>();
        var seen = new HashSet<String>();
        for (int i = 0; i < guests.size(); i++) {
            var guest = guests.get(i);
            if (guest.equals(host)) {
                faults.add(new Fault("/guests/%d".formatted(i), guest, "De gastheer is niet zelf te gast"));
            }
            if (!seen.add(guest)) {
                faults.add(new Fault("/guests/%d".formatted(i), guest, "Elke gast staat er een keer"));
            }
        }
        delegationFaults(faults);
        for (int i = 0; i < programme.size(); i++) {
            var start = programme.get(i).startTime();
            var end = programme.get(i).endTime();
            if (start != null && end != null && !end.isAfter(start)) {
                faults.add(
                        new Fault("/programme/%d/endTime".formatted(i), end.toString(), "Het einde komt na het begin"));
            }
        }
        if (id.equals(returns)) {
            faults.add(new Fault("/returns", returns, "Een bezoek beantwoordt niet zichzelf"));
        }
        return faults;
    }

    private void delegationFaults(List<Fault> faults) {
        var seen = new HashSet<String>();
        for (int i = 0; i < delegations.size(); i++) {
            var party = delegations.get(i).party();
            var pointer = "/delegations/%d/party".formatted(i);
            if (!visitors().contains(party)) {
                faults.add(new Fault(pointer, party, "Alleen de gastheer en de gasten hebben een delegatie"));
            }
            if (!seen.add(party)) {
                faults.add(new Fault(pointer, party, "Elke partij heeft een delegatie"));
            }
        }
    }

    /** Every party, organisation, agreement, dossier and visit named. */
    List<Named> named() {
        var named = new ArrayList<Named>();
        named.add(new Named.PartyNamed(host, "/host"));
        for (int i = 0; i < guests.size(); i++) {
            named.add(new Named.PartyNamed(guests.get(i), "/guests/%d".formatted(i)));
        }
        for (int i = 0; i < programme.size(); i++) {
            var siteHost = programme.get(i).host();
            var organisation = siteHost == null ? null : siteHost.organisation();
            if (organisation != null) {
                var pointer = "/programme/%d/host/organisation".formatted(i);
                named.add(new Named.PartyNamed(organisation.party(), pointer + "/party"));
                named.add(new Named.OrganisationNamed(
                        organisation.party(), organisation.organisation(), pointer + "/id"));
            }
        }
        for (int i = 0; i < agreements.size(); i++) {
            named.add(new Named.AgreementNamed(agreements.get(i), "/agreements/%d".formatted(i)));
        }
        for (int i = 0; i < dossiers.size(); i++) {
            named.add(new Named.DossierNamed(dossiers.get(i), "/dossiers/%d".formatted(i)));
        }
        if (returns != null) {
            named.add(new Named.VisitNamed(returns, "/returns"));
        }
        named.add(new Named.PartyNamed(owner.party(), "/owner/party"));
        named.add(new Named.OrganisationNamed(owner.party(), owner.organisation(), "/owner/organisation"));
        return named;
    }
}
