package eu.akkoord.agreements.agreement.catalogue;

import static eu.akkoord.platform.catalogue.Use.FACET;
import static eu.akkoord.platform.catalogue.Use.FILTER;
import static eu.akkoord.platform.catalogue.Use.HIGHLIGHT;
import static eu.akkoord.platform.catalogue.Use.SORT;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.AgreementFacts;
import eu.akkoord.agreements.agreement.AgreementRights;
import eu.akkoord.agreements.agreement.Theme;
import eu.akkoord.agreements.party.Parties;
import eu.akkoord.platform.catalogue.Fields;
import eu.akkoord.platform.catalogue.Row;
import eu.akkoord.platform.catalogue.Source;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.time.Period;
import eu.akkoord.platform.web.Links;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What lists of agreements can filter, search, sort and count. */
@Component
final class AgreementFields implements Source<Agreement, AgreementFields.Entry> {
    /** Raise it when items or values come out differently than before. */
    private static final int VERSION = 1;

    static final Fields<Entry> FIELDS = Fields.of("agreements", VERSION, Entry::row)
            .word("status", entry -> entry.agreement().status().stage().word(), FILTER, SORT, FACET)
            .word("instrument", entry -> entry.agreement().instrument().word(), FILTER, SORT, FACET)
            .words("party", entry -> entry.facts().parties(), FILTER, FACET)
            .words(
                    "theme",
                    entry -> entry.facts().themes().stream().map(Theme::code).toList(),
                    FILTER,
                    FACET)
            .words("year", entry -> Period.years(entry.facts().signed()), FILTER, FACET)
            .period("signed", entry -> entry.facts().signed(), FILTER, SORT)
            .period("review", entry -> entry.facts().review(), FILTER, SORT)
            .date("since", entry -> entry.agreement().status().since(), FILTER, SORT)
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

    private final AgreementRights rights = new AgreementRights();
    private final Parties parties;
    private final Links links;
    private final JsonMapper json;

    AgreementFields(Parties parties, Links links, JsonMapper json) {
        this.parties = parties;
        this.links = links;
        this.json = json;
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
        var agreements = states.stream().map(Recorded::value).toList();
        var clearances = rights.clearances(agreements);
        var known = parties.find(agreements.stream()
                .flatMap(agreement -> agreement.facts().parties().stream())
                .collect(Collectors.toSet()));
        return states.stream()
                .map(state -> new Entry(
                        new Row(
                                state.value().id(),
                                state.revision(),
                                state.registered(),
                                clearances.apply(state.value()),
                                json.writeValueAsBytes(AgreementItem.of(state, links))),
                        state.value(),
                        state.value().facts().parties().stream()
                                .map(known::get)
                                .filter(Objects::nonNull)
                                .map(party -> party.value().facts().names().nl())
                                .toList()))
                .toList();
    }
}
