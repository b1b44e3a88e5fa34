package eu.akkoord.platform.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes the hash chains of one kind of aggregate from what is stored, property by property, so that a property that no code
 * reads is protected too. Walks through everything in the order of ids while others write.
 *
 * <p>It finds what does not fit; a chain that was rewritten as a whole, with the head in the document, fits.
 */
final class ChainCheck {
    private static final int PART = 200;
    private static final int BUCKETS_A_QUERY = 20;
    private static final Bson HEAD = Projections.include("revision", "state", "last.hash", "outbox");

    private final String collection;
    private final MongoCollection<Document> documents;
    private final MongoHistory history;

    ChainCheck(String collection, MongoCollection<Document> documents, MongoHistory history) {
        this.collection = collection;
        this.documents = documents;
        this.history = history;
    }

    /** What the chain needs to know of an entry. */
    private record Link(
            long revision, String hash, @Nullable String previous, String state) {
        static Link of(Document entry) {
            return new Link(
                    entry.get("revision", Number.class).longValue(),
                    Hashes.of(entry),
                    entry.getString("previousHash"),
                    Hashes.of(entry.get("state", Document.class)));
        }
    }

    void run(Checked.Sum sum) {
        for (var part = heads(null);
                !part.isEmpty();
                part = heads(part.getLast().getString("_id"))) {
            var archived = archived(part);
            for (var head : part) {
                check(head, archived.getOrDefault(head.getString("_id"), List.of()), sum);
            }
        }
        findHeadless(sum);
    }

    private List<Document> heads(@Nullable String after) {
        return documents
                .find(after == null ? new Document() : gt("_id", after))
                .sort(Sorts.ascending("_id"))
                .limit(PART)
                .projection(HEAD)
                .into(new ArrayList<>());
    }

    /** In the order in which they are stored; hashed in parallel, a few buckets in memory at a time. */
    private Map<String, List<Link>> archived(List<Document> heads) {
        var buckets = heads.stream()
                .flatMap(head -> MongoHistory.buckets(head.getString("_id"), revision(head)).stream())
                .toList();
        var links = new HashMap<String, List<Link>>();
        for (int first = 0; first < buckets.size(); first += BUCKETS_A_QUERY) {
            var asked = buckets.subList(first, Math.min(first + BUCKETS_A_QUERY, buckets.size()));
            var found = history.raw(asked);
            var hashed = asked.parallelStream()
                    .map(bucket -> found.getOrDefault(bucket, List.of()).stream()
                            .map(Link::of)
                            .toList())
                    .toList();
            IntStream.range(0, asked.size())
                    .forEach(i -> links.computeIfAbsent(MongoHistory.aggregate(asked.get(i)), id -> new ArrayList<>())
                            .addAll(hashed.get(i)));
        }
        return links;
    }

    private void check(Document head, List<Link> archived, Checked.Sum sum) {
        var id = head.getString("_id");
        long revision = revision(head);
        var links = new HashMap<Long, Link>();
        head.getList("outbox", Document.class, List.of()).stream()
                .map(Link::of)
                .forEach(link -> links.put(link.revision(), link));
        archived.forEach(link -> links.put(link.revision(), link));
        sum.add(Math.toIntExact(
                links.keySet().stream().filter(each -> each <= revision).count()));
        var first = firstOf(firstBroken(id, head, links), firstOutOfOrder(id, archived));
        if (first == null && links.keySet().stream().anyMatch(each -> each > revision) && stillAt(id, revision)) {
            first = new Checked.Finding(collection, id, revision + 1, Checked.Wrong.OUT_OF_ORDER);
        }
        if (first != null) {
            sum.add(first);
        }
    }

    /** An entry is as it was when the hash that its successor bears, or the document for the last one, is its own. */
    private Checked.@Nullable Finding firstBroken(String id, Document head, Map<Long, Link> links) {
        long revision = revision(head);
        for (long each = 1; each <= revision; each++) {
            var link = links.get(each);
            if (link == null) {
                return new Checked.Finding(collection, id, each, Checked.Wrong.MISSING);
            }
            if (each == 1 && link.previous() != null) {
                return new Checked.Finding(collection, id, each, Checked.Wrong.CHAIN_BROKEN);
            }
            var successor = each < revision ? links.get(each + 1) : null;
            if (each < revision && successor == null) {
                return new Checked.Finding(collection, id, each + 1, Checked.Wrong.MISSING);
            }
            if (!link.hash().equals(expected(head, links, each))) {
                // with a successor that is not whole either, its link may be all that was changed
                return successor != null && !successor.hash().equals(expected(head, links, each + 1))
                        ? new Checked.Finding(collection, id, each + 1, Checked.Wrong.CHAIN_BROKEN)
                        : new Checked.Finding(collection, id, each, Checked.Wrong.CHANGED);
            }
            if (each == revision && !link.state().equals(Hashes.of(head.get("state", Document.class)))) {
                return new Checked.Finding(collection, id, each, Checked.Wrong.CHANGED);
            }
        }
        return null;
    }

    private static @Nullable String expected(Document head, Map<Long, Link> links, long revision) {
        if (revision == revision(head)) {
            var last = head.get("last", Document.class);
            return last == null ? null : last.getString("hash");
        }
        var successor = links.get(revision + 1);
        return successor == null ? null : successor.previous();
    }

    /** The relay archives in order, so an entry stands behind all that came before it. */
    private Checked.@Nullable Finding firstOutOfOrder(String id, List<Link> archived) {
        var sorted = archived.stream().mapToLong(Link::revision).sorted().toArray();
        return IntStream.range(0, sorted.length)
                .filter(place -> archived.get(place).revision() != sorted[place])
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
