package eu.akkoord.platform.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The outboxes of one kind of aggregate, as the relay sees them. Anyone who can write to the store could put something there to be
 * published: so entries are sent only when a service wrote them, and continue in the history.
 */
final class MongoOutbox implements Outbox<MongoOutbox.Telling> {
    private final String collection;
    private final MongoCollection<Document> documents;
    private final MongoHistory history;
    private final EntryHashes hashes;
    private final EventLog log;
    private final String topic;
    private final Batching<UpdateOneModel<Document>> clearing = new Batching<>(this::clearAll);

    MongoOutbox(
            String collection,
            MongoCollection<Document> documents,
            MongoHistory history,
            EntryHashes hashes,
            EventLog log,
            String topic) {
        this.collection = collection;
        this.documents = documents;
        this.history = history;
        this.hashes = hashes;
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
                .forEach(document -> {
                    var waiting = Rows.read(() -> waiting(document));
                    found.add(waiting == null ? Pending.odd(document) : waiting);
                });
        return found;
    }

    private static Pending waiting(Document document) {
        var entries = document.getList("outbox", Document.class, List.of());
        var eldest = entries.isEmpty() ? document.get("last", Document.class) : entries.getFirst();
        return new Pending(
                Objects.requireNonNull(document.getString("_id")),
                Instant.parse(eldest.getString("registered")),
                entries.size());
    }

    /** @throws AlteredEntriesException when something waits that no service wrote */
    @Override
    public Relay.@Nullable Waiting<Telling> read(String id) {
        var document = documents
                .find(eq("_id", id))
                .projection(Projections.include("revision", "outbox", "pending", "last.hash"))
                .first();
        if (document == null || !Boolean.TRUE.equals(document.get("pending"))) {
            return null;
        }
        var waiting = Rows.read(() -> verified(id, document));
        if (waiting == null) {
            throw new AlteredEntriesException(id);
        }
        return waiting;
    }

    /** Null unless each entry has the keyed hash that the next one, or the document for the last, bears. */
    private Relay.@Nullable Waiting<Telling> verified(String id, Document document) {
        long revision = Rows.count(document, "revision");
        var entries = document.getList("outbox", Document.class, List.of()).stream()
                .sorted(Comparator.comparingLong(MongoOutbox::number))
                .toList();
        var last = document.get("last", Document.class).getString("hash");
        for (int place = entries.size() - 1; place >= 0; place--) {
            var entry = entries.get(place);
            boolean follows = number(entry) == revision - (entries.size() - 1 - place);
            if (!follows
                    || !entry.containsKey(EntryHashes.KEY)
                    || !hash(id, entry).equals(last)) {
                return null;
            }
            last = entry.getString("previousHash");
        }
        return entries.isEmpty() || goesOn(id, entries.getFirst())
                ? waiting(revision, entries.stream().map(Entry::of).toList())
                : null;
    }

    /** Nothing else was archived in its place, and what was archived before it is what it follows. */
    private boolean goesOn(String id, Document first) {
        long number = number(first);
        var archived = new HashMap<Long, String>();
        history.holding(Map.of(id, List.of(Math.max(1, number - 1), number))).values().stream()
                .flatMap(List::stream)
                .filter(entry -> number(entry) == number || number(entry) == number - 1)
                .forEach(entry -> archived.put(number(entry), hash(id, entry)));
        var there = archived.get(number);
        return Objects.equals(first.getString("previousHash"), archived.get(number - 1))
                && (there == null || there.equals(hash(id, first)));
    }

    private String hash(String id, Document entry) {
        return hashes.of(collection, id, entry);
    }

    private static long number(Document entry) {
        return Rows.count(entry, "revision");
    }

    /**
     * Returns the waiting entries as the relay reads them.
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
        // at this revision nothing waits that was not sent
        var clear = new UpdateOneModel<Document>(
                and(eq("_id", id), eq("revision", upTo)),
                Updates.combine(Updates.set("outbox", List.of()), Updates.unset("pending")));
        if (clearing.did(clear) || clearAll(List.of(clear))) {
            return true;
        }
        documents.updateOne(
                and(eq("_id", id), lte("outbox.revision", upTo)),
                Updates.pullByFilter(Filters.eq("outbox", new Document("revision", new Document("$lte", upTo)))));
        return false;
    }

    /** Tells whether each was at its revision; of several that were not all, each is asked again. */
    private boolean clearAll(List<UpdateOneModel<Document>> clears) {
        return documents
                        .bulkWrite(clears, new BulkWriteOptions().ordered(false))
                        .getMatchedCount()
                == clears.size();
    }

    @Override
    public long revision(Telling telling) {
        return telling.entry().revision();
    }
}
