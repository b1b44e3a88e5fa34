package eu.akkoord.platform.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A check of the hash chains of one kind of aggregate, from all that is stored, property by property, so that a property that no code reads
 * is protected too. It scans everything in the order of ids while others write.
 *
 * <p>It finds whatever does not fit: no row prevents it from naming the others. A chain that was cut or put back to an earlier state fits:
 * the {@link Anchors} find that.
 */
final class ChainCheck implements Chains {
    private static final int PART = 200;
    private static final Set<String> PROPERTIES = Set.of(
            "_id", "revision", "state", "outbox", "pending", "last", "created", RecentKeys.NAME, Corrections.NAME);
    private static final Set<String> OF_LAST = Set.of("registered", "occurred", "hash", EntryHashes.KEY);

    private final String collection;
    private final MongoCollection<Document> documents;
    private final MongoCollection<Document> buckets;
    private final EntryHashes hashes;
    private final Shape<?, ?> shape;
    private final boolean sealed;
    private final Archives archives;

    /** @param sealed whether each document bears a seal, since it is read without its chain */
    ChainCheck(
            String collection,
            MongoCollection<Document> documents,
            MongoCollection<Document> buckets,
            EntryHashes hashes,
            Shape<?, ?> shape,
            boolean sealed) {
        this.collection = collection;
        this.documents = documents;
        this.buckets = buckets;
        this.hashes = hashes;
        this.shape = shape;
        this.sealed = sealed;
        this.archives = new Archives(collection, buckets, hashes, shape);
    }

    @Override
    public void run(AnchoredHeads anchored, CheckResult.Sum sum) {
        var rows = new Rows(documents, PART);
        rows.nameOutside(sum);
        rows.walk("", null, part -> {
            var archived = archives.of(part);
            for (var head : part) {
                if (head.get("_id") instanceof String id) {
                    check(id, head, archived.getOrDefault(id, new Archives.Archive()), anchored, sum);
                } else {
                    rows.name(head, sum);
                }
            }
        });
        findStray(sum);
    }

