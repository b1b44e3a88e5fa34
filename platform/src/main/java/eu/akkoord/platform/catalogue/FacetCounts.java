package eu.akkoord.platform.catalogue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/** Counts the values of a field among the documents found. */
final class FacetCounts {
    /** The most values given of one field; those with the highest counts. */
    static final int MOST_VALUES = 100;

    private FacetCounts() {}

    static Facet of(Found found, SegmentBits kept, String field) throws IOException {
        var counts = new HashMap<String, Long>();
        for (var leaf : found.searcher().getIndexReader().leaves()) {
            var answers = found.counted()[leaf.ord];
            if (!answers.scanIsEmpty()) {
                kept.values(leaf, field).count(answers, counts);
            }
        }
        var values = new ArrayList<Facet.Value>();
        counts.forEach((value, count) -> values.add(new Facet.Value(value, count)));
        values.sort(Comparator.comparingLong(Facet.Value::count).reversed().thenComparing(Facet.Value::value));
        return new Facet(field, List.copyOf(values.subList(0, Math.min(MOST_VALUES, values.size()))));
    }
}
