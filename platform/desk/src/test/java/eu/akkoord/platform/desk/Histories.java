package eu.akkoord.platform.desk;

import eu.akkoord.platform.store.History;
import eu.akkoord.platform.store.HistoryQuery;
import eu.akkoord.platform.store.HistoryRecord;
import eu.akkoord.platform.store.StoredAggregates;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Histories that are not stored, for tests. */
public final class Histories {
    private Histories() {}

    /** A history of which the reader may see those whose state is readable. */
    public static History<String> of(List<HistoryRecord<String>> all, Predicate<String> readable) {
        return new History<>(new Listed(all), "thing-1", states -> readable, shown -> {});
    }

    private static final class Listed extends StoredAggregates<String, DeskTest.Written> {
        private final List<HistoryRecord<String>> all;

        Listed(List<HistoryRecord<String>> all) {
            super(new FewNotes());
            this.all = all;
        }

        @Override
        public HistoryQuery.End walk(String id, HistoryQuery walk, Predicate<HistoryRecord<String>> goesOn) {
            var order = Comparator.<HistoryRecord<String>>comparingLong(HistoryRecord::revision);
            var after = walk.after();
            var entries = all.stream()
                    .filter(past -> walk.wants(past.type(), past.occurred()))
                    .filter(past ->
                            after == null || (walk.newestFirst() ? past.revision() < after : past.revision() > after))
                    .sorted(walk.newestFirst() ? order.reversed() : order)
                    .toList();
            for (var past : entries) {
                if (!goesOn.test(past)) {
                    return HistoryQuery.End.NONE;
                }
            }
            return HistoryQuery.End.NONE;
        }
    }
}
