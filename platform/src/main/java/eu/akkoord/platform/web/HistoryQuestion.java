package eu.akkoord.platform.web;

import eu.akkoord.platform.store.Past;
import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a reader asks of a history. It is answered from the store and not from a catalogue: a history is read whole in any case, to
 * judge each entry, and is current at once.
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
     * @param list the address of the whole history
     * @param all every entry that the reader may see
     * @param entry what is shown of one
     */
    public <A> ItemPage<HistoryEntry> page(URI list, List<Past<A>> all, Function<Past<A>, HistoryEntry> entry) {
        var wanted = Set.copyOf(types);
        var order = Comparator.<Past<A>>comparingLong(Past::revision);
        var found = all.stream()
                .filter(past -> wanted.isEmpty() || wanted.contains(past.type()))
                .filter(past -> from == null || !past.occurred().isBefore(from))
                .filter(past -> to == null || !past.occurred().isAfter(to))
                .sorted(newestFirst ? order.reversed() : order)
                .toList();
        return ItemPage.of(
                        address(list),
                        found,
                        past -> after == null || (newestFirst ? past.revision() < after : past.revision() > after),
                        Past::revision,
                        after,
                        pageSize)
                .with(page -> page.stream().map(entry).toList());
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
