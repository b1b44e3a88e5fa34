package eu.akkoord.agreements.agreement.registration;

import static eu.akkoord.agreements.agreement.AgreementForms.AGREEMENTS;
import static eu.akkoord.platform.search.declaration.Use.FACET;
import static eu.akkoord.platform.search.declaration.Use.FILTER;
import static eu.akkoord.platform.search.declaration.Use.HIGHLIGHT;
import static eu.akkoord.platform.search.declaration.Use.SORT;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.AgreementFacts;
import eu.akkoord.agreements.agreement.AgreementRights;
import eu.akkoord.agreements.agreement.Theme;
import eu.akkoord.agreements.party.Party;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.lists.KindSource;
import eu.akkoord.platform.lists.Source;
import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.search.declaration.Row;
import eu.akkoord.platform.store.Repository;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields to filter, search, sort and count agreements by: their own, and the names of their parties. */
final class AgreementSource implements Source<Agreement, AgreementSource.Entry> {
    /** Raise it when items or values come out differently than before. */
    private static final int VERSION = 2;

    static final Fields<Entry> FIELDS = Fields.of(AGREEMENTS.collection(), VERSION, Entry::row)
            .facts(AGREEMENTS, Entry::agreement, "status instrument", FILTER, SORT, FACET)
            .words("party", entry -> entry.facts().parties(), FILTER, FACET)
            .words(
                    "theme",
                    entry -> entry.facts().themes().stream().map(Theme::code).toList(),
                    FILTER,
                    FACET)
            .years("year", entry -> entry.facts().signed(), FILTER, FACET)
            .facts(AGREEMENTS, Entry::agreement, "signed review since", FILTER, SORT)
            .text("title", entry -> entry.facts().title(), 4, SORT, HIGHLIGHT)
            .text("summary", entry -> entry.facts().summary(), 1, HIGHLIGHT)
            .texts(
                    "themeLabels",
                    entry -> entry.facts().themes().stream().map(Theme::label).toList(),
                    2,
                    HIGHLIGHT)
            .texts("partyNames", Entry::partyNames, 1, HIGHLIGHT)
            .texts("periodLabels", entry -> labels(entry.facts()), 1, HIGHLIGHT)
            .build();

    private final Repository<Party> parties;
    private final Links links;

    AgreementSource(Repository<Party> parties, Links links) {
        this.parties = parties;
        this.links = links;
    }

    /** An agreement with what it is found by. */
    record Entry(Row row, Agreement agreement, List<String> partyNames) {
        AgreementFacts facts() {
            return agreement.facts();
        }
    }

    private static List<String> labels(AgreementFacts facts) {
        return Stream.of(facts.signed(), facts.review())
                .filter(Objects::nonNull)
                .map(Period::label)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public Fields<Entry> fields() {
        return FIELDS;
    }

    @Override
    public Map<String, String> dependencies() {
        return Map.of("parties", "party");
    }

    @Override
    public List<Entry> documents(Collection<Recorded<Agreement>> states) {
        var known = parties.find(states.stream()
                .flatMap(state -> state.value().facts().parties().stream())
                .collect(Collectors.toSet()));
        return KindSource.entries(AGREEMENTS, new AgreementRights(), states, links).stream()
                .map(entry -> new Entry(
                        entry.row(),
                        entry.value(),
                        entry.value().facts().parties().stream()
                                .map(known::get)
                                .filter(Objects::nonNull)
                                .map(party -> party.value().facts().names().nl())
                                .toList()))
                .toList();
    }
}
