package eu.akkoord.agreements.agreement.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.web.Links;
import eu.akkoord.platform.web.PeriodView;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** A part of an agreement's history, oldest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HistoryPage(URI self, @Nullable URI next, List<Item> items, int pageSize, int total) {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            URI href,
            long revision,
            String type,
            LocalDate occurred,
            Instant registered,
            String party,
            String organisation,
            @Nullable String reason,
            String status,
            String title,
            @Nullable PeriodView period) {
        static Item of(String id, Past<Agreement> past, Links links) {
            var facts = past.after().facts();
            return new Item(
                    links.to("events", "agreements.%s.%d".formatted(id, past.revision())),
                    past.revision(),
                    past.type(),
                    past.occurred(),
                    past.registered(),
                    past.party(),
                    past.organisation(),
                    past.reason(),
                    past.after().status().stage().word(),
                    facts.title(),
                    facts.signed() == null ? null : PeriodView.of(facts.signed()));
        }
    }

    /** @param after only revisions above this one */
    static HistoryPage of(String id, List<Past<Agreement>> history, int pageSize, long after, Links links) {
        var rest = history.stream().filter(past -> past.revision() > after).toList();
        var items = rest.stream()
                .limit(pageSize)
                .map(past -> Item.of(id, past, links))
                .toList();
        return new HistoryPage(
                address(id, pageSize, after, links),
                rest.size() > pageSize ? address(id, pageSize, items.getLast().revision(), links) : null,
                items,
                pageSize,
                history.size());
    }

    private static URI address(String id, int pageSize, long after, Links links) {
        var address = UriComponentsBuilder.fromUri(links.to("agreements", id, "history"))
                .queryParam("pageSize", pageSize);
        return (after == 0 ? address : address.queryParam("after", after))
                .build(true)
                .toUri();
    }
}
