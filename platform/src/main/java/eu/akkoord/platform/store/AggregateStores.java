package eu.akkoord.platform.store;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    private final EntryHashes hashes;
    private final Map<String, Heads> heads = new ConcurrentHashMap<>();
    private final List<Chains> chains = new CopyOnWriteArrayList<>();
    private final Reads reads;
    private final Anchors anchors;

    /**
     * @param service the word that names this service in events
     * @param instance a word that no other process bears, nor this one after another start
     */
    AggregateStores(
            MongoDatabase database,
            String service,
            String instance,
            Envelope envelope,
            EventSchemas schemas,
            EventLog log,
            RelayWorker relay,
            Hints hints,
            Clock clock,
            Supplier<@Nullable String> traceparent,
            ChainKeys keys) {
        this.database = database;
        this.envelope = envelope;
        this.schemas = schemas;
        this.log = log;
        this.relay = relay;
        this.hints = hints;
        this.clock = clock;
        this.traceparent = traceparent;
        this.hashes = new EntryHashes(service, keys);
        var readings = database.getCollection(Reads.COLLECTION);
        this.reads = new Reads(readings, instance, hashes, relay, clock, traceparent);
        relay.serve(Reads.COLLECTION, new MarkedDocuments(readings, log, Reads.topic(service)));
        chains.add(new ReadCheck(readings, hashes));
        this.anchors = new Anchors(
                database.getCollection("anchors"), database.getCollection("anchor_parts"), chains, instance, clock);
    }

    /** Who was shown what. */
    public Reads reads() {
        return reads;
    }

    /** What is written down of all chains at the end of each day. */
    public Anchors anchors() {
        return anchors;
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
        var outbox = new MongoOutbox(documents, history, log, topic(collection));
        relay.serve(collection, outbox);
        chains.add(new ChainCheck(collection, documents, history, hashes));
        heads.put(collection, new Heads(documents, history));
        var registrar = new Registrar<>(collection, singular, shape, envelope, schemas, clock, traceparent, hashes);
        return new MongoAggregates<>(collection, shape, documents, history, registrar, relay, outbox, hints);
    }

    /** The last events of a collection; empty when this service does not own it. */
    public Optional<Heads> heads(String collection) {
        return Optional.ofNullable(heads.get(collection));
    }

    /** Recomputes every hash chain that is stored, and the anchors; takes seconds for 100,000 entries. */
    public Checked check() {
        var sum = new Checked.Sum();
        chains.forEach(each -> each.run(sum));
        anchors.run(sum);
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