    private void check(
            String id, Document head, Archives.Archive archive, AnchoredHeads anchored, CheckResult.Sum sum) {
        long revision = Rows.count(head, "revision");
        var links = new HashMap<Long, Chain.Link>();
        boolean waitsInOrder = Boolean.TRUE.equals(Rows.read(() -> addWaiting(id, head, links)));
        boolean waitsAsArchived = archive.links().stream()
                .allMatch(link -> !links.containsKey(link.number())
                        || link.hash().equals(links.get(link.number()).hash()));
        archive.links().forEach(link -> links.put(link.number(), link));
        sum.add(Math.toIntExact(
                links.keySet().stream().filter(each -> each <= revision).count()));
        var first = firstOf(
                firstBroken(id, head, links, anchored.unkeyed(collection, id)), firstOutOfOrder(id, archive.links()));
        if (archive.odd() > 0) {
            first = firstOf(first, new CheckResult.Finding(collection, id, archive.odd(), CheckResult.Wrong.CHANGED));
        }
        if (first == null && (revision == 0 || !waitsInOrder || !waitsAsArchived)) {
            first = new CheckResult.Finding(collection, id, revision, CheckResult.Wrong.CHANGED);
        }
        if (first == null && links.keySet().stream().anyMatch(each -> each > revision) && stillAt(id, revision)) {
            first = new CheckResult.Finding(collection, id, revision + 1, CheckResult.Wrong.OUT_OF_ORDER);
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

    /** @return whether each that waits is an entry, and none is there twice */
    private boolean addWaiting(String id, Document head, Map<Long, Chain.Link> links) {
        var outbox = head.get("outbox");
        if (outbox == null) {
            return true;
        }
        boolean fit = outbox instanceof List<?>;
        for (var entry : outbox instanceof List<?> entries ? entries : List.of()) {
            var link = archives.link(id, entry);
            fit &= link != null && links.put(link.number(), link) == null;
        }
        return fit;
    }

    private CheckResult.@Nullable Finding firstBroken(
            String id, Document head, Map<Long, Chain.Link> links, long unkeyed) {
        long revision = Rows.count(head, "revision");
        var hash = Rows.read(() -> head.get("last", new Document()).getString("hash"));
        var broken = new Chain(links, revision, hash, unkeyed).firstBroken(collection, id);
        if (broken == null && !Boolean.TRUE.equals(Rows.read(() -> isAsItsEntriesSay(id, head, links)))) {
            return new CheckResult.Finding(collection, id, revision, CheckResult.Wrong.CHANGED);
        }
        return broken;
    }

    /** The document says nothing but what its first and its last entry say. */
    private boolean isAsItsEntriesSay(String id, Document head, Map<Long, Chain.Link> links) {
        var first = links.get(1L);
        var newest = links.get(Rows.count(head, "revision"));
        var last = head.get("last", new Document());
        boolean waits = !head.getList("outbox", Document.class, List.of()).isEmpty();
        return first != null
                && newest != null
                && PROPERTIES.containsAll(head.keySet())
                && Rows.isPlain(head.get("state"))
                && Rows.isPlain(last)
                && Rows.isPlain(head.get("created"))
                && RecentKeys.areWellFormed(head)
                && Chain.Link.document(
                                head.get("state"),
                                last.get("registered"),
                                last.get("occurred"),
                                head.get(Corrections.NAME))
                        .equals(newest.document())
                && isEndOf(newest, id, head, last)
                && (first.created() == null || first.created().equals(Hashes.of(head.get("created", new Document()))))
                && (!waits || Boolean.TRUE.equals(head.get("pending")));
    }

    private boolean isEndOf(Chain.Link newest, String id, Document head, Document last) {
        var state = head.get("state", Document.class);
        shape.read(id, state);
        var names = new ArrayList<>(last.keySet());
        names.removeAll(OF_LAST);
        return newest.keyed() == last.containsKey(EntryHashes.KEY)
                && (sealed
                        ? names.equals(List.of(Registrar.SEAL))
                                && Objects.equals(
                                        last.get(Registrar.SEAL),
                                        hashes.seal(
                                                last.getInteger(EntryHashes.KEY),
                                                collection,
                                                id,
                                                Rows.count(head, "revision"),
                                                state))
                        : names.isEmpty());
    }

    /** The relay archives in order and each only once, so an entry stands behind all that came before it. */
    private CheckResult.@Nullable Finding firstOutOfOrder(String id, List<Chain.Link> archived) {
        var sorted = archived.stream()
                .mapToLong(Chain.Link::number)
                .sorted()
                .distinct()
                .toArray();
        return IntStream.range(0, archived.size())
                .filter(place -> place >= sorted.length || archived.get(place).number() != sorted[place])
                .mapToObj(place -> new CheckResult.Finding(
                        collection,
                        id,
                        Math.min(archived.get(place).number(), place < sorted.length ? sorted[place] : Long.MAX_VALUE),
                        CheckResult.Wrong.OUT_OF_ORDER))
                .findFirst()
                .orElse(null);
    }

    private static CheckResult.@Nullable Finding firstOf(
            CheckResult.@Nullable Finding one, CheckResult.@Nullable Finding other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.revision() <= one.revision() ? other : one;
    }

    @Override
    public void heads(@Nullable Instant since, Consumer<Head> each) {
        var from = since == null ? "" : Timestamps.write(since);
        new Rows(documents, PART).walk("", Projections.include("revision", "last"), part -> {
            for (var row : part) {
                var head = Rows.read(() -> head(row));
                if (head != null
                        && row.get("last", Document.class).get("registered", "").compareTo(from) >= 0) {
                    each.accept(head);
                }
            }
        });
    }

    /** Null for a row that no service wrote: that is for the check to name. */
    private @Nullable Head head(Document row) {
        var end = row.get("last", Document.class);
        long revision = Rows.count(row, "revision");
        return revision == 0 || !(end.get("registered") instanceof String)
                ? null
                : new Head(
                        collection,
                        Objects.requireNonNull(row.getString("_id")),
                        revision,
                        String.valueOf(end.getString("hash")),
                        end.containsKey(EntryHashes.KEY));
    }

    /** Not merely written while we looked. */
    private boolean stillAt(String id, long revision) {
        var now = documents
                .find(eq("_id", id))
                .projection(Projections.include("revision"))
                .first();
        return now == null || Rows.count(now, "revision") == revision;
    }

    /**
     * A history without its document, or beyond what the document knows of: the document was written before it, so somebody took
     * the one away or added the other.
     */
    private void findStray(CheckResult.Sum sum) {
        var rows = new Rows(buckets, PART);
        rows.nameOutside(sum);
        rows.walk("", Projections.include("_id"), part -> {
            var known = new ArrayList<String>();
            for (var row : part) {
                if (row.get("_id") instanceof String bucket && MongoHistory.number(bucket) >= 0) {
                    known.add(bucket);
                } else {
                    rows.name(row, sum);
                }
            }
            var revisions = new HashMap<String, Long>();
            documents
                    .find(in(
                            "_id",
                            known.stream()
                                    .map(MongoHistory::aggregate)
                                    .distinct()
                                    .toList()))
                    .projection(Projections.include("revision"))
                    .forEach(head -> revisions.put(String.valueOf(head.get("_id")), Rows.count(head, "revision")));
            for (var bucket : known) {
                var id = MongoHistory.aggregate(bucket);
                if (!revisions.containsKey(id)) {
                    sum.add(new CheckResult.Finding(collection, id, 1, CheckResult.Wrong.MISSING));
                } else if (MongoHistory.first(bucket) > revisions.get(id)) {
                    sum.add(new CheckResult.Finding(
                            collection, id, MongoHistory.first(bucket), CheckResult.Wrong.OUT_OF_ORDER));
                }
            }
        });
    }
}
