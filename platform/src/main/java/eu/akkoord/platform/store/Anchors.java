package eu.akkoord.platform.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One document for each day, which bears the hash of the one before it and those of the ends of all chains that went on since. A
 * chain that is rewritten as a whole, or taken away, no longer has the entry that an anchor names. The ends lie in parts of
 * {@value #PART} in a collection beside it.
 */
public final class Anchors {
    private static final int PART = 1000;

    /** The clocks of instances may differ by this; an end that is covered twice does no harm. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final MongoCollection<Document> anchors;
    private final MongoCollection<Document> parts;
    private final List<? extends Chains> chains;
    private final String instance;
    private final Clock clock;

    /** @param instance a word that no other process bears, so that two that take the same anchor stay apart */
    Anchors(
            MongoCollection<Document> anchors,
            MongoCollection<Document> parts,
            List<? extends Chains> chains,
            String instance,
            Clock clock) {
        this.anchors = anchors;
        this.parts = parts;
        this.chains = chains;
        this.instance = instance;
        this.clock = clock;
    }

    /** The latest one. */
    public Optional<Anchor> latest() {
        return Optional.ofNullable(last()).map(Anchors::anchor);
    }

    /**
     * Takes the anchor of a day that is over, unless it or a later one is there.
     *
     * @return the one that was taken
     */
    public synchronized Optional<Anchor> take(LocalDate day) {
        var before = last();
        if (before != null && before.getString("_id").compareTo(day.toString()) >= 0) {
            return Optional.empty();
        }
        var taken = clock.instant();
        var anchor = new Document("_id", day.toString()).append("taken", Timestamps.write(taken));
        if (before != null) {
            anchor.append("previous", before.getString("_id")).append("previousHash", Hashes.of(before));
        }
        var writing = new Writing(day);
        chains.forEach(each -> each.heads(span(day, before), writing::add));
        writing.flush();
        anchor.append("heads", writing.count).append("parts", writing.written);
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

    private static Chains.Span span(LocalDate day, @Nullable Document before) {
        return before == null
                ? new Chains.Span(null, null, day.toString())
                : new Chains.Span(
                        Timestamps.write(java.time.Instant.parse(before.getString("taken"))
                                .minus(MARGIN)),
                        before.getString("_id"),
                        day.toString());
    }

    /** Writes ends down part by part. */
    private final class Writing {
        private final LocalDate day;
        private final List<Document> heads = new ArrayList<>();
        private final List<Document> written = new ArrayList<>();
        private long count;

        Writing(LocalDate day) {
            this.day = day;
        }

        void add(Chains.Head head) {
            heads.add(new Document("collection", head.collection())
                    .append("id", head.id())
                    .append("number", head.number())
                    .append("hash", head.hash()));
            count++;
            if (heads.size() == PART) {
                flush();
            }
        }

        void flush() {
            if (!heads.isEmpty()) {
                var part = new Document("_id", "%s-%s-%06d".formatted(day, instance, written.size()))
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

    /** Whether every anchor is as it was taken, and every end that one names is still in its chain. */
    void run(Checked.Sum sum) {
        Document before = null;
        for (var anchor = next(null); anchor != null; anchor = next(anchor.getString("_id"))) {
            sum.add(1);
            var day = anchor.getString("_id");
            if (before != null && !Hashes.of(before).equals(anchor.getString("previousHash"))) {
                sum.add(new Checked.Finding("anchors", before.getString("_id"), 1, Checked.Wrong.CHANGED));
            }
            if (before == null && anchor.containsKey("previousHash")) {
                sum.add(new Checked.Finding("anchors", anchor.getString("previous"), 1, Checked.Wrong.MISSING));
            }
            for (var part : anchor.getList("parts", Document.class, List.of())) {
                check(day, part, sum);
            }
            before = anchor;
        }
    }

    private void check(String day, Document named, Checked.Sum sum) {
        var part = parts.find(eq("_id", named.getString("id"))).first();
        if (part == null || !Hashes.of(part).equals(named.getString("hash"))) {
            sum.add(new Checked.Finding(
                    "anchors", day, 1, part == null ? Checked.Wrong.MISSING : Checked.Wrong.CHANGED));
            return;
        }
        var heads = new LinkedHashMap<String, List<Chains.Head>>();
        for (var head : part.getList("heads", Document.class)) {
            var one = new Chains.Head(
                    head.getString("collection"),
                    head.getString("id"),
                    head.get("number", Number.class).longValue(),
                    head.getString("hash"));
            heads.computeIfAbsent(one.collection(), first -> new ArrayList<>()).add(one);
        }
        chains.forEach(kind -> {
            var anchored = heads.getOrDefault(kind.collection(), List.of());
            var now = kind.hashes(anchored);
            for (var head : anchored) {
                var hash = now.get(head);
                if (!head.hash().equals(hash)) {
                    sum.add(new Checked.Finding(
                            head.collection(),
                            head.id(),
                            head.number(),
                            hash == null ? Checked.Wrong.MISSING : Checked.Wrong.NOT_AS_ANCHORED));
                }
            }
        });
    }

    private @Nullable Document next(@Nullable String after) {
        return anchors.find(after == null ? new Document() : gt("_id", after))
                .sort(Sorts.ascending("_id"))
                .limit(1)
                .first();
    }

    private @Nullable Document last() {
        return anchors.find().sort(Sorts.descending("_id")).limit(1).first();
    }

    private static Anchor anchor(Document document) {
        return new Anchor(
                LocalDate.parse(document.getString("_id")),
                document.get("heads", Number.class).longValue(),
                Hashes.of(document));
    }
}
