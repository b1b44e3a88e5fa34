package eu.akkoord.platform.search.engine;

import eu.akkoord.platform.search.declaration.Field;
import eu.akkoord.platform.search.question.Facet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;

/** Counts the values of a field among the documents found. */
final class FacetCounts {
    private static final Comparator<Facet.Value> MOST_FREQUENT_FIRST =
            Comparator.comparingLong(Facet.Value::count).reversed().thenComparing(Facet.Value::value);

    private FacetCounts() {}

    static Facet of(Hits found, SegmentBits kept, Field<?> field, int most) throws IOException {
        var counts = new HashMap<String, Long>();
        for (var leaf : found.searcher().getIndexReader().leaves()) {
            var answers = found.counted()[leaf.ord];
            if (!answers.scanIsEmpty()) {
                kept.values(leaf, field.countedName()).count(answers, counts);
            }
        }
        var values = new ArrayList<Facet.Value>();
        field.counted(counts).forEach((value, count) -> values.add(new Facet.Value(value, count)));
        values.sort(MOST_FREQUENT_FIRST);
        return Facet.of(field.name(), together(values, field), most == 0 ? field.mostCounted() : most);
    }

    /** One value of all that count as one, written as most of the documents found write it. */
    private static List<Facet.Value> together(List<Facet.Value> values, Field<?> field) {
        var byKey = new LinkedHashMap<String, Facet.Value>();
        values.forEach(value -> byKey.merge(
                field.key(value.value()),
                value,
                (first, other) -> new Facet.Value(first.value(), first.count() + other.count())));
        return byKey.size() == values.size()
                ? values
                : byKey.values().stream().sorted(MOST_FREQUENT_FIRST).toList();
    }
}
