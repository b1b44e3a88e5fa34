package eu.akkoord.platform.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
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

    private static final String LAST = PREFIX + "999999999";

    private static final int NUMBER = 9;
    private static final int PART = 1000;
    private static final int ROWS = 100;
    private static final Pattern OF_PART = Pattern.compile(PREFIX + "[0-9]{9}-.+-[0-9]{6,9}");

    /** An earlier release took one each day, without a key: they are left alone. */
    private static final Pattern OF_DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

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

    /** Tells whether they are copied to a folder. */
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
        while (isAltered(number)) {
            number++;
        }
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
            removeLeftBehind(before, number, writing.ids());
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

    /** Of attempts at this one and at the one before it, of which only one can get to its end. */
    private void removeLeftBehind(@Nullable Document before, long number, List<String> written) {
        var known = new HashSet<>(written);
        var earlier = before == null ? number : number(before);
        if (before != null) {
            known.addAll(partIds(before));
        }
        var left = new ArrayList<String>();
        new Rows(parts, ROWS)
                .walk(
                        id(earlier),
                        Projections.include("_id"),
                        part -> part.stream()
                                .map(row -> String.valueOf(row.get("_id")))
                                .filter(id -> ofPart(id) == number || ofPart(id) == earlier)
                                .filter(id -> !known.contains(id))
                                .forEach(left::add));
        if (!left.isEmpty()) {
            parts.deleteMany(in("_id", left));
        }
    }

    /** Copies those that are not outside yet; a topic may be given the same one again. */
    public synchronized void copy() {
        var outside = folder.files(service);
        long done = outside.isEmpty() ? 0 : outside.lastKey();
        for (var anchor = next(id(done)); anchor != null && folder.isThere(); anchor = next(Rows.id(anchor))) {
            // what was altered here is not what is to be compared with later
            if (isWhole(anchor)) {
                folder.write(service, anchor, parts(anchor));
            }
        }
        var last = last();
        if (last != null && announced == 0) {
            announced = number(last) - 1;
        }
        for (var anchor = next(id(announced)); anchor != null; anchor = next(Rows.id(anchor))) {
            if (isWhole(anchor)) {
                log.prepare(topic(service));
                log.append(topic(service), id(number(anchor)), anchor.toJson().getBytes(StandardCharsets.UTF_8), null);
                announced = number(anchor);
            }
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

    /**
     * Checks that every anchor is there and as it was taken, here and outside, and returns all heads in them. Only taken anchors count: a
     * row that only claims to be one is named, and nothing is expected because of it.
     */
    AnchoredHeads check(CheckResult.Sum sum) {
        var walk = new Walk(sum);
        var rows = new Rows(anchors, ROWS);
        rows.nameOutside(sum);
        rows.walk(
                "",
                null,
                part -> part.forEach(row -> {
                    var id = String.valueOf(row.get("_id"));
                    if (isWhole(row)) {
                        walk.check(row);
                    } else if (!OF_DAY.matcher(id).matches()) {
                        walk.name(row, rows);
                    }
                }));
        walk.end();
        nameStrayParts(walk, sum);
        return walk.anchored;
    }

    private final class Walk {
        private final CheckResult.Sum sum;
        private final AnchoredHeads anchored = new AnchoredHeads();
        private final NavigableMap<Long, Path> outside = folder.files(service);
        private final Set<Long> altered = new HashSet<>();
        private final Set<Long> whole = new HashSet<>();
        private final Set<String> parts = new HashSet<>();
        private long expected = 1;
        private @Nullable String previousHash;

        Walk(CheckResult.Sum sum) {
            this.sum = sum;
        }

        void check(Document anchor) {
            sum.add(1);
            parts.addAll(partIds(anchor));
            long number = number(anchor);
            whole.add(number);
            for (; expected < number; expected++) {
                if (!altered.remove(expected)) {
                    miss(expected, outside.remove(expected), anchored, sum);
                }
                previousHash = null;
            }
            expected = number + 1;
            var copy = outside.remove(number);
            boolean follows =
                    number == 1 || previousHash == null || previousHash.equals(anchor.getString("previousHash"));
            boolean same = copy == null || isCopy(anchor, AnchorFolder.read(copy));
            if (!follows || !same || Rows.read(() -> addParts(anchor, copy, anchored, sum)) == null) {
                sum.add(finding(number, CheckResult.Wrong.CHANGED));
                addOutside(copy, anchored);
            }
            previousHash = anchor.getString("hash");
        }

        /** Reads as altered whatever it says: it is not what was taken. */
        void name(Document row, Rows rows) {
            rows.name(row, sum);
            long number = numbered(row);
            if (number >= expected) {
                altered.add(number);
                addOutside(outside.remove(number), anchored);
            }
        }

        /** Tells whether no anchor has this part, and no attempt that can be under way. */
        boolean isStray(String id) {
            long number = ofPart(id);
            long next = expected;
            while (altered.contains(next)) {
                next++;
            }
            return number == 0
                    || number > next
                    || (whole.contains(number) && number < expected - 1 && !parts.contains(id));
        }

        void end() {
            outside.forEach((number, copy) -> miss(number, copy, anchored, sum));
        }
    }

    /** The number that an id tells; zero for one that is no anchor's. */
    private static long numbered(Document row) {
        return row.get("_id") instanceof String id && id.matches(PREFIX + "[0-9]{9}")
                ? Long.parseLong(id.substring(PREFIX.length()))
                : 0;
    }

    /**
     * Names the parts of no anchor. Of the latest and of the next there may be some of an attempt that is under way, or that did not get
     * to its end: the next anchor removes those. Of an anchor that is gone or altered, that itself is named.
     */
    private void nameStrayParts(Walk walk, CheckResult.Sum sum) {
        var rows = new Rows(parts, ROWS);
        rows.nameOutside(sum);
        rows.walk(
                "",
                Projections.include("_id"),
                part -> part.stream()
                        .filter(row -> !(row.get("_id") instanceof String id) || walk.isStray(id))
                        .forEach(row -> rows.name(row, sum)));
    }

    /** The number of the anchor that a part's id names; zero for an id of no part. */
    private static long ofPart(String id) {
        return OF_PART.matcher(id).matches()
                ? Long.parseLong(id.substring(PREFIX.length(), PREFIX.length() + NUMBER))
                : 0;
    }

    private static List<String> partIds(Document anchor) {
        return anchor.getList("parts", Document.class, List.of()).stream()
                .map(part -> part.getString("id"))
                .toList();
    }

    private void miss(long number, @Nullable Path copy, AnchoredHeads anchored, CheckResult.Sum sum) {
        sum.add(finding(number, CheckResult.Wrong.MISSING));
        addOutside(copy, anchored);
    }

    private static CheckResult.Finding finding(long number, CheckResult.Wrong wrong) {
        return new CheckResult.Finding("anchors", id(number), 1, wrong);
    }

    private boolean addParts(Document anchor, @Nullable Path copy, AnchoredHeads anchored, CheckResult.Sum sum) {
        for (var named : anchor.getList("parts", Document.class, List.of())) {
            var part = parts.find(eq("_id", named.getString("id"))).first();
            if (part == null || !Hashes.of(part).equals(named.getString("hash"))) {
                sum.add(finding(number(anchor), part == null ? CheckResult.Wrong.MISSING : CheckResult.Wrong.CHANGED));
                addOutside(copy, anchored);
                return true;
            }
            add(number(anchor), part, anchored);
        }
        return true;
    }

    /** Adds the heads listed by an unaltered copy outside the store. */
    private void addOutside(@Nullable Path file, AnchoredHeads anchored) {
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

    private static void add(long number, Document part, AnchoredHeads anchored) {
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
        return Boolean.TRUE.equals(Rows.read(() -> Rows.isPlain(anchor)
                && Rows.count(anchor, "number") > 0
                && anchor.containsKey(EntryHashes.KEY)
                && id(number(anchor)).equals(anchor.get("_id"))
                && hash(anchor).equals(anchor.get("hash"))));
    }

    private String hash(Document anchor) {
        var without = new Document(anchor);
        without.remove("hash");
        return hashes.of("anchors", "all", without);
    }

    private List<Document> parts(Document anchor) {
        return parts.find(in("_id", partIds(anchor)))
                .sort(Sorts.ascending("_id"))
                .into(new ArrayList<>());
    }

    /** Returns the next anchor; the daily ones of an earlier release, without a key, sort before all of these and are ignored. */
    private @Nullable Document next(Object after) {
        return anchors.find(and(gt("_id", after), lte("_id", LAST)))
                .sort(Sorts.ascending("_id"))
                .limit(1)
                .first();
    }

    /** Tells whether what stands in the place of an anchor is not what was taken: it stays there, to be looked at. */
    private boolean isAltered(long number) {
        var there = anchors.find(eq("_id", id(number))).first();
        return there != null && !isWhole(there);
    }

    /** The latest one that is as it was taken. */
    private @Nullable Document lastWhole() {
        for (var found = before(LAST + " "); found != null; found = before(Rows.id(found))) {
            if (isWhole(found)) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Document before(Object id) {
        return anchors.find(and(gt("_id", PREFIX), lt("_id", id)))
                .sort(Sorts.descending("_id"))
                .limit(1)
                .first();
    }

    /** The latest here or outside: one that was taken away here is not taken again. */
    private @Nullable Document last() {
        var here = lastWhole();
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
