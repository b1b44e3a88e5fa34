package eu.akkoord.platform.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The outboxes of one kind of aggregate, as the relay sees them. */
final class MongoOutbox implements Outbox<MongoOutbox.Telling> {
    private final MongoCollection<Document> documents;
    private final MongoHistory history;
    private final EventLog log;
    private final String topic;

    MongoOutbox(MongoCollection<Document> documents, MongoHistory history, EventLog log, String topic) {
        this.documents = documents;
        this.history = history;
        this.log = log;
        this.topic = topic;
    }

    /**
     * An entry that waits.
     *
     * @param entry as it is archived
     * @param event as it is sent
     */
    record Telling(Entry entry, byte[] event) {}

    @Override
    public void prepare() {
        log.prepare(topic);
        indexPending(documents);
    }

    /** Only documents that wait are in the index, since the sweep reads nothing else. */
    static void indexPending(MongoCollection<Document> documents) {
        documents.createIndex(
                Indexes.ascending("pending"),
                new IndexOptions().name("pending").partialFilterExpression(eq("pending", true)));
    }

    @Override
    public List<Pending> pending() {
        var found = new ArrayList<Pending>();
        documents
                .find(eq("pending", true))
                .projection(Projections.include("last.registered", "outbox.registered"))
                .forEach(document -> found.add(waiting(document)));
        return found;
    }

    private static Pending waiting(Document document) {
        var entries = document.getList("outbox", Document.class, List.of());
        var eldest = entries.isEmpty() ? document.get("last", Document.class) : entries.getFirst();
        return new Pending(document.getString("_id"), Instant.parse(eldest.getString("registered")), entries.size());
    }

    @Override
    public Relay.@Nullable Waiting<Telling> read(String id) {
        var document = documents
                .find(eq("_id", id))
                .projection(Projections.include("revision", "outbox", "pending"))
                .first();
        if (document == null || !document.getBoolean("pending", false)) {
            return null;
        }
        return waiting(
                document.get("revision", Number.class).longValue(),
                document.getList("outbox", Document.class, List.of()).stream()
                        .map(Entry::of)
                        .sorted((one, other) -> Long.compare(one.revision(), other.revision()))
                        .toList());
    }

    /**
     * What a reading gives when these entries wait.
     *
     * @param revision of the aggregate
     * @param entries all that wait, in their order
     */
    static Relay.Waiting<Telling> waiting(long revision, List<Entry> entries) {
        var strikes = Strikes.of(entries);
        return new Relay.Waiting<>(
                revision,
                entries.stream()
                        .map(entry -> new Telling(strikes.from(entry), strikes.fromEvent(entry)))
                        .toList());
    }

    @Override
    public void archive(String id, Telling telling) {
        history.append(id, telling.entry());
    }

    @Override
    public void send(String id, Telling telling) {
        if (telling.event().length == 0) {
            // of these nothing is told but that they changed
            log.note(topic, id, telling.entry().revision());
        } else {
            log.append(topic, id, telling.event(), telling.entry().traceparent());
        }
    }

    @Override
    public boolean clear(String id, long upTo) {
        var sent = Updates.pullByFilter(Filters.eq("outbox", new Document("revision", new Document("$lte", upTo))));
        var last = documents.updateOne(
                and(eq("_id", id), eq("revision", upTo)), Updates.combine(sent, Updates.unset("pending")));
        if (last.getMatchedCount() == 1) {
            return true;
        }
        documents.updateOne(and(eq("_id", id), lte("outbox.revision", upTo)), sent);
        return false;
    }

    @Override
    public long revision(Telling telling) {
        return telling.entry().revision();
    }
}
