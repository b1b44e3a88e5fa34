package eu.akkoord.platform.store;

import java.util.ArrayList;
import java.util.List;

/** The whole history of something, for tests. */
final class Entries {
    private Entries() {}

    static <A> List<HistoryRecord<A>> of(Aggregates<A, ?> all, String id) {
        var entries = new ArrayList<HistoryRecord<A>>();
        all.walk(id, HistoryQuery.ALL, entries::add);
        return entries;
    }
}
