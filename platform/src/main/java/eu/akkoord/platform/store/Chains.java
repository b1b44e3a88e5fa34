package eu.akkoord.platform.store;

import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All hash chains of one kind, as whoever checks them sees them. */
interface Chains {
    /** The word for the entries, as it begins their ids. */
    String collection();

    /** Recomputes all of them. */
    void run(Checked.Sum sum);

    /** The ends of those that went on in a span, at least. */
    void heads(Span span, Consumer<Head> each);

    /** The hashes, computed anew, of entries that were ends once and are still there; at most one of each chain. */
    Map<Head, String> hashes(Collection<Head> heads);

    /**
     * An entry that was the last of its chain.
     *
     * @param id of the chain
     */
    record Head(String collection, String id, long number, String hash) {}

    /**
     * What an anchor covers.
     *
     * @param since a moment before which it need not look, as text
     * @param after the last day of the anchor before it
     * @param upTo its own day
     */
    record Span(@Nullable String since, @Nullable String after, String upTo) {
        boolean hasRegistered(String registered) {
            return since == null || registered.compareTo(since) >= 0;
        }
    }
}
