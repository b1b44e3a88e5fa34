package eu.akkoord.dossiers.visit.catalogue;

import static eu.akkoord.dossiers.visit.VisitForms.VISITS;
import static eu.akkoord.platform.search.declaration.Use.FACET;
import static eu.akkoord.platform.search.declaration.Use.FILTER;
import static eu.akkoord.platform.search.declaration.Use.HIGHLIGHT;
import static eu.akkoord.platform.search.declaration.Use.SCOPE;
import static eu.akkoord.platform.search.declaration.Use.SORT;

import eu.akkoord.dossiers.agreement.Agreement;
import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.dossiers.party.Party;
import eu.akkoord.dossiers.visit.ProgrammeItem;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitFacts;
import eu.akkoord.dossiers.visit.VisitRights;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.lists.KindSource;
import eu.akkoord.platform.lists.Source;
import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.search.declaration.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The fields to filter, search, sort and count visits by. */
@Component
final class VisitFields implements Source<Visit, VisitFields.Entry> {
    /** Raise it when items or values come out differently than before. */
    private static final int VERSION = 6;

    static final Fields<Entry> FIELDS = Fields.of(VISITS.collection(), VERSION, Entry::row)
            .facts(VISITS, Entry::visit, "status kind host", FILTER, SORT, FACET)
            .words("guest", entry -> entry.facts().guests(), FILTER, FACET)
            .words("party", entry -> entry.facts().visitors(), FILTER, FACET)
            .words("agreement", entry -> entry.facts().agreements(), FILTER, FACET)
            .words("dossier", entry -> entry.facts().dossiers(), SCOPE)
            .word("owner", entry -> entry.facts().owner().party(), FILTER, FACET)
            .word("ownedBy", entry -> entry.facts().owner().path(), SCOPE)
            .names("place", entry -> entry.facts().places(), FILTER, FACET)
            .facts(VISITS, Entry::visit, "confidentiality", FILTER, FACET)
            .years("year", entry -> entry.facts().period(), FILTER, FACET)
            .number("slips", entry -> (long) entry.visit().slips().count(), FILTER, SORT)
            .facts(VISITS, Entry::visit, "period since", FILTER, SORT)
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

    VisitFields(VisitRights rights, Agreements agreements, Parties parties, Links links) {
        this.rights = rights;
        this.agreements = agreements;
        this.parties = parties;
        this.links = links;
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
        var visits = states.stream().map(state -> state.value().facts()).toList();
        var under = agreements.find(
                visits.stream().flatMap(visit -> visit.agreements().stream()).collect(Collectors.toSet()));
        var visitors = parties.find(
                visits.stream().flatMap(visit -> visit.visitors().stream()).collect(Collectors.toSet()));
        return KindSource.entries(VISITS, rights, states, links).stream()
                .map(entry -> entry(entry.row(), entry.value(), under, visitors))
                .toList();
    }

    private static Entry entry(Row row, Visit visit, Map<String, Agreement> under, Map<String, Party> visitors) {
        return new Entry(
                row,
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
