package eu.akkoord.platform.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import eu.akkoord.platform.core.time.Occurrence;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The read log, written before anything is shown. Each instance of a service writes a chain of its own each day (Europe/Brussels): every
 * entry bears the hash of the one before it. Concurrent reads share one write.
 *
 * <p>A chain lies in buckets of {@value #BUCKET} entries under {@code <chain>-<number of the bucket>}; a document under the day names its
 * chains, so that the loss of a whole chain is noticed. The check reports lost entries; they are no reason to show nothing any more, so the
 * instance goes on with another chain.
 */
public final class ReadLog {
    /** The word for all of them. */
    public static final String COLLECTION = "reads";

    static final int BUCKET = 50;

    private final MongoCollection<Document> documents;
    private final String instance;
    private final EntryHashes hashes;
    private final RelayWorker relay;
    private final OddRows odd;
    private final Clock clock;
    private final Supplier<@Nullable String> traceparent;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();
    private @Nullable Place last;
    private boolean unsure;
    private int lost;
    private String announced = "";

    /** @param instance a word that no other process bears, nor this one after another start */
    ReadLog(
            MongoCollection<Document> documents,
            String instance,
            EntryHashes hashes,
            RelayWorker relay,
            OddRows odd,
            Clock clock,
            Supplier<@Nullable String> traceparent) {
        this.documents = documents;
        this.instance = instance;
        this.hashes = hashes;
        this.relay = relay;
        this.odd = odd;
        this.clock = clock;
        this.traceparent = traceparent;
    }

    /** The topic by which the instances of a service tell each other that they have kept readings. */
    public static String topic(String service) {
        return "akkoord.%s.reads.v1".formatted(service);
    }

    /** The bucket that has an entry of a chain. */
    public static String bucket(String chain, long number) {
        return "%s-%06d".formatted(chain, (number - 1) / BUCKET);
    }

    private static final class Waiting {
        private final ReadEvent reading;
        private final @Nullable String traceparent;
        private boolean done;
        private @Nullable RuntimeException failure;

        Waiting(ReadEvent reading, @Nullable String traceparent) {
            this.reading = reading;
            this.traceparent = traceparent;
        }
    }

    /** The end of a chain: the number of its entries, and the time and hash of the last. */
    private record Place(
            String chain,
            long number,
            @Nullable String hash,
            Instant registered,
            @Nullable Document follows) {
        int room() {
            return Math.toIntExact(BUCKET - number % BUCKET);
        }

        String bucket() {
            return ReadLog.bucket(chain, number + 1);
        }

        /** The beginning of another chain, which says what came before it. */
        Place next(String other) {
            return new Place(
                    other,
                    0,
                    null,
                    registered,
                    number == 0
                            ? follows
                            : new Document("chain", chain)
                                    .append("number", number)
                                    .append("hash", hash));
        }
    }

    /**
     * Returns once the store has acknowledged it.
     *
     * @throws MongoException when it has not: nothing may be shown then
     */
    public void keep(ReadEvent reading) {
        var mine = new Waiting(reading, traceparent.get());
        queue.add(mine);
        writing.lock();
        try {
            // whoever comes first writes for all who wait by then
            while (!mine.done) {
                write();
            }
        } finally {
            writing.unlock();
        }
        if (mine.failure != null) {
            throw mine.failure;
        }
    }

    private void write() {
        var batch = new ArrayList<Waiting>();
        try {
            var now = Timestamps.truncate(clock.instant());
            var place = place(now);
            take(batch, place.room());
            last = place;
            last = append(place, batch, now.isAfter(place.registered()) ? now : place.registered());
            announce(last.chain());
            batch.forEach(one -> one.done = true);
        } catch (RuntimeException failed) {
            unsure = true;
            if (batch.isEmpty()) {
                take(batch, BUCKET);
            }
            batch.forEach(one -> {
                one.failure = failed;
                one.done = true;
            });
        }
    }

    private void take(List<Waiting> batch, int most) {
        for (var next = queue.poll(); next != null; next = batch.size() < most ? queue.poll() : null) {
            batch.add(next);
        }
    }

    private Place place(Instant now) {
        var chain = chain(now);
        var place = last;
        if (place == null) {
            place = new Place(chain, 0, null, now, null);
        } else if (!place.chain().equals(chain)) {
            place = place.next(chain);
        }
        if (unsure) {
            // the write that failed may have been done all the same
            place = stored(place, now);
            unsure = false;
        }
        return place;
    }

    private String chain(Instant now) {
        var first = "%s-%s".formatted(now.atZone(Occurrence.ZONE).toLocalDate(), instance);
        return lost == 0 ? first : "%s-%d".formatted(first, lost);
    }

    /** As it is in the store; when what it had is no longer there, another chain begins, from which the gap can be seen. */
    private Place stored(Place place, Instant now) {
        var bucket = documents
                .find(eq("_id", place.bucket()))
                .projection(Projections.include("revision", "last"))
                .first();
        if (bucket == null) {
            if (place.number() % BUCKET == 0) {
                return place;
            }
            lost++;
            return place.next(chain(now));
        }
        long before = place.number() - place.number() % BUCKET;
        return new Place(
                place.chain(),
                before + revision(bucket),
                bucket.getString("last"),
                place.registered(),
                place.follows());
    }

    private Place append(Place place, List<Waiting> batch, Instant registered) {
        var entries = new ArrayList<Document>();
        long number = place.number();
        var hash = place.hash();
        for (var one : batch) {
            var first = number == 0 ? place.follows() : null;
            var entry = ReadLogEntry.form(++number, registered, one.reading, one.traceparent, hashes.key(), hash);
            Forms.put(entry, ReadLogEntry.FOLLOWS, first);
            entries.add(entry);
            hash = hashes.of(COLLECTION, place.chain(), entry);
        }
        long before = place.number() % BUCKET;
        long after = before + entries.size();
        var mark = MarkedDocuments.mark(registered);
        if (before == 0) {
            var bucket = new Document("_id", place.bucket())
                    .append("revision", after)
                    .append("last", hash)
                    .append(EntryHashes.KEY, hashes.key())
                    .append("entries", entries);
            bucket.putAll(mark);
            documents.insertOne(bucket);
        } else {
            var set = new Document("revision", after).append("last", hash);
            set.putAll(mark);
            var found = documents.updateOne(
                    and(eq("_id", place.bucket()), eq("revision", before)),
                    Updates.combine(Updates.pushEach("entries", entries), new Document("$set", set)));
            if (found.getMatchedCount() == 0) {
                var there = stored(place, registered);
                if (!there.chain().equals(place.chain())) {
                    return append(there, batch, registered);
                }
                // a write that was given up has been done late; the next one begins from what is there
                throw new MongoTimeoutException("A write that was given up has been done late");
            }
        }
        relay.wake(COLLECTION, place.bucket());
        return new Place(place.chain(), number, hash, registered, null);
    }

    private void announce(String chain) {
        if (!announced.equals(chain)) {
            documents.updateOne(
                    eq("_id", day(chain)), Updates.addToSet("chains", chain), new UpdateOptions().upsert(true));
            announced = chain;
        }
    }

    /** The entries of buckets that are wanted, by bucket, oldest first; of the others none is held. */
    public Map<String, List<ReadLogEntry>> find(Collection<String> buckets, Predicate<ReadLogEntry> wanted) {
        var found = new HashMap<String, List<ReadLogEntry>>();
        documents
                .withDocumentClass(RawBsonDocument.class)
                .find(in("_id", buckets))
                .forEach(row -> found.put(
                        row.getString("_id").getValue(),
                        reads(row).stream().filter(wanted).toList()));
        return found;
    }

    /**
     * Some buckets of all, in the order of their ids.
     *
     * @param after the id after which the part begins; absent for the first
     */
    public SequencedMap<String, List<ReadLogEntry>> scan(@Nullable String after, int most) {
        var found = new LinkedHashMap<String, List<ReadLogEntry>>();
        Rows.after(documents, after == null ? "" : after, most, null).forEach(row -> {
            if (row.get("_id") instanceof BsonString id) {
                found.put(id.getValue(), reads(row));
            }
        });
        return found;
    }

    /** None of a document that names the chains of a day, and of a row only what a service can have written there. */
    private List<ReadLogEntry> reads(RawBsonDocument row) {
        var id = row.getString("_id").getValue();
        if (row.containsKey("chains") && !row.containsKey("entries")) {
            return List.of();
        }
        var entries = Rows.read(() -> Rows.decoded(row, Rows.MOST_BYTES).getList("entries", Object.class));
        var reads = new ArrayList<ReadLogEntry>();
        for (var entry : entries == null ? List.of() : entries) {
            var read = Rows.read(() -> read(id, entry));
            if (read != null) {
                reads.add(read);
            }
        }
        if (entries == null || reads.size() < entries.size()) {
            odd.pass(COLLECTION, id);
        }
        return reads;
    }

    /** Null for one that does not belong there. */
    private static @Nullable ReadLogEntry read(String bucket, Object entry) {
        var read = entry instanceof Document form ? ReadLogEntry.of(chain(bucket), form) : null;
        return read != null && bucket(read.chain(), read.number()).equals(bucket) ? read : null;
    }

    static String chain(String bucket) {
        return bucket.substring(0, bucket.lastIndexOf('-'));
    }

    /** Every id begins with its day. */
    static String day(String id) {
        return id.substring(0, LocalDate.EPOCH.toString().length());
    }

    private static long revision(Document bucket) {
        return bucket.get("revision", Number.class).longValue();
    }
}
