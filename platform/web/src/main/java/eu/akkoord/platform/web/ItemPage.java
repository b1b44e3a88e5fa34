package eu.akkoord.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A part of a list that has an order of its own: that of revisions, or of a key.
 *
 * @param next the part after this one; absent on the last
 * @param total how many there are in the whole list; absent where that is not counted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ItemPage<T>(
        URI self,
        @Nullable URI next,
        List<T> items,
        int pageSize,
        @Nullable Long total) {
    public ItemPage {
        items = List.copyOf(items);
    }

    /**
     * @param list the address of the whole list
     * @param all every item, oldest first
     * @param after gives the items of revisions above this one
     */
    public static <T> ItemPage<T> of(
            URI list, List<T> all, ToLongFunction<T> revision, @Nullable Long after, int pageSize) {
        return of(
                list,
                all,
                item -> after == null || revision.applyAsLong(item) > after,
                revision::applyAsLong,
                after,
                pageSize);
    }

    /** The same page with other items in the place of these, made all at once. */
    public <R> ItemPage<R> with(Function<List<T>, List<R>> change) {
        return new ItemPage<>(self, next, change.apply(items), pageSize, total);
    }

    /**
     * @param list the address of the whole list, with what it was filtered by
     * @param all every item, in the order of its key
     * @param key safe in a query, and another for each item
     * @param after gives the items whose key comes after this one
     */
    public static <T> ItemPage<T> of(
            URI list, List<T> all, Function<T, String> key, @Nullable String after, int pageSize) {
        return of(list, all, item -> after == null || key.apply(item).compareTo(after) > 0, key, after, pageSize);
    }

    /**
     * @param list the address of the whole list, with what it was filtered by
     * @param all every item, in order
     * @param beyond whether an item comes after the one that {@code after} names
     * @param key by which {@code after} names an item
     */
    static <T> ItemPage<T> of(
            URI list, List<T> all, Predicate<T> beyond, Function<T, ?> key, @Nullable Object after, int pageSize) {
        var rest = all.stream().filter(beyond).toList();
        var items = rest.subList(0, Math.min(pageSize, rest.size()));
        var next = rest.size() > items.size() ? page(list, pageSize, key.apply(items.getLast())) : null;
        return new ItemPage<>(page(list, pageSize, after), next, items, pageSize, (long) all.size());
    }

    /**
     * A part of a list that nobody counts.
     *
     * @param next the key after which it goes on; absent on the last part
     */
    public static <T> ItemPage<T> of(
            URI list, List<T> items, int pageSize, @Nullable Object after, @Nullable Object next) {
        return new ItemPage<>(
                page(list, pageSize, after), next == null ? null : page(list, pageSize, next), items, pageSize, null);
    }

    private static URI page(URI list, int pageSize, @Nullable Object after) {
        var page = UriComponentsBuilder.fromUri(list).queryParam("pageSize", pageSize);
        return (after == null ? page : page.queryParam("after", after)).build().toUri();
    }
}
