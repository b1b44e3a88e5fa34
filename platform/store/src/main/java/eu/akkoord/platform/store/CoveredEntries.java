package eu.akkoord.platform.store;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The entries of an outbox that the chain covers: the newest has the keyed hash in the document, each other the one in its successor. Any
 * other entry was put there by somebody, and is not published.
 */
final class CoveredEntries {
    private final String collection;
    private final EntryHashes hashes;

    CoveredEntries(String collection, EntryHashes hashes) {
        this.collection = collection;
        this.hashes = hashes;
    }

    /**
     * By revision; empty where nothing waits.
     *
     * @param document with its revision, its outbox and the hash of its last entry
     */
    NavigableMap<Long, Entry> of(Document document) {
        var covered = new TreeMap<Long, Entry>();
        if (document.get("outbox") instanceof List<?> waiting && !waiting.isEmpty()) {
            var id = document.getString("_id");
            long revision = Rows.count(document, "revision");
            var hash = Rows.read(() -> document.get("last", Document.class).getString("hash"));
            while (hash != null && revision > 0) {
                var entry = entry(id, revision--, hash, waiting);
                if (entry == null) {
                    return Collections.unmodifiableNavigableMap(covered);
                }
                covered.put(entry.revision(), entry);
                hash = entry.previousHash();
            }
        }
        return Collections.unmodifiableNavigableMap(covered);
    }

    private @Nullable Entry entry(String id, long revision, String hash, List<?> waiting) {
        return waiting.stream()
                .map(each -> each instanceof Document entry && Rows.count(entry, "revision") == revision
                        ? Rows.read(() -> isCovered(id, entry, hash) ? Entry.of(entry) : null)
                        : null)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private boolean isCovered(String id, Document entry, String hash) {
        return entry.containsKey(EntryHashes.KEY)
                && hashes.of(collection, id, entry).equals(hash);
    }
}
