package eu.akkoord.platform.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import eu.akkoord.platform.core.Sha256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The last event of each aggregate of a collection, by which a copy is verified without publishing content. */
public final class Heads {
    private static final Bson PROJECTION = Projections.include("revision", "outbox", "last.hash");

    private final MongoCollection<Document> documents;
    private final MongoHistory history;
    private final CoveredEntries covered;
    private final OddRows odd;

    Heads(MongoCollection<Document> documents, MongoHistory history, CoveredEntries covered, OddRows odd) {
        this.documents = documents;
        this.history = history;
        this.covered = covered;
        this.odd = odd;
    }

    /**
     * Returns the heads in the order of the ids.
     *
     * @param after gives those of later ids; null for the first
     * @param most how many at most
     */
    public SequencedMap<String, Head> after(@Nullable String after, int most) {
        var found = new LinkedHashMap<String, Head>();
        Object last = after == null ? "" : after;
        for (boolean more = true; more && found.size() < most; ) {
            int wanted = most - found.size();
            int read = 0;
            var part = new ArrayList<Document>();
            for (var row : Rows.after(documents, last, wanted, PROJECTION)) {
                last = Rows.id(row);
                read++;
                var document = Rows.read(() -> checked(Rows.decoded(row, Rows.MOST_BYTES)));
                if (document == null) {
                    odd.pass(documents.getNamespace().getCollectionName(), last);
                } else {
                    part.add(document);
                }
            }
            found.putAll(heads(part));
            more = read == wanted;
        }
        return found;
    }

    /** Returns those of which the last event is there. */
    private SequencedMap<String, Head> heads(List<Document> part) {
        var waiting = new HashMap<String, Head>();
        var archived = new LinkedHashMap<String, List<Long>>();
        for (var document : part) {
            var id = document.getString("_id");
            long revision = Rows.count(document, "revision");
            var entry = covered.of(document).get(revision);
            if (entry == null) {
                archived.put(id, List.of(revision));
            } else {
                waiting.put(id, head(entry));
            }
        }
        history.some(archived, (id, raw) -> {
            var entry = Rows.read(() -> Entry.of(raw.decoded()));
            if (entry != null) {
                waiting.put(id, head(entry));
            }
        });
        var found = new LinkedHashMap<String, Head>();
        for (var document : part) {
            var head = waiting.get(document.getString("_id"));
            if (head != null) {
                found.put(document.getString("_id"), head);
            }
        }
        return found;
    }

    private static Head head(Entry entry) {
        return new Head(entry.revision(), Sha256.of(entry.event()));
    }

    /** Null for a row that no service wrote. */
    private static @Nullable Document checked(Document document) {
        return document.get("_id") instanceof String && Rows.count(document, "revision") > 0 ? document : null;
    }
}
