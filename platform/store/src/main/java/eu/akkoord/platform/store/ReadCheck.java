package eu.akkoord.platform.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import eu.akkoord.platform.core.time.Occurrence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Recomputes the chains of readings: day by day, as their ids are in that order. */
final class ReadCheck implements Chains {
    private static final int PART = 20;
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern BUCKET = Pattern.compile(DAY + "-.+-[0-9]{6,9}");
    private static final Set<String> OF_DAY = Set.of("_id", "chains");
    private static final Set<String> OF_BUCKET =
            Set.of("_id", "revision", "last", EntryHashes.KEY, "entries", "pending", "marked");

    private final MongoCollection<Document> documents;
    private final Rows rows;
    private final EntryHashes hashes;

    ReadCheck(MongoCollection<Document> documents, EntryHashes hashes) {
        this.documents = documents;
        this.rows = new Rows(documents, PART);
        this.hashes = hashes;
    }

    /** One chain: of each reading its link is held, and of the readings themselves none. */
    private final class OneChain {
        private final String id;
        private final Map<Long, Chain.Link> links = new HashMap<>();
        private final List<Long> numbers = new ArrayList<>();
        private @Nullable Document follows;
        private @Nullable Head end;
        private boolean odd;

        OneChain(String id) {
            this.id = id;
        }

        boolean has(Document bucket) {
            return !isDay(bucket) && ReadLog.chain(bucket.getString("_id")).equals(id);
        }

        void add(Document bucket) {
            var added = Rows.read(() -> entries(bucket).parallelStream()
                    .map(entry -> Chain.Link.ofRead(hashes, id, entry))
                    .toList());
            if (added == null) {
                odd = true;
                return;
            }
            if (end == null && entries(bucket).getFirst().get(ReadLogEntry.FOLLOWS) instanceof Document before) {
                follows = before;
            }
            added.forEach(link -> {
                numbers.add(link.number());
                links.put(link.number(), link);
            });
            end = head(bucket);
        }

        CheckResult.@Nullable Finding firstWrong(AnchoredHeads anchored) {
            var last = end;
            if (last == null) {
                return new CheckResult.Finding(ReadLog.COLLECTION, id, 1, CheckResult.Wrong.MISSING);
            }
            var broken = new Chain(links, last.number(), last.hash(), anchored.unkeyed(ReadLog.COLLECTION, id))
                    .firstBroken(ReadLog.COLLECTION, id);
            long disordered = firstOutOfOrder(numbers);
            return broken == null && disordered <= numbers.size()
                    ? new CheckResult.Finding(ReadLog.COLLECTION, id, disordered, CheckResult.Wrong.OUT_OF_ORDER)
                    : broken;
        }
    }

    /** One whose buckets are read by themselves, since it may have gone on. */
    private OneChain read(String id) {
        var chain = new OneChain(id);
        documents
                .find(and(gt("_id", id + "-"), lt("_id", id + "-:")))
                .sort(Sorts.ascending("_id"))
                .forEach(bucket -> {
                    if (isBucket(bucket) && chain.has(bucket)) {
                        chain.add(bucket);
                    }
                });
        return chain;
    }

    /** One walk through all of them. */
    private final class Walk {
        private final AnchoredHeads anchored;
        private final CheckResult.Sum sum;
        private final Set<String> expected = new TreeSet<>();
        private final Map<String, Head> ends = new HashMap<>();
        private @Nullable OneChain current;

        Walk(AnchoredHeads anchored, CheckResult.Sum sum) {
            this.anchored = anchored;
            this.sum = sum;
        }

        void run() {
            rows.nameOutside(sum);
            rows.walk("", null, part -> part.forEach(this::take));
            checkCurrent();
            miss();
        }

        private void take(Document row) {
            if (!isDay(row) && !isBucket(row)) {
                rows.name(row, sum);
                return;
            }
            var chain = current;
            if (chain != null && !chain.has(row)) {
                checkCurrent();
                chain = null;
            }
            if (isDay(row)) {
                miss();
                expected.addAll(row.getList("chains", String.class, List.of()));
            } else {
                chain = chain == null ? new OneChain(ReadLog.chain(row.getString("_id"))) : chain;
                chain.add(row);
                current = chain;
            }
        }

        /** Names the chain too when it says what cannot even be checked. */
        private void checkCurrent() {
            var chain = current;
            current = null;
            if (chain != null && Rows.read(() -> check(chain)) == null) {
                sum.add(new CheckResult.Finding(ReadLog.COLLECTION, chain.id, 1, CheckResult.Wrong.CHANGED));
            }
        }

