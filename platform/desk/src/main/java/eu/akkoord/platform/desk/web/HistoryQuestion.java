package eu.akkoord.platform.desk.web;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.desk.consent.StoredOffers;
import eu.akkoord.platform.store.History;
import eu.akkoord.platform.store.HistoryQuery;
import eu.akkoord.platform.store.HistoryRecord;
import eu.akkoord.platform.web.ItemPage;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A query of one history. It is answered from the store rather than from a catalogue, so the answer is current.
 *
 * @param types the past participles wanted, such as {@code moved}; empty for all
 * @param from the first day on which it may have happened
 * @param to the last day on which it may have happened
 * @param newestFirst the other way round than the default
 * @param pageSize at most so many entries, 1 to 100
 * @param after the entries that come after the one of this revision
 */
public record HistoryQuestion(
        List<String> types,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        boolean newestFirst,
        int pageSize,
        @Nullable Long after) {
    /** The first page of everything. */
    public static final HistoryQuestion ALL = new HistoryQuestion(List.of(), null, null, false, 20, null);

    /** Type of each change of what is above {@code partners}. */
    private static final String CONCEALED = "changed";

    private static final String NEWEST_FIRST = "-revision";

    public HistoryQuestion {
        types = List.copyOf(types);
    }

    /** @param parameters of a request that the contract has let in */
    static HistoryQuestion of(Map<String, String[]> parameters) {
        var pageSize = first(parameters, "pageSize");
        var after = first(parameters, "after");
        return new HistoryQuestion(
                List.of(parameters.getOrDefault("type", new String[0])),
                day(first(parameters, "from")),
                day(first(parameters, "to")),
                NEWEST_FIRST.equals(first(parameters, "sort")),
                pageSize == null ? ALL.pageSize() : Integer.parseInt(pageSize),
                after == null ? null : Long.valueOf(after));
    }

    private static @Nullable String first(Map<String, String[]> parameters, String key) {
        var values = parameters.get(key);
        return values == null ? null : values[0];
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    /**
     * Answers with the history of something of a kind.
     *
     * @param list the address of the whole history
     * @param history the entries that the reader may see
     */
    public <A> ItemPage<HistoryEntry> page(Kind<A, ?> kind, URI list, History<A> history, Caller reader, Links links) {
        return page(list, history, reader, past -> HistoryEntry.of(kind, past, links));
    }

    /**
     * @param list the address of the whole history
     * @param history the entries that the reader may see
     * @param entry what is shown of one, but for why
     */
    public <A> ItemPage<HistoryEntry> page(
            URI list, History<A> history, Caller reader, Function<HistoryRecord<A>, HistoryEntry> entry) {
        var wanted = new HistoryQuery(Set.copyOf(types), from, to, newestFirst, after);
        var part = history.part(wanted, pageSize, past -> shown(past, entry.apply(past), reader));
        return ItemPage.of(address(list), part.items(), pageSize, after, part.next());
    }

    /** Leaves out who made or answers an offer, and why with its words, which is not for every reader; what the world is told of one names who. */
    private static HistoryEntry shown(HistoryRecord<?> past, HistoryEntry entry, Caller reader) {
        if (StoredOffers.isShown(past, reader.party())) {
            return entry.because(past);
        }
        return past.type().equals(CONCEALED) ? entry.withoutMaker() : entry;
    }

    private URI address(URI list) {
        var address = UriComponentsBuilder.fromUri(list);
        types.forEach(type -> address.queryParam("type", type));
        if (from != null) {
            address.queryParam("from", from);
        }
        if (to != null) {
            address.queryParam("to", to);
        }
        if (newestFirst) {
            address.queryParam("sort", NEWEST_FIRST);
        }
        return address.build().toUri();
    }
}
