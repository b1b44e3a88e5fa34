package eu.akkoord.platform.store;

import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import eu.akkoord.platform.time.Occurrence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Recomputes the chains of readings: day by day, as their ids are in that order. */
final class ReadCheck implements Chains {
    private static final int PART = 20;

    private final MongoCollection<Document> documents;
    private final EntryHashes hashes;

    ReadCheck(MongoCollection<Document> documents, EntryHashes hashes) {
        this.documents = documents;
        this.hashes = hashes;
    }

    /** One walk through all of them. */
    private final class Walk {
        private final Anchored anchored;
        private final Checked.Sum sum;
        private final Set<String> expected = new TreeSet<>();
        private final Map<String, Head> ends = new HashMap<>();

        Walk(Anchored anchored, Checked.Sum sum) {
            this.anchored = anchored;
            this.sum = sum;
        }

        void run() {
            var buckets = new ArrayList<Document>();
            String last = null;
            for (var part = part(last, PART, null); !part.isEmpty(); part = part(last, PART, null)) {
                last = part.getLast().getString("_id");
                for (var document : part) {
                    if (!buckets.isEmpty() && !isOfSameChain(buckets.getLast(), document)) {
                        check(buckets);
                        buckets.clear();
                    }
                    if (isDay(document)) {
                        miss();
                        expected.addAll(document.getList("chains", String.class, List.of()));
                    } else {
                        buckets.add(document);
                    }
                }
            }
            if (!buckets.isEmpty()) {
                check(buckets);
            }
            miss();
        }

        /** Chains that their day names and that are not there. */
        private void miss() {
            expected.forEach(chain -> sum.add(new Checked.Finding(Reads.COLLECTION, chain, 1, Checked.Wrong.MISSING)));
            expected.clear();
        }

        private void check(List<Document> found) {
            var chain = Reads.chain(found.getFirst().getString("_id"));
            expected.remove(chain);
            sum.add(found.stream().mapToInt(bucket -> entries(bucket).size()).sum());
            var links = links(chain, found);
            var buckets = found;
            var wrong = firstWrong(chain, buckets, links, anchored);
            if (wrong != null) {
                // it may have gone on into its next bucket while its parts were read
                buckets = buckets(chain);
                links = links(chain, buckets);
                wrong = firstWrong(chain, buckets, links, anchored);
            }
            var whole = links;
            var other = anchored.check(Reads.COLLECTION, chain, number -> {
                var link = whole.get(number);
                return link == null ? null : link.hash();
            });
            if (wrong != null || other != null) {
                sum.add(Objects.requireNonNull(wrong == null ? other : wrong));
            }
            if (!buckets.isEmpty()) {
                follow(entries(buckets.getFirst()));
                ends.put(chain, head(buckets.getLast()));
            }
        }

        /** The chain that this one goes on from must be there up to the end that it had. */
        private void follow(List<Document> entries) {
            if (entries.isEmpty() || !(entries.getFirst().get(Read.FOLLOWS) instanceof Document follows)) {
                return;
            }
            var chain = String.valueOf(follows.getString("chain"));
            long number = follows.get("number", Number.class).longValue();
            var end = ends.get(chain);
            if (end != null && end.number() < number) {
                // it went on after it was read
                var buckets = buckets(chain);
                end = buckets.isEmpty() ? null : head(buckets.getLast());
            }
            if (end == null || end.number() < number) {
                sum.add(new Checked.Finding(Reads.COLLECTION, chain, number, Checked.Wrong.MISSING));
            } else if (end.number() > number || !end.hash().equals(follows.getString("hash"))) {
                sum.add(new Checked.Finding(Reads.COLLECTION, chain, number, Checked.Wrong.CHANGED));
            }
        }
    }

    @Override
    public void run(Anchored anchored, Checked.Sum sum) {
        new Walk(anchored, sum).run();
    }

    private static List<Document> entries(Document bucket) {
        return bucket.getList("entries", Document.class, List.of());
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

    private Map<Long, Chain.Link> links(String chain, List<Document> buckets) {
        return buckets.stream().flatMap(bucket -> entries(bucket).stream()).toList().parallelStream()
                .map(entry -> Chain.Link.ofRead(hashes, chain, entry))
                .collect(Collectors.toMap(Chain.Link::number, Function.identity(), (one, other) -> other));
    }

    private static Checked.@Nullable Finding firstWrong(
            String chain, List<Document> buckets, Map<Long, Chain.Link> links, Anchored anchored) {
        if (buckets.isEmpty()) {
            return new Checked.Finding(Reads.COLLECTION, chain, 1, Checked.Wrong.MISSING);
        }
        var end = head(buckets.getLast());
        var broken = new Chain(links, end.number(), end.hash(), anchored.unkeyed(Reads.COLLECTION, chain))
                .firstBroken(Reads.COLLECTION, chain);
        var numbers = buckets.stream()
                .flatMap(bucket -> entries(bucket).stream())
                .map(entry -> entry.get("number", Number.class).longValue())
                .toList();
        long disordered = firstOutOfOrder(numbers);
        return broken == null && disordered <= numbers.size()
                ? new Checked.Finding(Reads.COLLECTION, chain, disordered, Checked.Wrong.OUT_OF_ORDER)
                : broken;
    }

    private static long firstOutOfOrder(List<Long> numbers) {
        long number = 1;
        while (number <= numbers.size() && numbers.get(Math.toIntExact(number - 1)) == number) {
            number++;
        }
        return number;
    }

    @Override
    public void heads(@Nullable Instant since, Consumer<Head> each) {
        var ends = Projections.include("revision", "last", EntryHashes.KEY);
        Document before = null;
        var last = since == null
                ? null
                : since.atZone(Occurrence.ZONE).toLocalDate().toString();
        for (var part = part(last, PART, ends); !part.isEmpty(); part = part(last, PART, ends)) {
            last = part.getLast().getString("_id");
            for (var document : part) {
                if (before != null && !isDay(before) && !isOfSameChain(before, document)) {
                    each.accept(head(before));
                }
                before = document;
            }
        }
        if (before != null && !isDay(before)) {
            each.accept(head(before));
        }
    }

    private static Head head(Document bucket) {
        var id = bucket.getString("_id");
        long before = Reads.BUCKET * Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
        return new Head(
                Reads.COLLECTION,
                Reads.chain(id),
                before + bucket.get("revision", Number.class).longValue(),
                String.valueOf(bucket.getString("last")),
                bucket.containsKey(EntryHashes.KEY));
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
