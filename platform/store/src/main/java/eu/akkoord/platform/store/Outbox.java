package eu.akkoord.platform.store;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The outbox of one collection, as the relay sees it.
 *
 * @param <T> an entry
 */
interface Outbox<T> extends Relay.Ports<T> {
    /** Makes what the relay needs. */
    void prepare();

    /** The things that wait, with the time of the entry that waits longest. */
    List<Pending> pending();

    /** @param registered absent of a row that no service wrote */
    record Pending(String id, @Nullable Instant registered, int entries) {
        static Pending odd(Document row) {
            return new Pending(String.valueOf(row.get("_id")), null, 0);
        }
    }
}
