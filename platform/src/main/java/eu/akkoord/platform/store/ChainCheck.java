package eu.akkoord.platform.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes the hash chains of one kind of aggregate from what is stored, property by property, so that a property that no code
 * reads is protected too. Walks through everything in the order of ids while others write.
 *
 * <p>It finds what does not fit; a chain that was cut or put back to an earlier state fits: that is for the {@link Anchors} to find.
 */
final class ChainCheck implements Chains {
    private static final int PART = 200;
    private static final int BUCKETS_A_QUERY = 20;
    private static final Set<String> PROPERTIES =
            Set.of("_id", "revision", "state", "outbox", "pending", "last", "created");

    private final String collection;
    private final MongoCollection<Document> documents;
    private final MongoHistory history;
    private final EntryHashes hashes;

    ChainCheck(String collection, MongoCollection<Document> documents, MongoHistory history, EntryHashes hashes) {
        this.collection = collection;
        this.documents = documents;
        this.history = history;
        this.hashes = hashes;
    }

    @Override
    public void run(Anchored anchored, Checked.Sum sum) {
        for (var part = heads(null);
                !part.isEmpty();
                part = heads(part.getLast().getString("_id"))) {
            var archived = archived(part);
            for (var head : part) {
                check(head, archived.getOrDefault(head.getString("_id"), List.of()), anchored, sum);
            }
        }
        findHeadless(sum);
    }

    private List<Document> heads(@Nullable String after) {
        return part(after, null);
    }

    private List<Document> part(@Nullable String after, @Nullable Bson projection) {
        return documents
                .find(after == null ? new Document() : gt("_id", after))
                .sort(Sorts.ascending("_id"))
                .limit(PART)
                .projection(projection)
                .into(new ArrayList<>());
    }

    /** In the order in which they are stored; hashed in parallel, a few buckets in memory at a time. */
    private Map<String, List<Chain.Link>> archived(List<Document> heads) {
        var buckets = heads.stream()
                .flatMap(head -> MongoHistory.buckets(head.getString("_id"), revision(head)).stream())
                .toList();
        var links = new HashMap<String, List<Chain.Link>>();
        for (int first = 0; first < buckets.size(); first += BUCKETS_A_QUERY) {
            var asked = buckets.subList(first, Math.min(first + BUCKETS_A_QUERY, buckets.size()));
            var found = history.raw(asked);
            var hashed = asked.parallelStream()
                    .map(bucket -> found.getOrDefault(bucket, List.of()).stream()
                            .map(entry -> link(MongoHistory.aggregate(bucket), entry))
                            .toList())
                    .toList();
            IntStream.range(0, asked.size())
                    .forEach(i -> links.computeIfAbsent(MongoHistory.aggregate(asked.get(i)), id -> new ArrayList<>())
                            .addAll(hashed.get(i)));
        }
        return links;
    }

    private void check(Document head, List<Chain.Link> archived, Anchored anchored, Checked.Sum sum) {
        var id = head.getString("_id");
        long revision = revision(head);
        var links = new HashMap<Long, Chain.Link>();
        head.getList("outbox", Document.class, List.of()).stream()
                .map(entry -> link(id, entry))
                .forEach(link -> links.put(link.number(), link));
        archived.forEach(link -> links.put(link.number(), link));
        sum.add(Math.toIntExact(
                links.keySet().stream().filter(each -> each <= revision).count()));
        var first =
                firstOf(firstBroken(id, head, links, anchored.unkeyed(collection, id)), firstOutOfOrder(id, archived));
        if (first == null && links.keySet().stream().anyMatch(each -> each > revision) && stillAt(id, revision)) {
            first = new Checked.Finding(collection, id, revision + 1, Checked.Wrong.OUT_OF_ORDER);
        }
        var other = anchored.check(collection, id, number -> {
            var link = links.get(number);
            return link == null ? null : link.hash();
        });
        first = first == null ? other : first;
        if (first != null) {
            sum.add(first);
        }
    }

