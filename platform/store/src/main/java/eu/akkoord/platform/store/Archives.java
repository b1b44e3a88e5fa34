package eu.akkoord.platform.store;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The histories of one kind of aggregate as links of chains, computed from what is stored, whatever that is. */
final class Archives {
    private static final int BUCKETS_A_QUERY = 20;
    private static final Set<String> PROPERTIES = Set.of("_id", "entries");
    private static final Set<String> BINARY = Set.of("event", SaltedTexts.SALTS);

    private final String collection;
    private final MongoCollection<Document> buckets;
    private final EntryHashes hashes;
    private final Shape<?, ?> shape;

    Archives(String collection, MongoCollection<Document> buckets, EntryHashes hashes, Shape<?, ?> shape) {
        this.collection = collection;
        this.buckets = buckets;
        this.hashes = hashes;
        this.shape = shape;
    }

    /** The entries of one aggregate in the order in which they are stored. */
    static final class Archive {
        private final List<Chain.Link> links = new ArrayList<>();
        private long odd;

        List<Chain.Link> links() {
            return links;
        }

        /** The place of the first that is no entry, or has no place there; zero when there is none. */
        long odd() {
            return odd;
        }

        private void add(Archive later) {
            links.addAll(later.links);
            odd = odd == 0 ? later.odd : odd;
        }
    }

    /** Bucket after bucket for as long as there are any, whatever the document says of their number. */
    Map<String, Archive> of(List<Document> heads) {
        var archives = new HashMap<String, Archive>();
        var first = new ArrayList<String>();
        for (var head : heads) {
            if (head.get("_id") instanceof String id) {
                LongStream.range(0, Math.min(buckets(head), BUCKETS_A_QUERY))
                        .forEach(number -> first.add(MongoHistory.bucket(id, number)));
            }
        }
        for (int from = 0; from < first.size(); from += BUCKETS_A_QUERY) {
            addAll(first.subList(from, Math.min(from + BUCKETS_A_QUERY, first.size())), archives);
        }
        for (var head : heads) {
            if (head.get("_id") instanceof String id) {
                var there = true;
                for (long from = BUCKETS_A_QUERY; there && from < buckets(head); from += BUCKETS_A_QUERY) {
                    there = addAll(
                            LongStream.range(from, Math.min(from + BUCKETS_A_QUERY, buckets(head)))
                                    .mapToObj(number -> MongoHistory.bucket(id, number))
                                    .toList(),
                            archives);
                }
            }
        }
        return archives;
    }

    private static long buckets(Document head) {
        long revision = Rows.count(head, "revision");
        return revision == 0 ? 0 : MongoHistory.number(revision) + 1;
    }

    /** @return whether any of these buckets is there */
    private boolean addAll(List<String> asked, Map<String, Archive> archives) {
        var found = new HashMap<String, Document>();
        buckets.find(in("_id", asked)).forEach(bucket -> found.put(String.valueOf(bucket.get("_id")), bucket));
        var hashed = asked.parallelStream()
                .map(bucket -> found.containsKey(bucket) ? archive(bucket, found.get(bucket)) : new Archive())
                .toList();
        IntStream.range(0, asked.size())
                .forEach(i -> archives.computeIfAbsent(MongoHistory.aggregate(asked.get(i)), id -> new Archive())
                        .add(hashed.get(i)));
        return !found.isEmpty();
    }

    private Archive archive(String id, Document bucket) {
        var archive = new Archive();
        long first = MongoHistory.first(id);
        if (!(bucket.get("entries") instanceof List<?> entries)
                || !bucket.keySet().equals(PROPERTIES)) {
            archive.odd = first;
            return archive;
        }
        for (var entry : entries) {
            var link = link(MongoHistory.aggregate(id), entry);
            if (link != null && MongoHistory.number(link.number()) == MongoHistory.number(id)) {
                archive.links.add(link);
            } else {
                archive.odd = archive.odd == 0 ? first + archive.links.size() : archive.odd;
            }
        }
        return archive;
    }

    /** As it is stored; null where it is none, or one of other types than services write. */
    Chain.@Nullable Link link(String id, @Nullable Object stored) {
        return Rows.read(() -> {
            if (!(stored instanceof Document entry)
                    || !entry.entrySet().stream()
                            .allMatch(each -> BINARY.contains(each.getKey()) || Rows.isPlain(each.getValue()))) {
                return null;
            }
            shape.read(id, Entry.of(entry).state());
            var link = Chain.Link.ofChange(hashes, collection, id, entry);
            return link.number() < 1 ? null : link;
        });
    }
}
