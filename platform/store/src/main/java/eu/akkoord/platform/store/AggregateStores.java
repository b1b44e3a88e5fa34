package eu.akkoord.platform.store;

import com.mongodb.client.MongoDatabase;
import eu.akkoord.platform.core.facts.Kind;
import java.nio.file.Path;
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
    private final OddRows odd;
    private final ReadLog reads;
    private final Anchors anchors;

    /**
     * @param service the word that names this service in events
     * @param instance a word that no other process bears, nor this one after another start
     * @param anchorFolder a place outside the store; absent when there is none
     */
    AggregateStores(
            MongoDatabase database,
            String service,
            String instance,
            Envelope envelope,
            EventSchemas schemas,
            EventLog log,
            RelayWorker relay,
            OddRows odd,
            Hints hints,
            Clock clock,
            Supplier<@Nullable String> traceparent,
            ChainKeys keys,
            @Nullable Path anchorFolder) {
        this.database = database;
        this.envelope = envelope;
        this.schemas = schemas;
        this.log = log;
        this.relay = relay;
        this.odd = odd;
        this.hints = hints;
        this.clock = clock;
        this.traceparent = traceparent;
        this.hashes = new EntryHashes(service, keys);
        var readings = database.getCollection(ReadLog.COLLECTION);
        this.reads = new ReadLog(readings, instance, hashes, relay, odd, clock, traceparent);
        relay.serve(ReadLog.COLLECTION, new MarkedDocuments(readings, log, ReadLog.topic(service)));
        chains.add(new ReadCheck(readings, hashes));
        this.anchors = new Anchors(
                database.getCollection("anchors"),
                database.getCollection("anchor_parts"),
                chains,
                hashes,
                new AnchorFolder(anchorFolder),
                log,
                service,
                instance,
                clock);
    }

    /** Returns the read log. */
    public ReadLog reads() {
        return reads;
    }

    /** Returns the anchors of all chains, taken at least once an hour. */
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
        return open(collection, singular, shape, envelope, topic(collection), collection, null);
    }

    /** Opens the store of a kind that is declared. */
    public <A, E> Aggregates<A, E> open(Kind<A, ?> kind, Announcements<A, E> announcements) {
        return open(kind.collection(), kind.singular(), new DeclaredShape<>(kind.state(), announcements));
    }

    /**
     * Opens the store of the documents that decide who may see the things of another collection: one beside each thing, under its id. It is
     * chained like any other, but its changes are published by the id of the thing only, and only what a service wrote counts.
     *
     * @param collection the word for the documents, of their own
     * @param things the collection of the things
     * @param forged state read in the place of what no service wrote
     */
    public <A, E> Aggregates<A, E> beside(String collection, String things, Shape<A, E> shape, A forged) {
        return open(collection, collection, shape, null, ClearanceNews.topic(things), things, forged);
    }

    private <A, E> Aggregates<A, E> open(
            String collection,
            String singular,
            Shape<A, E> shape,
            @Nullable Envelope told,
            String topic,
            String hinted,
            @Nullable A forged) {
        var documents = database.getCollection(collection);
        var buckets = database.getCollection(collection + "_history");
        var history = new MongoHistory(buckets, odd);
        var covered = new CoveredEntries(collection, hashes);
        var outbox = new MongoOutbox(collection, documents, history, hashes, log, topic);
        relay.serve(collection, outbox);
        chains.add(new ChainCheck(collection, documents, buckets, hashes, shape, forged != null));
        if (told != null) {
            heads.put(collection, new Heads(documents, history, covered, odd));
        }
        var registrar = new Registrar<>(collection, singular, shape, told, schemas, clock, traceparent, hashes);
        return new MongoAggregates<>(
                collection, shape, documents, history, registrar, relay, outbox, covered, odd, hints, hinted, forged);
    }

    /** The last events of a collection; empty when this service does not own it. */
    public Optional<Heads> heads(String collection) {
        return Optional.ofNullable(heads.get(collection));
    }

    /** Recomputes every hash chain that is stored, and the anchors; takes seconds for 100,000 entries. */
    public CheckResult check() {
        var sum = new CheckResult.Sum();
        var anchored = anchors.check(sum);
        chains.forEach(each -> each.run(anchored, sum));
        anchored.miss(sum);
        return sum.checked();
    }

    public static String topic(String collection) {
        return "akkoord.%s.v1".formatted(collection);
    }
}
