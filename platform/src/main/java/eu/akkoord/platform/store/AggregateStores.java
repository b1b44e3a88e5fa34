package eu.akkoord.platform.store;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens the stores of a service's aggregates; each has a collection, a history beside it, and a topic. */
public final class AggregateStores {
    private final MongoDatabase database;
    private final Envelope envelope;
    private final EventSchemas schemas;
    private final EventLog log;
    private final RelayWorker relay;
    private final Hints hints;
    private final Clock clock;
    private final Supplier<@Nullable String> traceparent;
    private final List<ChainCheck> checks = new CopyOnWriteArrayList<>();

    AggregateStores(
            MongoDatabase database,
            Envelope envelope,
            EventSchemas schemas,
            EventLog log,
            RelayWorker relay,
            Hints hints,
            Clock clock,
            Supplier<@Nullable String> traceparent) {
        this.database = database;
        this.envelope = envelope;
        this.schemas = schemas;
        this.log = log;
        this.relay = relay;
        this.hints = hints;
        this.clock = clock;
        this.traceparent = traceparent;
    }

    /**
     * Opens the store of one kind of aggregate.
     *
     * @param collection the word of the URL and of the topic, such as {@code dossiers}
     * @param singular the word for one of them, such as {@code dossier}
     */
    public <A, E> Aggregates<A, E> open(String collection, String singular, Shape<A, E> shape) {
        var documents = database.getCollection(collection);
        var history = new MongoHistory(database.getCollection(collection + "_history"));
        relay.serve(collection, new MongoOutbox(documents, history, log, topic(collection)));
        checks.add(new ChainCheck(collection, documents, history));
        return new MongoAggregates<>(
                collection, singular, shape, documents, history, envelope, schemas, clock, traceparent, relay, hints);
    }

    /** Recomputes the hash chain of every aggregate that is stored; takes seconds for 100,000 entries. */
    public Checked check() {
        var sum = new Checked.Sum();
        checks.forEach(check -> check.run(sum));
        return sum.checked();
    }

    /**
     * Opens the way to tell that clearances have changed.
     *
     * @param collection of the things that they open
     * @param marked the collection of the documents that say so, each under the id of its thing and with a {@code revision}
     */
    public ClearanceNews clearances(String collection, String marked) {
        relay.serve(marked, new MarkedDocuments(database.getCollection(marked), log, ClearanceNews.topic(collection)));
        return new ClearanceNews(collection, marked, relay, hints, clock);
    }

    public static String topic(String collection) {
        return "akkoord.%s.v1".formatted(collection);
    }
}
