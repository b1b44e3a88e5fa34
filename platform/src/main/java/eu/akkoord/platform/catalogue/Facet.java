package eu.akkoord.platform.catalogue;

import java.util.List;

/**
 * The values a field has among the documents found.
 *
 * @param name of the field
 * @param values the most frequent first, at most {@value FacetCounts#MOST_VALUES}; those with equal counts by value
 */
public record Facet(String name, List<Value> values) {
    public Facet {
        values = List.copyOf(values);
    }

    /** @param count of the documents that have it, all filters applied */
    public record Value(String value, long count) {}
}
