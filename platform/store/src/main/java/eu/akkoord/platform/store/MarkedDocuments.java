package eu.akkoord.platform.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Documents with a mark until their change is published; no more than the change itself is published. By the relay's rule a mark is cleared
 * only after the log has acknowledged the revision it stood for, and not when it stands for another by then.
 */
final class MarkedDocuments implements Outbox<Long> {
    private final MongoCollection<Document> documents;
    private final EventLog log;
    private final String topic;

    MarkedDocuments(MongoCollection<Document> documents, EventLog log, String topic) {
        this.documents = documents;
        this.log = log;
        this.topic = topic;
    }

    /** Returns the properties that mark a changed document as pending. */
    static Document mark(Instant now) {
        return new Document("pending", true).append("marked", now.toString());
    }

    @Override
    public void prepare() {
        log.prepare(topic);
        MongoOutbox.indexPending(documents);
    }

    @Override
    public List<Pending> pending() {
        var found = new ArrayList<Pending>();
        documents
                .find(eq("pending", true))
                .projection(Projections.include("marked"))
                .forEach(document -> {
                    var waiting = Rows.read(() -> new Pending(
                            Objects.requireNonNull(document.getString("_id")),
                            Instant.parse(document.getString("marked")),
                            1));
                    found.add(waiting == null ? Pending.odd(document) : waiting);
                });
        return found;
    }

    @Override
    public Relay.@Nullable Waiting<Long> read(String id) {
        var document = documents
                .find(eq("_id", id))
                .projection(Projections.include("revision", "pending"))
                .first();
        if (document == null || !Boolean.TRUE.equals(document.get("pending"))) {
            return null;
        }
        long revision = Rows.count(document, "revision");
        if (revision == 0) {
            throw new AlteredEntriesException(id);
        }
        return new Relay.Waiting<>(revision, List.of(revision));
    }

    @Override
    public void archive(String id, Long revision) {
        // who changed it and when stands in the document itself
    }

    @Override
    public void send(String id, Long revision) {
        log.note(topic, id, revision);
    }

    @Override
    public boolean clear(String id, long upTo) {
        return documents
                        .updateOne(
                                and(eq("_id", id), eq("revision", upTo)),
                                Updates.combine(Updates.unset("pending"), Updates.unset("marked")))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public long revision(Long revision) {
        return revision;
    }
}
