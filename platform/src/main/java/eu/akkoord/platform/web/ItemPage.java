package eu.akkoord.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A part of a list that is in the order of revisions.
 *
 * @param next the part after this one; absent on the last
 * @param total how many there are in the whole list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ItemPage<T>(URI self, @Nullable URI next, List<T> items, int pageSize, long total) {
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
        var rest = all.stream()
                .filter(item -> after == null || revision.applyAsLong(item) > after)
                .toList();
        var items = rest.subList(0, Math.min(pageSize, rest.size()));
        var next = rest.size() > items.size() ? page(list, pageSize, revision.applyAsLong(items.getLast())) : null;
        return new ItemPage<>(page(list, pageSize, after), next, items, pageSize, all.size());
    }

    private static URI page(URI list, int pageSize, @Nullable Long after) {
        var page = UriComponentsBuilder.fromUri(list).queryParam("pageSize", pageSize);
        return (after == null ? page : page.queryParam("after", after)).build().toUri();
    }
}
