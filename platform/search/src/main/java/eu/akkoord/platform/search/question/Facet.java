package eu.akkoord.platform.search.question;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values a field has among the documents found.
 *
 * @param name of the field
 * @param values the most frequent first, as many as were asked for; those with equal counts by value
 * @param total how many values there are
 * @param more whether there are more than are given; absent when there are not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Facet(
        String name,
        List<Value> values,
        int total,
        @Nullable Boolean more) {
    public Facet {
        values = List.copyOf(values);
    }

    /** Returns a facet with the first of all values. */
    public static Facet of(String name, List<Value> all, int most) {
        boolean cut = all.size() > most;
        return new Facet(name, cut ? all.subList(0, most) : all, all.size(), cut ? true : null);
    }

    /** @param count of the documents that have it, all filters applied */
    public record Value(String value, long count) {}
}
