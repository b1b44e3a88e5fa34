package eu.akkoord.platform.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bson.BsonArray;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The history of one kind of aggregate: buckets of 50 entries, chosen by revision, so that the place of an entry is known
 * without asking. 50 states of 128 KiB, 50 events of 64 KiB and 50 times 32 KiB of corrections
 * stay below 12 MiB.
 */
final class MongoHistory {
    private static final int BUCKET = 50;

    /** The newest entries may all wait in the outbox; beyond so many buckets that are not there nothing is looked for. */
    private static final int MOST_MISSING = 2;

    /** A state and an event of the greatest size take 192 KiB, corrections 32; what a striking says of each of 50,000 revisions, the rest. */
    private static final int MOST_ENTRY_BYTES = 4 << 20;

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,15}");

    private final MongoCollection<Document> buckets;
    private final MongoCollection<RawBsonDocument> raw;
    private final OddRows odd;
    private final Batching<UpdateOneModel<Document>> appending = new Batching<>(this::appendAll);

    MongoHistory(MongoCollection<Document> buckets, OddRows odd) {
        this.buckets = buckets;
        this.odd = odd;
        this.raw = buckets.withDocumentClass(RawBsonDocument.class);
    }

    /** Adds an entry unless it is there, and does first what it says to earlier ones. */
    void append(String id, Entry entry) {
        var strikes = entry.strikes();
        if (strikes != null) {
            strike(id, strikes);
        }
        var append = new UpdateOneModel<Document>(
                // beside each other and not within $and: not every server takes the id of a new document from there
                new Document("_id", bucket(id, (entry.revision() - 1) / BUCKET))
                        .append("entries.revision", new Document("$ne", entry.revision())),
                Updates.push("entries", entry.document()),
                new UpdateOptions().upsert(true));
        if (!appending.did(append)) {
            appendAll(List.of(append));
        }
    }

    /** Tells whether all are there; what is refused of several is seen by appending each alone. */
    private boolean appendAll(List<UpdateOneModel<Document>> appends) {
        try {
            buckets.bulkWrite(appends, new BulkWriteOptions().ordered(false));
            return true;
        } catch (MongoBulkWriteException refused) {
            // the bucket has the entry, so the filter did not match and the upsert met the bucket's own id
            boolean isThere = refused.getWriteConcernError() == null
                    && refused.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!isThere && appends.size() == 1) {
                throw refused;
            }
            return isThere;
        }
    }

    /** Takes texts out of the entries that are here, bucket by bucket, so that no more than one is in memory; as often as it is asked. */
    private void strike(String id, Document strikes) {
        strikes.keySet().stream()
                .map(Long::valueOf)
                .map(MongoHistory::number)
                .distinct()
                .forEach(number -> strikeOne(bucket(id, number), strikes));
    }

    private void strikeOne(String asked, Document strikes) {
        raw(List.of(asked)).forEach((bucket, entries) -> {
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

    /**
     * Gives entries of one aggregate, bucket by bucket, each bucket by revision; stops when told.
     *
     * @param newest the highest revision that can be here
     * @param days the day of each, as it was set right since
     * @param goesOn what is done with an entry, and whether the next is wanted
     */
    Came walk(
            String id, long newest, HistoryQuery walk, Function<RawEntry, LocalDate> days, Predicate<RawEntry> goesOn) {
        long last = (newest - 1) / BUCKET;
        var order = Comparator.comparingLong(RawEntry::revision);
        int missing = 0;
        int read = 0;
        boolean ended = false;
        for (long number = begin(id, newest, walk, days);
                number >= 0 && number <= last && missing <= MOST_MISSING && !ended;
                number += walk.newestFirst() ? -1 : 1) {
            if (read == walk.within()) {
                return new Came(read, false, walk.newestFirst() ? (number + 1) * BUCKET + 1 : number * BUCKET);
            }
            var stored = bucket(bucket(id, number));
            read++;
            missing = stored.isEmpty() ? missing + 1 : 0;
            ended = stored.stream().anyMatch(entry -> walk.endsWith(days.apply(entry)));
            var entries = stored.stream()
                    .filter(entry -> entry.isWantedBy(walk, days.apply(entry)))
                    .sorted(walk.newestFirst() ? order.reversed() : order)
                    .toList();
            for (var entry : entries) {
                if (!goesOn.test(entry)) {
                    return new Came(read, false, null);
                }
            }
        }
        return new Came(read, true, null);
    }

    /**
     * Place to which a walk has come.
     *
     * @param isThrough whether it gave all there is
     * @param next as in {@link HistoryQuery.End}
     */
    record Came(int buckets, boolean isThrough, @Nullable Long next) {}

    /** The bucket in which a walk begins; that of a day is searched by halving, and is -1 where there is none. */
    private long begin(String id, long newest, HistoryQuery walk, Function<RawEntry, LocalDate> days) {
        long last = (newest - 1) / BUCKET;
        var after = walk.after();
        var from = walk.from();
        var to = walk.to();
        if (walk.newestFirst()) {
            if (after != null) {
                return Math.min(last, Math.max(0, (after - 2) / BUCKET));
            }
            return to == null
                    ? last
                    : bucketOf(newest(id, newest, entry -> !days.apply(entry).isAfter(to)), -1);
        }
        if (after != null) {
            return after / BUCKET;
        }
        return from == null
                ? 0
                : bucketOf(newest(id, newest, entry -> days.apply(entry).isBefore(from)), 0);
    }

    private static long bucketOf(@Nullable RawEntry entry, long otherwise) {
        return entry == null ? otherwise : number(entry.revision());
    }

    /** The newest entry up to a revision that is within a moment; both its days and its instants grow along the entries. */
    private @Nullable RawEntry newest(String id, long newest, Predicate<RawEntry> within) {
        return newest(id, newest, within, bytes -> {});
    }

    /**
     * The same.
     *
     * @param read is told of the bytes of each bucket
     */
    @Nullable
    RawEntry newest(String id, long newest, Predicate<RawEntry> within, LongConsumer read) {
        long low = 0;
        long high = (newest - 1) / BUCKET;
        RawEntry found = null;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            var fitting = bucket(bucket(id, middle), read).stream()
                    .filter(within)
                    .max(Comparator.comparingLong(RawEntry::revision));
            if (fitting.isPresent()) {
                found = fitting.get();
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return found;
    }

    private List<RawEntry> bucket(String bucket) {
        return bucket(bucket, bytes -> {});
    }

    private List<RawEntry> bucket(String bucket, LongConsumer read) {
        var found = raw.find(eq("_id", bucket)).first();
        if (found == null) {
            return List.of();
        }
        read.accept(found.getByteBuffer().remaining());
        return entries(found);
    }

    /** Returns those that are entries; of two of one revision nobody can tell here which of them a service wrote, so it is neither. */
    private List<RawEntry> entries(RawBsonDocument bucket) {
        var number = number(bucket.getString("_id").getValue());
        var found = new LinkedHashMap<Long, RawEntry>();
        var twice = new HashSet<Long>();
        boolean odd = !(bucket.get("entries") instanceof BsonArray);
        for (var each : bucket.get("entries") instanceof BsonArray all ? all : new BsonArray()) {
            var entry = Rows.read(() -> entry(each));
            if (entry == null || number(entry.revision()) != number) {
                odd = true;
            } else if (found.putIfAbsent(entry.revision(), entry) != null) {
                twice.add(entry.revision());
            }
        }
        found.keySet().removeAll(twice);
        if (odd || !twice.isEmpty()) {
            this.odd.pass(
                    buckets.getNamespace().getCollectionName(),
                    bucket.getString("_id").getValue());
        }
        return List.copyOf(found.values());
    }

    private static @Nullable RawEntry entry(BsonValue value) {
        return value instanceof RawBsonDocument bytes && bytes.getByteBuffer().remaining() <= MOST_ENTRY_BYTES
                ? new RawEntry(bytes).checked()
                : null;
    }

    /** Some entries of some aggregates, by bucket; those that are not here are left out. */
    void some(Map<String, ? extends Collection<Long>> revisions, BiConsumer<String, RawEntry> each) {
        var buckets = new HashSet<String>();
        revisions.forEach((id, wanted) -> wanted.forEach(revision -> buckets.add(bucket(id, (revision - 1) / BUCKET))));
        if (buckets.isEmpty()) {
            return;
        }
        raw.find(in("_id", buckets)).batchSize(1).forEach(bucket -> {
            var id = aggregate(bucket.getString("_id").getValue());
            var wanted = revisions.get(id);
            entries(bucket).stream()
                    .filter(entry -> wanted != null && wanted.contains(entry.revision()))
                    .forEach(entry -> each.accept(id, entry));
        });
    }

    /** The number of the bucket that has an entry, from 0. */
    static long number(long revision) {
        return (revision - 1) / BUCKET;
    }

    /** The number of a bucket, from 0; -1 where the id is no bucket's. */
    static long number(String bucket) {
        var number = bucket.substring(bucket.lastIndexOf('/') + 1);
        return bucket.indexOf('/') > 0 && NUMBER.matcher(number).matches() ? Long.parseLong(number) : -1;
    }

    /** The first revision that a bucket has. */
    static long first(String bucket) {
        return number(bucket) * BUCKET + 1;
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

    static String bucket(String id, long number) {
        return id + "/" + number;
    }
}