        /** Chains that their day names and that are not there. */
        private void miss() {
            expected.forEach(
                    chain -> sum.add(new CheckResult.Finding(ReadLog.COLLECTION, chain, 1, CheckResult.Wrong.MISSING)));
            expected.clear();
        }

        /** Null for one that cannot be checked. */
        private @Nullable Boolean check(OneChain found) {
            expected.remove(found.id);
            sum.add(found.numbers.size());
            if (found.odd) {
                return null;
            }
            var chain = found;
            var wrong = chain.firstWrong(anchored);
            if (wrong != null) {
                // it may have gone on into its next bucket while its parts were read
                chain = read(found.id);
                wrong = chain.firstWrong(anchored);
            }
            var whole = chain.links;
            var other = anchored.check(ReadLog.COLLECTION, found.id, number -> {
                var link = whole.get(number);
                return link == null ? null : link.hash();
            });
            if (wrong != null || other != null) {
                sum.add(Objects.requireNonNull(wrong == null ? other : wrong));
            }
            var end = chain.end;
            var follows = chain.follows;
            if (follows != null) {
                follow(follows);
            }
            if (end != null) {
                ends.put(found.id, end);
            }
            return true;
        }

        /** The chain that one goes on from must be there up to the end that it had. */
        private void follow(Document follows) {
            var chain = String.valueOf(follows.getString("chain"));
            long number = follows.get("number", Number.class).longValue();
            var end = ends.get(chain);
            if (end != null && end.number() < number) {
                // it went on after it was read
                end = read(chain).end;
            }
            if (end == null || end.number() < number) {
                sum.add(new CheckResult.Finding(ReadLog.COLLECTION, chain, number, CheckResult.Wrong.MISSING));
            } else if (end.number() > number || !end.hash().equals(follows.getString("hash"))) {
                sum.add(new CheckResult.Finding(ReadLog.COLLECTION, chain, number, CheckResult.Wrong.CHANGED));
            }
        }
    }

    @Override
    public void run(AnchoredHeads anchored, CheckResult.Sum sum) {
        new Walk(anchored, sum).run();
    }

    private static List<Document> entries(Document bucket) {
        return bucket.getList("entries", Document.class, List.of());
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
        var last = new AtomicReference<@Nullable Head>();
        var from =
                since == null ? "" : since.atZone(Occurrence.ZONE).toLocalDate().toString();
        rows.walk(from, ends, part -> {
            for (var row : part) {
                // of one that no service wrote there is none: that is for the check to name
                var head = isEnd(row) ? head(row) : null;
                if (head != null) {
                    var before = last.getAndSet(head);
                    if (before != null && !before.id().equals(head.id())) {
                        each.accept(before);
                    }
                }
            }
        });
        var before = last.get();
        if (before != null) {
            each.accept(before);
        }
    }

    private static Head head(Document bucket) {
        var id = bucket.getString("_id");
        long before = ReadLog.BUCKET * Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
        return new Head(
                ReadLog.COLLECTION,
                ReadLog.chain(id),
                before + Rows.count(bucket, "revision"),
                String.valueOf(bucket.getString("last")),
                bucket.containsKey(EntryHashes.KEY));
    }

    /** A document that names the chains of a day. */
    private static boolean isDay(Document row) {
        return row.get("_id") instanceof String id
                && DAY.matcher(id).matches()
                && row.keySet().equals(OF_DAY)
                && row.get("chains") instanceof List<?> chains
                && chains.stream().allMatch(String.class::isInstance);
    }

    /** A bucket of readings, each of which can be read and stands where its number says. */
    private static boolean isBucket(Document row) {
        return isEnd(row)
                && OF_BUCKET.containsAll(row.keySet())
                && row.get("entries") instanceof List<?> entries
                && !entries.isEmpty()
                && entries.getFirst() instanceof Document first
                && Objects.equals(first.get(EntryHashes.KEY), row.get(EntryHashes.KEY))
                && entries.stream().allMatch(entry -> isReading(row.getString("_id"), entry));
    }

    private static boolean isReading(String bucket, @Nullable Object stored) {
        return Boolean.TRUE.equals(Rows.read(() -> stored instanceof Document entry
                && Rows.isPlain(entry)
                && ReadLog.bucket(
                                ReadLog.chain(bucket),
                                ReadLogEntry.of(ReadLog.chain(bucket), entry).number())
                        .equals(bucket)));
    }

    private static boolean isEnd(Document row) {
        return row.get("_id") instanceof String id
                && BUCKET.matcher(id).matches()
                && Rows.count(row, "revision") > 0
                && row.get("last") instanceof String;
    }
}
