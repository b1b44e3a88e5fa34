package eu.akkoord.platform.projection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Copies of facts, one document each; an older revision never overwrites a newer one. */
public final class Copies {
    private final MongoCollection<Document> documents;

    Copies(MongoDatabase database, String collection) {
        this.documents = database.getCollection(collection);
    }

    /** Returns the summary of the last event that was taken; empty when nothing may be known of it. */
    public Optional<Document> find(String id) {
        return Optional.ofNullable(documents.find(eq("_id", id)).first())
                .map(document -> document.get("summary", Document.class));
    }

    /** Finds the summaries of the known ids, in one query. */
    public Map<String, Document> find(Collection<String> ids) {
        var found = new HashMap<String, Document>();
        if (!ids.isEmpty()) {
            for (var document : documents.find(in("_id", ids))) {
                var summary = document.get("summary", Document.class);
                if (summary != null) {
                    found.put(document.getString("_id"), summary);
                }
            }
        }
        return found;
    }

    /** The whole copy, also of what nothing may be known of. */
    @Nullable
    Copy copy(String id) {
        var document = documents.find(eq("_id", id)).first();
        return document == null ? null : Copy.read(document);
    }

    /** The revision of each that is there. */
    Map<String, Long> revisions(Collection<String> ids) {
        var found = new HashMap<String, Long>();
        documents
                .find(in("_id", ids))
                .projection(Projections.include("revision"))
                .forEach(document -> found.put(
                        document.getString("_id"),
                        document.get("revision", Number.class).longValue()));
        return found;
    }

    /** Takes each that is newer than the one there, by conditional upserts in one round trip. */
    void take(Collection<Copy> copies) {
        var left = new ArrayList<>(copies);
        while (!left.isEmpty()) {
            try {
                documents.bulkWrite(left.stream().map(Copies::upsert).toList());
                return;
            } catch (MongoBulkWriteException e) {
                if (e.getWriteErrors().isEmpty()
                        || e.getWriteErrors().stream()
                                .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
                    throw e;
                }
                // another instance was here first: the filter did not match, and the upsert met its id
                var there = revisions(left.stream().map(Copy::id).toList());
                left.removeIf(copy -> there.getOrDefault(copy.id(), 0L) >= copy.revision());
            }
        }
    }

    private static UpdateOneModel<Document> upsert(Copy copy) {
        return new UpdateOneModel<>(
                // beside each other and not within $and: not every server takes the id of a new document from there
                new Document("_id", copy.id()).append("revision", new Document("$lt", copy.revision())),
                written(copy),
                new UpdateOptions().upsert(true));
    }

    private static Bson written(Copy copy) {
        return Updates.combine(
                Updates.set("revision", copy.revision()),
                copy.occurred() == null
                        ? Updates.unset("occurred")
                        : Updates.set("occurred", copy.occurred().toString()),
                copy.summary() == null ? Updates.unset("summary") : Updates.set("summary", copy.summary()));
    }

    /** Puts another in its place, unless it has changed since it was seen. */
    void replace(Copy copy, long seen) {
        documents.updateOne(and(eq("_id", copy.id()), eq("revision", seen)), written(copy));
    }

    /** Takes one away, unless it has changed since it was seen. */
    void remove(String id, long seen) {
        documents.deleteOne(and(eq("_id", id), eq("revision", seen)));
    }

    /** Every copy, by id. */
    void each(Consumer<Copy> reader) {
        documents.find().sort(Sorts.ascending("_id")).forEach(document -> reader.accept(Copy.read(document)));
    }
}
