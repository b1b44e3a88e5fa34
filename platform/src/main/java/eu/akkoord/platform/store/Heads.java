package eu.akkoord.platform.store;

import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import eu.akkoord.platform.Sha256;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Says of each aggregate of a collection which event is its last, so that a copy of it can be checked and no content is told. */
public final class Heads {
    private final MongoCollection<Document> documents;
    private final MongoHistory history;

    Heads(MongoCollection<Document> documents, MongoHistory history) {
        this.documents = documents;
        this.history = history;
    }

    /**
     * Returns the heads in the order of the ids.
     *
     * @param after gives those of later ids; null for the first
     * @param most how many at most
     */
    public SequencedMap<String, Head> after(@Nullable String after, int most) {
        var heads = new LinkedHashMap<String, @Nullable Head>();
        var archived = new LinkedHashMap<String, List<Long>>();
        documents
                .find(after == null ? new Document() : gt("_id", after))
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .projection(Projections.include("revision", "outbox"))
                .forEach(document -> {
                    var id = document.getString("_id");
                    var revision = document.get("revision", Number.class).longValue();
                    var head = head(document.getList("outbox", Document.class, List.of()), revision);
                    heads.put(id, head);
                    if (head == null) {
                        archived.put(id, List.of(revision));
                    }
                });
        var found = new LinkedHashMap<String, Head>();
        var entries = archived.isEmpty() ? Map.<String, List<Document>>of() : history.holding(archived);
        heads.forEach((id, head) -> {
            var known = head == null
                    ? head(
                            entriesOf(id, entries),
                            archived.getOrDefault(id, List.of(0L)).getFirst())
                    : head;
            if (known != null) {
                found.put(id, known);
            }
        });
        return found;
    }

    private static List<Document> entriesOf(String id, Map<String, List<Document>> buckets) {
        var entries = new ArrayList<Document>();
        buckets.forEach((bucket, held) -> {
            if (MongoHistory.aggregate(bucket).equals(id)) {
                entries.addAll(held);
            }
        });
        return entries;
    }

    private static @Nullable Head head(List<Document> entries, long revision) {
        return entries.stream()
                .map(Entry::of)
                .filter(entry -> entry.revision() == revision)
                .findFirst()
                .map(entry -> new Head(revision, Sha256.of(entry.event())))
                .orElse(null);
    }
}
