package eu.akkoord.platform.store;

import java.time.Clock;
import org.bson.Document;

/**
 * Tells every instance that the clearances of one thing have changed although the thing has not: whoever keeps something derived
 * looks again. It is told by a topic of its own, which bears ids and nothing else and is read by the service that owns it only.
 * The mark that is set in the same write as the change is as durable as the change, so that no crash can lose the news.
 */
public final class ClearanceNews {
    private final String collection;
    private final String documents;
    private final RelayWorker relay;
    private final Hints hints;
    private final Clock clock;

    /**
     * @param collection of the things, such as {@code notes}
     * @param documents which bear the marks, each under the id of its thing
     */
    ClearanceNews(String collection, String documents, RelayWorker relay, Hints hints, Clock clock) {
        this.collection = collection;
        this.documents = documents;
        this.relay = relay;
        this.hints = hints;
        this.clock = clock;
    }

    /** The topic that tells about things of a collection. */
    public static String topic(String collection) {
        return "akkoord.%s.clearances.v1".formatted(collection);
    }

    /** What has to be set in the write that changes the clearances of a thing, beside the {@code revision} of that document. */
    public Document mark() {
        return MarkedDocuments.mark(clock.instant());
    }

    /** After that write; returns at once. */
    public void tell(String id) {
        relay.wake(documents, id);
        hints.tell(collection, id);
    }
}
