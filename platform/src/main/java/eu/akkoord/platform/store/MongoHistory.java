package eu.akkoord.platform.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The history of one kind of aggregate: buckets of 50 entries, chosen by revision, so that the place of an entry is known
 * without asking. 50 states of 128 KiB and 50 events of 64 KiB stay below 10 MiB.
 */
final class MongoHistory {
    private static final int BUCKET = 50;
    private static final int BUCKETS_A_QUERY = 20;

    private final MongoCollection<Document> buckets;

    MongoHistory(MongoCollection<Document> buckets) {
        this.buckets = buckets;
    }

    /** Adds an entry unless it is there, and does first what it says to earlier ones. */
    void append(String id, Entry entry) {
        var strikes = entry.strikes();
        if (strikes != null) {
            strike(id, strikes);
        }
        try {
            buckets.updateOne(
                    and(
                            eq("_id", bucket(id, (entry.revision() - 1) / BUCKET)),
                            ne("entries.revision", entry.revision())),
                    Updates.push("entries", entry.document()),
                    new UpdateOptions().upsert(true));
        } catch (MongoWriteException e) {
            // the bucket has the entry, so the filter did not match and the upsert met the bucket's own id
            if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    /** Takes texts out of the entries that are here; as often as it is asked. */
    private void strike(String id, Document strikes) {
        var revisions = strikes.keySet().stream().map(Long::valueOf).toList();
        holding(Map.of(id, revisions)).forEach((bucket, entries) -> {
            for (int place = 0; place < entries.size(); place++) {
                var entry = entries.get(place);
                var revision = entry.get("revision", Number.class).longValue();
                var pointers = strikes.getList(Long.toString(revision), String.class, List.of());
                if (!pointers.isEmpty()) {
                    buckets.updateOne(
                            and(eq("_id", bucket), eq("entries.%d.revision".formatted(place), revision)),
                            Updates.set("entries." + place, SaltedTexts.strike(entry, pointers::contains)));
                }
            }
        });
    }

    List<Entry> entries(String id) {
        var found = new ArrayList<Entry>();
        for (long first = 0; ; first += BUCKETS_A_QUERY) {
            var ids = LongStream.range(first, first + BUCKETS_A_QUERY)
                    .mapToObj(bucket -> bucket(id, bucket))
                    .toList();
            var before = found.size();
            buckets.find(in("_id", ids))
                    .forEach(document -> document.getList("entries", Document.class, List.of()).stream()
                            .map(Entry::of)
                            .forEach(found::add));
            if (found.size() - before < BUCKET * BUCKETS_A_QUERY) {
                return found;
            }
        }
    }

    /** Every bucket that an aggregate has at a revision, oldest first. */
    static List<String> buckets(String id, long revision) {
        return LongStream.rangeClosed(0, (revision - 1) / BUCKET)
                .mapToObj(number -> bucket(id, number))
                .toList();
    }

    /** The aggregate that a bucket belongs to. */
    static String aggregate(String bucket) {
        return bucket.substring(0, bucket.lastIndexOf('/'));
    }

    /** The entries of the buckets that exist, as they are stored. */
    Map<String, List<Document>> raw(Collection<String> ids) {
        var found = new HashMap<String, List<Document>>();
        buckets.find(in("_id", ids))
                .forEach(document ->
                        found.put(document.getString("_id"), document.getList("entries", Document.class, List.of())));
        return found;
    }

    /** The buckets that have some entries, as they are stored. */
    Map<String, List<Document>> holding(Map<String, ? extends Collection<Long>> revisions) {
        var ids = new HashSet<String>();
        revisions.forEach((id, wanted) -> wanted.forEach(revision -> ids.add(bucket(id, (revision - 1) / BUCKET))));
        return raw(ids);
    }

    /** The ids of some buckets, in their order, after one of them. */
    List<String> ids(@Nullable String after, int most) {
        return buckets.find(after == null ? new Document() : gt("_id", after))
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .projection(Projections.include("_id"))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }

    private static String bucket(String id, long number) {
        return id + "/" + number;
    }
}
