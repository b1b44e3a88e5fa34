package eu.akkoord.platform.store;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Recomputes the chains of readings: day by day, as their ids are in that order. */
final class ReadCheck implements Chains {
    private static final int PART = 20;
    private static final String DAYS_END = "~";

    private final MongoCollection<Document> documents;
    private final EntryHashes hashes;

    ReadCheck(MongoCollection<Document> documents, EntryHashes hashes) {
        this.documents = documents;
        this.hashes = hashes;
    }

    @Override
    public String collection() {
        return Reads.COLLECTION;
    }

    @Override
    public void run(Checked.Sum sum) {
        var expected = new TreeSet<String>();
        var buckets = new ArrayList<Document>();
        String last = null;
        for (var part = part(last, PART, null); !part.isEmpty(); part = part(last, PART, null)) {
            last = part.getLast().getString("_id");
            for (var document : part) {
                if (!buckets.isEmpty() && !isOfSameChain(buckets.getLast(), document)) {
                    check(buckets, expected, sum);
                    buckets.clear();
                }
                if (isDay(document)) {
                    miss(expected, sum);
                    expected.addAll(document.getList("chains", String.class, List.of()));
                } else {
                    buckets.add(document);
                }
            }
        }
        if (!buckets.isEmpty()) {
            check(buckets, expected, sum);
        }
        miss(expected, sum);
    }

    /** Chains that their day names and that are not there. */
    private static void miss(Collection<String> expected, Checked.Sum sum) {
        expected.forEach(chain -> sum.add(new Checked.Finding(Reads.COLLECTION, chain, 1, Checked.Wrong.MISSING)));
        expected.clear();
    }

    private void check(List<Document> buckets, Collection<String> expected, Checked.Sum sum) {
        var chain = Reads.chain(buckets.getFirst().getString("_id"));
        expected.remove(chain);
        sum.add(buckets.stream()
                .mapToInt(bucket ->
                        bucket.getList("entries", Document.class, List.of()).size())
                .sum());
        if (firstWrong(chain, buckets) != null) {
            // it may have gone on into its next bucket while its parts were read
            var wrong = firstWrong(chain, buckets(chain));
            if (wrong != null) {
                sum.add(wrong);
            }
        }
    }

    private List<Document> buckets(String chain) {
        var buckets = new ArrayList<Document>();
        var last = chain;
        for (var part = part(last, PART, null); !part.isEmpty(); part = part(last, PART, null)) {
            last = part.getLast().getString("_id");
            for (var document : part) {
                if (isDay(document) || !Reads.chain(document.getString("_id")).equals(chain)) {
                    return buckets;
                }
                buckets.add(document);
            }
        }
        return buckets;
    }

    private Checked.@Nullable Finding firstWrong(String chain, List<Document> buckets) {
        if (buckets.isEmpty()) {
            return new Checked.Finding(Reads.COLLECTION, chain, 1, Checked.Wrong.MISSING);
        }
        var found = buckets.stream()
                .flatMap(bucket -> bucket.getList("entries", Document.class, List.of()).stream())
                .toList()
                .parallelStream()
                .map(entry -> Chain.Link.ofRead(hashes, chain, entry))
                .toList();
        var links = new HashMap<Long, Chain.Link>();
        found.forEach(link -> links.put(link.number(), link));
        var end = head(buckets.getLast());
        var broken = new Chain(links, end.number(), end.hash()).firstBroken(Reads.COLLECTION, chain);
        long disordered = firstOutOfOrder(found);
        return broken == null && disordered <= found.size()
                ? new Checked.Finding(Reads.COLLECTION, chain, disordered, Checked.Wrong.OUT_OF_ORDER)
                : broken;
    }

    private static long firstOutOfOrder(List<Chain.Link> links) {
        long number = 1;
        while (number <= links.size() && links.get(Math.toIntExact(number - 1)).number() == number) {
            number++;
        }
        return number;
    }

    @Override
    public void heads(Span span, Consumer<Head> each) {
        var ends = Projections.include("revision", "last");
        Document before = null;
        var last = span.after() == null ? null : span.after() + DAYS_END;
        for (var part = part(last, PART, ends); !part.isEmpty(); part = part(last, PART, ends)) {
            last = part.getLast().getString("_id");
            for (var document : part) {
                if (before != null && !isDay(before) && !isOfSameChain(before, document)) {
                    each.accept(head(before));
                }
                if (Reads.day(document.getString("_id")).compareTo(span.upTo()) > 0) {
                    return;
                }
                before = document;
            }
        }
        if (before != null && !isDay(before)) {
            each.accept(head(before));
        }
    }

    @Override
    public Map<Head, String> hashes(Collection<Head> heads) {
        var buckets = new HashMap<String, List<Document>>();
        documents
                .find(in(
                        "_id",
                        heads.stream()
                                .map(head -> Reads.bucket(head.id(), head.number()))
                                .toList()))
                .forEach(bucket ->
                        buckets.put(bucket.getString("_id"), bucket.getList("entries", Document.class, List.of())));
        var found = new HashMap<Head, String>();
        for (var head : heads) {
            buckets.getOrDefault(Reads.bucket(head.id(), head.number()), List.of()).stream()
                    .filter(entry -> entry.get("number", Number.class).longValue() == head.number())
                    .findFirst()
                    .ifPresent(entry -> found.put(head, hashes.of(Reads.COLLECTION, head.id(), entry)));
        }
        return found;
    }

    private static Head head(Document bucket) {
        var id = bucket.getString("_id");
        long before = Reads.BUCKET * Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
        return new Head(
                Reads.COLLECTION,
                Reads.chain(id),
                before + bucket.get("revision", Number.class).longValue(),
                String.valueOf(bucket.getString("last")));
    }

    private List<Document> part(@Nullable String after, int most, @Nullable Bson projection) {
        return documents
                .find(after == null ? new Document() : gt("_id", after))
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .projection(projection)
                .into(new ArrayList<>());
    }

    private static boolean isDay(Document document) {
        var id = document.getString("_id");
        return id.equals(Reads.day(id));
    }

    private static boolean isOfSameChain(Document one, Document other) {
        return !isDay(other) && Reads.chain(one.getString("_id")).equals(Reads.chain(other.getString("_id")));
    }
}
