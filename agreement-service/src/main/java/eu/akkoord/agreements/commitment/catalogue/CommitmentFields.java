package eu.akkoord.agreements.commitment.catalogue;

import static eu.akkoord.platform.catalogue.Use.FACET;
import static eu.akkoord.platform.catalogue.Use.FILTER;
import static eu.akkoord.platform.catalogue.Use.HIGHLIGHT;
import static eu.akkoord.platform.catalogue.Use.SORT;

import eu.akkoord.agreements.agreement.Agreements;
import eu.akkoord.agreements.commitment.Commitment;
import eu.akkoord.agreements.commitment.CommitmentFacts;
import eu.akkoord.agreements.commitment.CommitmentRights;
import eu.akkoord.platform.catalogue.Fields;
import eu.akkoord.platform.catalogue.Row;
import eu.akkoord.platform.catalogue.Source;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.time.Period;
import eu.akkoord.platform.web.Links;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What lists of commitments can filter, search, sort and count. */
@Component
final class CommitmentFields implements Source<Commitment, CommitmentFields.Entry> {
    /** Raise it when items or values come out differently than before. */
    private static final int VERSION = 1;

    static final Fields<Entry> FIELDS = Fields.of("commitments", VERSION, Entry::row)
            .word("status", entry -> entry.commitment().status().stage().word(), FILTER, SORT, FACET)
            .word("kind", entry -> entry.facts().source().kind().word(), FILTER, SORT, FACET)
            .word("agreement", entry -> entry.facts().agreement(), FILTER, FACET)
            .words("debtor", entry -> entry.facts().debtors(), FILTER, FACET)
            .words("creditor", entry -> entry.facts().creditors(), FILTER, FACET)
            .words("party", entry -> parties(entry.facts()), FILTER, FACET)
            .words("year", entry -> Period.years(entry.facts().due()), FILTER, FACET)
            .period("due", entry -> entry.facts().due(), FILTER, SORT)
            .date("since", entry -> entry.commitment().status().since(), FILTER, SORT)
            .text("text", entry -> entry.facts().text(), 4, SORT, HIGHLIGHT)
            .text("periodLabel", entry -> label(entry.facts().due()), 1, HIGHLIGHT)
            .build();

    private final CommitmentRights rights;
    private final Links links;
    private final JsonMapper json;

    CommitmentFields(Agreements agreements, Links links, JsonMapper json) {
        this.rights = new CommitmentRights(agreements);
        this.links = links;
        this.json = json;
    }

    record Entry(Row row, Commitment commitment) {
        CommitmentFacts facts() {
            return commitment.facts();
        }
    }

    private static Set<String> parties(CommitmentFacts facts) {
        var parties = new TreeSet<>(facts.debtors());
        parties.addAll(facts.creditors());
        return parties;
    }

    private static @Nullable String label(@Nullable Period period) {
        return period == null ? null : period.label();
    }

    @Override
    public Fields<Entry> fields() {
        return FIELDS;
    }

    /** The parties of its agreement see it too. */
    @Override
    public Map<String, String> dependencies() {
        return Map.of("agreements", "agreement");
    }

    @Override
    public List<Entry> documents(Collection<Recorded<Commitment>> states) {
        var clearances = rights.clearances(states.stream().map(Recorded::value).toList());
        return states.stream()
                .map(state -> new Entry(
                        new Row(
                                state.value().id(),
                                state.revision(),
                                state.registered(),
                                clearances.apply(state.value()),
                                json.writeValueAsBytes(CommitmentItem.of(state, links))),
                        state.value()))
                .toList();
    }
}
