package eu.akkoord.platform.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Writes down the ends of all chains that went on, at least each hour: numbered, keyed, each with the hash of the one before it. A
 * chain that is cut, put back or taken away no longer has the entry that an anchor names. The ends lie in parts of {@value #PART}
 * in a collection beside it.
 *
 * <p>Each is copied to a topic and to an {@link AnchorFolder}, so that anchors cannot be taken away with what they guard. The first
 * one lists the chains from before there were keys; what is unkeyed beyond it was not written by a service.
 */
public final class Anchors {
    /** Begins the ids. */
    static final String PREFIX = "anchor-";

    private static final int PART = 1000;

    /** The clocks of instances may differ by this; an end that is covered twice does no harm. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final MongoCollection<Document> anchors;
    private final MongoCollection<Document> parts;
    private final List<? extends Chains> chains;
    private final EntryHashes hashes;
    private final AnchorFolder folder;
    private final EventLog log;
    private final String service;
    private final String instance;
    private final Clock clock;
    private final List<Runnable> beforeTheFirst = new CopyOnWriteArrayList<>();
    private long announced;

    /** @param instance a word that no other process bears, so that two that take the same anchor stay apart */
    Anchors(
            MongoCollection<Document> anchors,
            MongoCollection<Document> parts,
            List<? extends Chains> chains,
            EntryHashes hashes,
            AnchorFolder folder,
            EventLog log,
            String service,
            String instance,
            Clock clock) {
        this.anchors = anchors;
        this.parts = parts;
        this.chains = chains;
        this.hashes = hashes;
        this.folder = folder;
        this.log = log;
        this.service = service;
        this.instance = instance;
        this.clock = clock;
    }

    /** The topic that the anchors of a service are copied to. */
    public static String topic(String service) {
        return "akkoord.%s.anchors.v1".formatted(service);
    }

    /** Takes over what an earlier release stored in another form; done once, before the first anchor is taken. */
    public void beforeTheFirst(Runnable takeOver) {
        beforeTheFirst.add(takeOver);
    }

    /** The latest one. */
    public Optional<Anchor> latest() {
        return Optional.ofNullable(last()).map(Anchors::anchor);
    }

    /** Whether they are copied to a folder. */
    public boolean areCopied() {
        return folder.isThere();
    }

    /**
     * Takes the next one, unless the latest is younger.
     *
     * @return the one that was taken
     */
    public synchronized Optional<Anchor> take(Duration age) {
        var before = last();
        var now = Timestamps.truncate(clock.instant());
        if (before != null && taken(before).plus(age).isAfter(now)) {
            return Optional.empty();
        }
        if (before == null) {
            beforeTheFirst.forEach(Runnable::run);
        }
        long number = before == null ? 1 : number(before) + 1;
        var anchor = new Document("_id", id(number))
                .append("number", number)
                .append("taken", Timestamps.write(now))
                .append(EntryHashes.KEY, hashes.key());
        if (before != null) {
            anchor.append("previousHash", before.getString("hash"));
        }
        var writing = new Writing(number);
        var since = before == null ? null : taken(before).minus(MARGIN);
        chains.forEach(each -> each.heads(since, writing::add));
        writing.flush();
        anchor.append("heads", writing.count).append("parts", writing.written);
        anchor.append("hash", hash(anchor));
        try {
            anchors.insertOne(anchor);
            return Optional.of(anchor(anchor));
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // another instance was first; its parts are the ones that count
            parts.deleteMany(in("_id", writing.ids()));
            return Optional.empty();
        }
    }

    /** Copies those that are not outside yet; a topic may be given the same one again. */
    public synchronized void copy() {
        var outside = folder.files(service);
        long done = outside.isEmpty() ? 0 : outside.lastKey();
        for (var anchor = next(id(done)); anchor != null && folder.isThere(); anchor = next(anchor.getString("_id"))) {
            // what was altered here is not what is to be compared with later
            if (isWhole(anchor)) {
                folder.write(service, anchor, parts(anchor));
            }
        }
        var last = last();
        if (last != null && announced == 0) {
            announced = number(last) - 1;
        }
        for (var anchor = next(id(announced)); anchor != null; anchor = next(anchor.getString("_id"))) {
            log.prepare(topic(service));
            log.append(topic(service), anchor.getString("_id"), anchor.toJson().getBytes(StandardCharsets.UTF_8), null);
            announced = number(anchor);
        }
    }

    /** Writes ends down part by part. */
    private final class Writing {
        private final long number;
        private final List<Document> heads = new ArrayList<>();
        private final List<Document> written = new ArrayList<>();
        private long count;

        Writing(long number) {
            this.number = number;
        }

        void add(Chains.Head head) {
            heads.add(new Document("collection", head.collection())
                    .append("id", head.id())
                    .append("number", head.number())
                    .append("hash", head.hash())
                    .append("keyed", head.keyed()));
            count++;
            if (heads.size() == PART) {
                flush();
            }
        }

        void flush() {
            if (!heads.isEmpty()) {
                var part = new Document("_id", "%s-%s-%06d".formatted(id(number), instance, written.size()))
                        .append("heads", List.copyOf(heads));
                // left behind by an attempt that did not get to its end
                parts.deleteOne(eq("_id", part.getString("_id")));
                parts.insertOne(part);
                written.add(new Document("id", part.getString("_id")).append("hash", Hashes.of(part)));
                heads.clear();
            }
        }

        List<String> ids() {
            return written.stream().map(part -> part.getString("id")).toList();
        }
    }

    /** Whether every anchor is there and as it was taken, here and outside; gives all ends that any of them names. */
    Anchored check(Checked.Sum sum) {
        var anchored = new Anchored();
        var outside = folder.files(service);
        long expected = 1;
        @Nullable String previousHash = null;
        for (var anchor = next(PREFIX); anchor != null; anchor = next(anchor.getString("_id"))) {
            sum.add(1);
            long number = number(anchor);
            for (; expected < number; expected++) {
                miss(expected, outside.remove(expected), anchored, sum);
                previousHash = null;
            }
            expected = number + 1;
            var copy = outside.remove(number);
            boolean follows =
                    number == 1 || previousHash == null || previousHash.equals(anchor.getString("previousHash"));
            if (!isWhole(anchor) || !follows || (copy != null && !isCopy(anchor, AnchorFolder.read(copy)))) {
                sum.add(finding(number, Checked.Wrong.CHANGED));
                addOutside(copy, anchored);
            } else {
                addParts(anchor, copy, anchored, sum);
            }
            previousHash = anchor.getString("hash");
        }
        outside.forEach((number, copy) -> miss(number, copy, anchored, sum));
        return anchored;
    }

    private void miss(long number, @Nullable Path copy, Anchored anchored, Checked.Sum sum) {
        sum.add(finding(number, Checked.Wrong.MISSING));
        addOutside(copy, anchored);
    }

    private static Checked.Finding finding(long number, Checked.Wrong wrong) {
        return new Checked.Finding("anchors", id(number), 1, wrong);
    }

    private void addParts(Document anchor, @Nullable Path copy, Anchored anchored, Checked.Sum sum) {
        for (var named : anchor.getList("parts", Document.class, List.of())) {
            var part = parts.find(eq("_id", named.getString("id"))).first();
            if (part == null || !Hashes.of(part).equals(named.getString("hash"))) {
                sum.add(finding(number(anchor), part == null ? Checked.Wrong.MISSING : Checked.Wrong.CHANGED));
                addOutside(copy, anchored);
                return;
            }
            add(number(anchor), part, anchored);
        }
    }

    /** What a copy outside lists, where that is as it was taken. */
    private void addOutside(@Nullable Path file, Anchored anchored) {
        if (file == null) {
            return;
        }
        var copy = AnchorFolder.read(file);
        if (isWhole(copy.anchor())) {
            var named = copy.anchor().getList("parts", Document.class, List.of()).stream()
                    .map(part -> part.getString("hash"))
                    .toList();
            copy.parts().stream()
                    .filter(part -> named.contains(Hashes.of(part)))
                    .forEach(part -> add(number(copy.anchor()), part, anchored));
        }
    }

    private static void add(long number, Document part, Anchored anchored) {
        for (var head : part.getList("heads", Document.class, List.of())) {
            var one = new Chains.Head(
                    head.getString("collection"),
                    head.getString("id"),
                    head.get("number", Number.class).longValue(),
                    head.getString("hash"),
                    head.getBoolean("keyed", false));
            anchored.add(one);
            if (number == 1 && !one.keyed()) {
                anchored.addUnkeyed(one);
            }
        }
    }

    private static boolean isCopy(Document anchor, AnchorFolder.Copy copy) {
        return String.valueOf(anchor.getString("hash")).equals(copy.anchor().get("hash"));
    }

    private boolean isWhole(Document anchor) {
        return anchor.get("number") instanceof Number
                && anchor.containsKey(EntryHashes.KEY)
                && id(number(anchor)).equals(anchor.get("_id"))
                && hash(anchor).equals(anchor.get("hash"));
    }

    private String hash(Document anchor) {
        var without = new Document(anchor);
        without.remove("hash");
        return hashes.of("anchors", "all", without);
    }

    private List<Document> parts(Document anchor) {
        var ids = anchor.getList("parts", Document.class, List.of()).stream()
                .map(part -> part.getString("id"))
                .toList();
        return parts.find(in("_id", ids)).sort(Sorts.ascending("_id")).into(new ArrayList<>());
    }

    /** Those of days, which an earlier release took without a key, come before all of these and are left alone. */
    private @Nullable Document next(String after) {
        return anchors.find(gt("_id", after))
                .sort(Sorts.ascending("_id"))
                .limit(1)
                .first();
    }

    /** The latest here or outside: one that was taken away here is not taken again. */
    private @Nullable Document last() {
        var here = anchors.find(gt("_id", PREFIX))
                .sort(Sorts.descending("_id"))
                .limit(1)
                .first();
        var outside = folder.files(service);
        if (outside.isEmpty() || (here != null && number(here) >= outside.lastKey())) {
            return here;
        }
        var copy = AnchorFolder.read(outside.lastEntry().getValue()).anchor();
        return isWhole(copy) ? copy : here;
    }

    private static String id(long number) {
        return "%s%09d".formatted(PREFIX, number);
    }

    private static long number(Document anchor) {
        return anchor.get("number", Number.class).longValue();
    }

    private static Instant taken(Document anchor) {
        return Instant.parse(anchor.getString("taken"));
    }

    private static Anchor anchor(Document document) {
        return new Anchor(
                number(document),
                taken(document),
                document.get("heads", Number.class).longValue(),
                document.getString("hash"));
    }
}
