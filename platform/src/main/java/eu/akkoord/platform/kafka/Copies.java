package eu.akkoord.platform.kafka;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/** Read-only copies of another service's facts: one document each, and an older revision never overwrites a newer one. */
public final class Copies {
    private final MongoCollection<Document> documents;

    public Copies(MongoDatabase database, String collection) {
        this.documents = database.getCollection(collection);
    }

    /**
     * Takes a revision above the one there, in one conditional upsert.
     *
     * @return the revision that was there before, 0 when none was, -1 when this one is not newer
     */
    public long take(String id, long revision, Document summary) {
        try {
            var before = documents.findOneAndUpdate(
                    Filters.and(Filters.eq("_id", id), Filters.lt("revision", revision)),
                    Updates.combine(Updates.set("revision", revision), Updates.set("summary", summary)),
                    new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.BEFORE));
            return before == null ? 0 : before.get("revision", Number.class).longValue();
        } catch (MongoWriteException | com.mongodb.MongoCommandException e) {
            // the copy is at this revision or above it: the filter did not match, and the upsert met its id
            if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return -1;
        }
    }

    /** The summary as the last event that was applied told it. */
    public Optional<Document> find(String id) {
        return Optional.ofNullable(documents.find(Filters.eq("_id", id)).first())
                .map(document -> document.get("summary", Document.class));
    }

    /** Those of the ids that are known, in one query. */
    public Map<String, Document> find(Collection<String> ids) {
        var found = new HashMap<String, Document>();
        if (!ids.isEmpty()) {
            documents
                    .find(Filters.in("_id", ids))
                    .forEach(document -> found.put(document.getString("_id"), document.get("summary", Document.class)));
        }
        return found;
    }
}
