package eu.akkoord.platform.search.question;

import eu.akkoord.platform.search.declaration.Row;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param total how many documents answer in the whole list; absent when it was not asked
 * @param next the cursor of the part after this one; absent on the last, and with {@code sort=relevance}
 * @param facets in the order asked
 */
public record Page(
        List<Item> items,
        int pageSize,
        @Nullable Long total,
        @Nullable String next,
        List<Facet> facets) {
    public Page {
        items = List.copyOf(items);
        facets = List.copyOf(facets);
    }

    /**
     * The answer of a list, in UTF-8: {@code self}, {@code next}, {@code items}, {@code pageSize}, {@code total}, {@code
     * facets}; an item is its JSON with {@code related: true} and {@code highlights} where there are any.
     *
     * @param list the absolute address of the list, without a query
     * @param question the one this answers
     */
    public byte[] json(URI list, Question question) {
        return new PageJson(list, question).write(this);
    }

    /**
     * One document.
     *
     * @param id as its {@link Row} gave it, like the two after it
     * @param json the object that the list shows
     * @param related whether only a related term found it, not the words asked
     * @param highlights where the words asked stand; empty unless asked
     * @param cursor of what comes after this one; only in a list that says so
     */
    public record Item(
            String id,
            long revision,
            byte[] json,
            boolean related,
            List<Highlight> highlights,
            @Nullable String cursor) {
        public Item {
            highlights = List.copyOf(highlights);
        }

        public static Item of(String id, long revision, byte[] json) {
            return new Item(id, revision, json, false, List.of(), null);
        }

        public Item found(boolean related, List<Highlight> highlights) {
            return new Item(id, revision, json, related, highlights, cursor);
        }

        public Item before(String cursor) {
            return new Item(id, revision, json, related, highlights, cursor);
        }

        /** The same find, shown as it is at another revision. */
        public Item as(long revision, byte[] json) {
            return new Item(id, revision, json, related, highlights, cursor);
        }
    }

    /**
     * A fragment of a text with the words of the query.
     *
     * @param name of the field
     * @param fragment HTML: the words stand in {@code <em>}, all else is escaped
     */
    public record Highlight(String name, String fragment) {}
}
