package eu.akkoord.platform.store;

import java.time.Instant;
import java.util.List;

/**
 * What waits to be told of things of one kind, as the relay sees it.
 *
 * @param <T> an entry
 */
interface Outbox<T> extends Relay.Ports<T> {
    /** Makes what the relay needs. */
    void prepare();

    /** The things that wait, with the time of the entry that waits longest. */
    List<Pending> pending();

    record Pending(String id, Instant registered, int entries) {}
}