    private Chain.Link link(String id, Document entry) {
        return Chain.Link.ofChange(hashes, collection, id, entry);
    }

    private Checked.@Nullable Finding firstBroken(String id, Document head, Map<Long, Chain.Link> links, long unkeyed) {
        long revision = revision(head);
        var broken = new Chain(links, revision, hash(head), unkeyed).firstBroken(collection, id);
        if (broken == null && !isAsItsEntriesSay(head, links)) {
            return new Checked.Finding(collection, id, revision, Checked.Wrong.CHANGED);
        }
        return broken;
    }

    /** The document says nothing but what its first and its last entry say. */
    private static boolean isAsItsEntriesSay(Document head, Map<Long, Chain.Link> links) {
        var first = links.get(1L);
        var newest = links.get(revision(head));
        var last = head.get("last", new Document());
        boolean waits = !head.getList("outbox", Document.class, List.of()).isEmpty();
        return first != null
                && newest != null
                && Chain.Link.document(head.get("state"), last.get("registered"), last.get("occurred"))
                        .equals(newest.document())
                && (first.created() == null || first.created().equals(Hashes.of(head.get("created", new Document()))))
                && (!waits || Boolean.TRUE.equals(head.get("pending")))
                && PROPERTIES.containsAll(head.keySet());
    }

    private static @Nullable String hash(Document head) {
        return head.get("last", new Document()).getString("hash");
    }

    /** The relay archives in order, so an entry stands behind all that came before it. */
    private Checked.@Nullable Finding firstOutOfOrder(String id, List<Chain.Link> archived) {
        var sorted = archived.stream().mapToLong(Chain.Link::number).sorted().toArray();
        return IntStream.range(0, sorted.length)
                .filter(place -> archived.get(place).number() != sorted[place])
                .mapToObj(place -> new Checked.Finding(collection, id, sorted[place], Checked.Wrong.OUT_OF_ORDER))
                .findFirst()
                .orElse(null);
    }

    private static Checked.@Nullable Finding firstOf(Checked.@Nullable Finding one, Checked.@Nullable Finding other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.revision() <= one.revision() ? other : one;
    }

    @Override
    public void heads(@Nullable Instant since, Consumer<Head> each) {
        var from = since == null ? "" : Timestamps.write(since);
        String last = null;
        for (var part = ends(last); !part.isEmpty(); part = ends(last)) {
            last = part.getLast().getString("_id");
            for (var document : part) {
                var end = document.get("last", new Document());
                if (end.get("registered", "").compareTo(from) >= 0) {
                    each.accept(new Head(
                            collection,
                            document.getString("_id"),
                            revision(document),
                            String.valueOf(end.getString("hash")),
                            end.containsKey(EntryHashes.KEY)));
                }
            }
        }
    }

    private List<Document> ends(@Nullable String after) {
        return part(after, Projections.include("revision", "last"));
    }

    /** Not merely written while we looked. */
    private boolean stillAt(String id, long revision) {
        var now = documents
                .find(eq("_id", id))
                .projection(Projections.include("revision"))
                .first();
        return now == null || revision(now) == revision;
    }

    /** A history without its document: the document was inserted before it, so somebody took it away. */
    private void findHeadless(Checked.Sum sum) {
        for (var part = history.ids(null, PART); !part.isEmpty(); part = history.ids(part.getLast(), PART)) {
            var ids = part.stream().map(MongoHistory::aggregate).collect(Collectors.toSet());
            var there = documents
                    .find(in("_id", ids))
                    .projection(Projections.include("_id"))
                    .map(document -> document.getString("_id"))
                    .into(new HashSet<>());
            part.stream()
                    .filter(bucket -> bucket.endsWith("/0"))
                    .map(MongoHistory::aggregate)
                    .filter(id -> !there.contains(id))
                    .forEach(id -> sum.add(new Checked.Finding(collection, id, 1, Checked.Wrong.MISSING)));
        }
    }

    private static long revision(Document document) {
        return document.get("revision", Number.class).longValue();
    }
}
