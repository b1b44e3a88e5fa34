package eu.akkoord.platform.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A memory of the rows that readers skipped, since no service wrote them: each is logged once, and named by the check. None of them holds up
 * a list or a rebuild.
 */
final class OddRows {
    private static final Logger LOG = LoggerFactory.getLogger(OddRows.class);
    private static final int MOST_REMEMBERED = 1000;

    private final Set<String> passed = ConcurrentHashMap.newKeySet();

    OddRows(MeterRegistry meters) {
        Gauge.builder("akkoord.store.odd.rows", passed, Set::size)
                .description("Rows that readers passed over since the start, since no service wrote them; at most 1000")
                .register(meters);
    }

    /** Something that stands in a row could not be read. */
    void pass(String collection, Object id) {
        var row = new CheckResult.Finding(collection, String.valueOf(id), 1, CheckResult.Wrong.CHANGED);
        if (passed.size() < MOST_REMEMBERED && passed.add("%s/%s".formatted(collection, row.id()))) {
            LOG.error("{} of {} was not written by a service, and is passed over", row.id(), collection);
        }
    }

    /** Counts the rows that were passed over. */
    int count() {
        return passed.size();
    }
}
