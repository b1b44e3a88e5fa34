package eu.akkoord.dossiers.visit;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.NamedReference;
import eu.akkoord.dossiers.access.Opening;
import eu.akkoord.dossiers.access.OwnedFacts;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.Facts;
import eu.akkoord.platform.core.facts.Property;
import eu.akkoord.platform.core.time.Hours;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.desk.consent.Represented;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a visit, as an officer writes them.
 *
 * @param initiators those who took the initiative, as the public record names them
 * @param host code of the party that receives
 * @param guests codes of the parties that come
 * @param agreements ids of the agreements it stands under; a visit may stand outside any
 * @param dossiers ids of the dossiers it serves
 * @param returns id of the visit it answers
 * @param reached the number of people it has reached in the end
 * @param sharedWith codes of the parties that read it as partners, as long as they are: those joined to every agreement when it was filed,
 *     and those it was opened to since; absent outside any agreement, and on visits filed before this was recorded
 * @param represented those of host and guests that had nobody of their own when it was written; absent where there were none
 */
public record VisitFacts(
        String title,
        VisitKind kind,
        List<String> initiators,
        @Code String host,
        List<@Code String> guests,
        Period period,
        List<String> places,
        List<Delegation> delegations,
        List<ProgrammeItem> programme,
        List<@Code(in = "agreements") String> agreements,
        List<@Code(in = "dossiers") String> dossiers,
        @Nullable @Code(in = "visits") String returns,
        Organisation owner,
        Confidentiality confidentiality,
        @Nullable String outcomes,
        @Nullable Reach reached,
        @Nullable List<@Code String> sharedWith,
        @Nullable List<Represented> represented)
        implements OwnedFacts<VisitFacts> {
    /** All forms of the facts of a visit. */
    public static final Facts<VisitFacts> FORM = Facts.of(VisitFacts.class);

    static final String RETURNS = "/returns";

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

    /** The same with another value of one property. */
    public <V extends @Nullable Object> VisitFacts with(Property<VisitFacts, V> property, V value) {
        return FORM.with(this, property, value);
    }

    /** The same, naming these dossiers and this visit. */
    VisitFacts naming(List<String> named, @Nullable String answered) {
        return with(VisitFacts::dossiers, named).with(VisitFacts::returns, answered);
    }

    /** The same, shared with these. */
    VisitFacts sharedWith(@Nullable List<String> parties) {
        return with(VisitFacts::sharedWith, parties);
    }

    /** The same, owned by another. */
    @Override
    public VisitFacts ownedBy(Organisation next) {
        return with(VisitFacts::owner, next);
    }

    /** The same, with these of its parties represented. */
    VisitFacts represented(@Nullable List<Represented> some) {
        return with(VisitFacts::represented, some);
    }

    /** Tells whether a party had nobody of its own to answer for it. */
    boolean isRepresented(String party) {
        return Represented.parties(represented).contains(party);
    }

    /** The same at another time. */
    VisitFacts heldAt(Period next) {
        return with(VisitFacts::period, next);
    }

    /** The same, shared with one more party. */
    @Override
    public VisitFacts opened(String id, Opening opening, Caller by) {
        return sharedWith(opening.over(id, owner.party(), confidentiality, agreements, sharedWith, by));
    }

    /**
     * Names those it is newly shared with although they are no partners.
     *
     * @param before whom it was shared with under the same agreements, some of which may have left since
     */
    List<Fault> strangers(@Nullable List<String> before, Collection<String> partners) {
        var faults = new ArrayList<Fault>();
        var all = sharedWith == null ? List.<String>of() : sharedWith;
        for (int i = 0; i < all.size(); i++) {
            if (!partners.contains(all.get(i)) && (before == null || !before.contains(all.get(i)))) {
                faults.add(new Fault("/sharedWith/%d".formatted(i), all.get(i), "party.notJoinedAll"));
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

    /** Tells whether some would see the visit as partners by other facts who did not by these: what they would see of its past is less. */
    boolean opensToPartners(VisitFacts next) {
        return agreements.isEmpty()
                ? !next.agreements.isEmpty() || !visitors().containsAll(next.visitors())
                : !next.agreements.containsAll(agreements) || opens(next);
    }

    /** The strictest level at which a party that does not own it sees it, without an offer or a grant. */
    Confidentiality strictestWithoutOffer(String party) {
        boolean partner =
                agreements.isEmpty() ? visitors().contains(party) : sharedWith == null || sharedWith.contains(party);
        return partner ? Confidentiality.PARTNERS : Confidentiality.PUBLIC;
    }

    /** Tells whether other facts show it to some who did not see it by these. */
    boolean opensBy(VisitFacts next) {
        return confidentiality.opensTo(
                next.confidentiality,
                !agreements.equals(next.agreements)
                        || !Objects.equals(sharedWith, next.sharedWith)
                        || !owner.party().equals(next.owner.party())
                        || (!next.confidentiality.isConcealed()
                                && next.agreements.isEmpty()
                                && !visitors().containsAll(next.visitors())));
    }

    /** Tells whether other facts place it, and each item of its programme, at the same time in the same places. */
    boolean isScheduledAs(VisitFacts next) {
        return period.edtf().equals(next.period.edtf())
                && places.equals(next.places)
                && scheduled().equals(next.scheduled());
    }

    private List<ProgrammeItem.Scheduled> scheduled() {
        return programme.stream().map(ProgrammeItem::scheduled).toList();
    }

    /** Returns the contradictions. */
    List<Fault> faults(String id) {
        var faults = new ArrayList<Fault>();
        var seen = new HashSet<String>();
        for (int i = 0; i < guests.size(); i++) {
            var guest = guests.get(i);
            if (guest.equals(host)) {
                faults.add(new Fault("/guests/%d".formatted(i), guest, "visit.hostIsGuest"));
            }
            if (!seen.add(guest)) {
                faults.add(new Fault("/guests/%d".formatted(i), guest, "visit.guestTwice"));
            }
        }
        delegationFaults(faults);
        for (int i = 0; i < programme.size(); i++) {
            var hours = programme.get(i).hours();
            if (hours != null && !hours.areInBounds()) {
                faults.add(new Fault(
                        "/programme/%d/endTime".formatted(i),
                        String.valueOf(hours.end()),
                        "hours.outOfBounds",
                        Hours.LONGEST.toHours()));
            }
        }
        if (id.equals(returns)) {
            faults.add(new Fault(RETURNS, returns, "visit.returnsItself"));
        }
        return faults;
    }

    /**
     * Returns the contradictions with the visit that it answers: host and guests are the other way round, and it does not begin before that one.
     *
     * @param newly whether it did not answer that one before, so that naming it is what is wrong
     */
    List<Fault> faults(VisitFacts answered, boolean newly) {
        var faults = new ArrayList<Fault>();
        if (!answered.guests.contains(host)) {
            faults.add(new Fault(newly ? RETURNS : "/host", newly ? returns : host, "visit.returnsOtherHost", host));
        }
        if (!guests.contains(answered.host)) {
            faults.add(new Fault(
                    newly ? RETURNS : "/guests", newly ? returns : null, "visit.returnsOtherGuests", answered.host));
        }
        if (period.beginsBefore(answered.period)) {
            faults.add(new Fault(
                    newly ? RETURNS : "/period/edtf",
                    newly ? returns : period.edtf(),
                    "visit.returnsTooEarly",
                    String.valueOf(answered.period.earliest())));
        }
        return faults;
    }

    private void delegationFaults(List<Fault> faults) {
        var seen = new HashSet<String>();
        for (int i = 0; i < delegations.size(); i++) {
            var party = delegations.get(i).party();
            var pointer = "/delegations/%d/party".formatted(i);
            if (!visitors().contains(party)) {
                faults.add(new Fault(pointer, party, "delegation.ofOthers"));
            }
            if (!seen.add(party)) {
                faults.add(new Fault(pointer, party, "delegation.twice"));
            }
        }
    }

    /** Every party, organisation, agreement, dossier and visit named. */
    List<NamedReference> named() {
        var named = new ArrayList<NamedReference>();
        named.add(new NamedReference.PartyNamed(host, "/host"));
        for (int i = 0; i < guests.size(); i++) {
            named.add(new NamedReference.PartyNamed(guests.get(i), "/guests/%d".formatted(i)));
        }
        for (int i = 0; i < programme.size(); i++) {
            var siteHost = programme.get(i).host();
            var organisation = siteHost == null ? null : siteHost.organisation();
            if (organisation != null) {
                var pointer = "/programme/%d/host/organisation".formatted(i);
                named.add(new NamedReference.PartyNamed(organisation.party(), pointer + "/party"));
                named.add(new NamedReference.OrganisationNamed(
                        organisation.party(), organisation.organisation(), pointer + "/id"));
            }
        }
        for (int i = 0; i < agreements.size(); i++) {
            named.add(new NamedReference.AgreementNamed(agreements.get(i), "/agreements/%d".formatted(i)));
        }
        for (int i = 0; i < dossiers.size(); i++) {
            named.add(new NamedReference.DossierNamed(dossiers.get(i), "/dossiers/%d".formatted(i)));
        }
        if (returns != null) {
            named.add(new NamedReference.VisitNamed(returns, "/returns"));
        }
        named.add(new NamedReference.PartyNamed(owner.party(), "/owner/party"));
        named.add(new NamedReference.OrganisationNamed(owner.party(), owner.organisation(), "/owner/organisation"));
        return named;
    }
}
