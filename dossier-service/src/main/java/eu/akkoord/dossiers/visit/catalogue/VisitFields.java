package eu.akkoord.dossiers.visit.catalogue;

import static eu.akkoord.platform.catalogue.Use.FACET;
import static eu.akkoord.platform.catalogue.Use.FILTER;
import static eu.akkoord.platform.catalogue.Use.HIGHLIGHT;
import static eu.akkoord.platform.catalogue.Use.SCOPE;
import static eu.akkoord.platform.catalogue.Use.SORT;

import eu.akkoord.dossiers.agreement.Agreement;
import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.dossiers.party.Party;
import eu.akkoord.dossiers.visit.ProgrammeItem;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitFacts;
import eu.akkoord.dossiers.visit.VisitRights;
import eu.akkoord.platform.catalogue.Fields;
import eu.akkoord.platform.catalogue.Row;
import eu.akkoord.platform.catalogue.Source;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.time.Period;
import eu.akkoord.platform.web.Links;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What lists of visits can filter, search, sort and count. */
@Component
final class VisitFields implements Source<Visit, VisitFields.Entry> {
    /** Raise it when items or values come out differently than before. */
    private static final int VERSION = 2;

    static final Fields<Entry> FIELDS = Fields.of("visits", VERSION, Entry::row)
            .word("status", entry -> entry.visit().status().stage().word(), FILTER, SORT, FACET)
            .word("kind", entry -> entry.facts().kind().word(), FILTER, SORT, FACET)
            .word("host", entry -> entry.facts().host(), FILTER, SORT, FACET)
            .words("guest", entry -> entry.facts().guests(), FILTER, FACET)
            .words("party", entry -> entry.facts().visitors(), FILTER, FACET)
            .words("agreement", entry -> entry.facts().agreements(), FILTER, FACET)
            .words("dossier", entry -> entry.facts().dossiers(), SCOPE)
            .word("owner", entry -> entry.facts().owner().party(), FILTER, FACET)
            .words("place", entry -> entry.facts().places(), FILTER, FACET)
            .word("confidentiality", entry -> entry.facts().confidentiality().word(), FILTER, FACET)
            .words("year", entry -> Period.years(entry.facts().period()), FILTER, FACET)
            .period("period", entry -> entry.facts().period(), FILTER, SORT)
            .number("slips", entry -> (long) entry.visit().slips().count(), FILTER, SORT)
            .date("since", entry -> entry.visit().status().since(), FILTER, SORT)
            .text("title", entry -> entry.facts().title(), 4, SORT, HIGHLIGHT)
            .text("outcomes", entry -> entry.facts().outcomes(), 1, HIGHLIGHT)
            .texts("placeNames", VisitFields::places, 2, HIGHLIGHT)
            .texts("programme", VisitFields::programme, 1, HIGHLIGHT)
            .texts("initiators", entry -> entry.facts().initiators(), 1, HIGHLIGHT)
            .texts("agreementTitles", Entry::agreementTitles, 1, HIGHLIGHT)
            .texts("partyNames", Entry::partyNames, 1, HIGHLIGHT)
            .text("periodLabel", entry -> entry.facts().period().label(), 1, HIGHLIGHT)
            .build();

    private final VisitRights rights;
    private final Agreements agreements;
    private final Parties parties;
    private final Links links;
    private final JsonMapper json;

    VisitFields(VisitRights rights, Agreements agreements, Parties parties, Links links, JsonMapper json) {
        this.rights = rights;
        this.agreements = agreements;
        this.parties = parties;
        this.links = links;
        this.json = json;
    }

    /**
     * A visit with what it is found by.
     *
     * @param agreementTitles of what we have heard of, as the names are
     */
    record Entry(Row row, Visit visit, List<String> agreementTitles, List<String> partyNames) {
        VisitFacts facts() {
            return visit.facts();
        }
    }

    private static List<String> places(Entry entry) {
        return Stream.concat(
                        entry.facts().places().stream(),
                        entry.facts().programme().stream().map(ProgrammeItem::place))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static List<String> programme(Entry entry) {
        var texts = new ArrayList<String>();
        for (var item : entry.facts().programme()) {
            texts.add(item.title());
            var host = item.host();
            if (host != null) {
                texts.add(host.name());
            }
        }
        return texts;
    }

    @Override
    public Fields<Entry> fields() {
        return FIELDS;
    }

    @Override
    public Map<String, String> dependencies() {
        return Map.of("agreements", "agreement", "parties", "party");
    }

    @Override
    public Set<String> clearedBy() {
        return Set.of("visits");
    }

    @Override
    public List<Entry> documents(Collection<Recorded<Visit>> states) {
        var visits = states.stream().map(Recorded::value).toList();
        var clearances = rights.clearances(visits);
        var under = agreements.find(visits.stream()
                .flatMap(visit -> visit.facts().agreements().stream())
                .collect(Collectors.toSet()));
        var visitors = parties.find(visits.stream()
                .flatMap(visit -> visit.facts().visitors().stream())
                .collect(Collectors.toSet()));
        return states.stream()
                .map(state -> entry(state, clearances.apply(state.value()), under, visitors))
                .toList();
    }

    private Entry entry(
            Recorded<Visit> state, Set<String> clearances, Map<String, Agreement> under, Map<String, Party> visitors) {
        var visit = state.value();
        return new Entry(
                new Row(
                        visit.id(),
                        state.revision(),
                        state.registered(),
                        clearances,
                        json.writeValueAsBytes(VisitItem.of(state, links))),
                visit,
                visit.facts().agreements().stream()
                        .map(under::get)
                        .filter(Objects::nonNull)
                        .map(Agreement::title)
                        .toList(),
                visit.facts().visitors().stream()
                        .map(visitors::get)
                        .filter(Objects::nonNull)
                        .map(Party::name)
                        .toList());
    }
}
