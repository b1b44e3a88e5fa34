package eu.akkoord.platform.projection;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import eu.akkoord.platform.kafka.LogEvent;
import eu.akkoord.platform.kafka.TopicFollower;
import eu.akkoord.platform.kafka.Unreadable;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.Hints;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The copies of one topic, with a table over them for each computation. Every instance writes the same copies: the first one does, the
 * others find nothing left to write.
 */
final class Projection implements TopicFollower.Reader {
    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
    private static final Duration LOOK_AROUND = Duration.ofSeconds(2);
    private static final Duration REMEMBER = Duration.ofSeconds(1);

    private final String id;
    private final String topic;
    private final String singular;
    private final Copies copies;
    private final Hints hints;
    private final String collection;
    private final List<CopyTable<?>> tables = new ArrayList<>();
    private final Gaps gaps;
    private final MongoCollection<Document> marks;
    private final Counter met;
    private final Counter contradictions;
    private final List<Copy> waiting = new ArrayList<>();
    private final Map<String, Copy> last = new HashMap<>();
    private long looked = System.nanoTime();
    private long remembered = System.nanoTime();
    private Map<TopicPartition, Long> offsets = Map.of();
    private @Nullable String rebuilt;
    private volatile List<Gap> open = List.of();
    private volatile boolean loaded;
    private volatile boolean alone;
    private volatile boolean caughtUp;

    /** @param marks one document for each projection: whether it ever was complete, how far it is, and its last rebuild */
    Projection(
            String id,
            String collection,
            String singular,
            Copies copies,
            Hints hints,
            Gaps gaps,
            MongoCollection<Document> marks,
            MeterRegistry meters) {
        this.id = id;
        this.topic = AggregateStores.topic(collection);
        this.collection = collection;
        this.hints = hints;
        this.singular = singular;
        this.copies = copies;
        this.gaps = gaps;
        this.marks = marks;
        this.met = Counter.builder("akkoord.copies.gaps")
                .description("Revisions that did not follow the one before them")
                .tag("projection", id)
                .register(meters);
        this.contradictions = Counter.builder("akkoord.copies.contradictions")
                .description("Revisions that were told in two ways, of which one is forged")
                .tag("projection", id)
                .register(meters);
        Gauge.builder("akkoord.copies.gaps.open", this, projection -> projection.open.size())
                .description("Gaps that no operator has closed yet")
                .tag("projection", id)
                .register(meters);
    }

    String id() {
        return id;
    }

    String collection() {
        return collection;
    }

    String topic() {
        return topic;
    }

    /** Before it is started. */
    void add(CopyTable<?> table) {
        tables.add(table);
    }

    Copies copies() {
        return copies;
    }

    Gaps gaps() {
        return gaps;
    }

    /** The gaps that were open a few seconds ago. */
    List<Gap> open() {
        return open;
    }

    /** Tells whether everything that stood in the topic at the first contact ever has been taken, and can be asked. */
    boolean isComplete() {
        return caughtUp && loaded;
    }

    /** Tells whether it can be asked, though Kafka cannot, and nobody knows what was registered since this process's predecessor ended. */
    boolean isAlone() {
        return alone && isComplete();
    }

    /** @throws Unreadable when the event cannot become a copy */
    Copy copy(LogEvent event) {
        try {
            var copy = Copy.of(event, singular);
            tables.forEach(table -> table.check(copy));
            return copy;
        } catch (Unreadable e) {
            throw e;
        } catch (RuntimeException e) {
            throw new Unreadable("A summary that makes no sense", e);
        }
    }

    /**
     * Begins at the offsets stored beside the copies, so that a store restored to an older day continues from there. The commits of the
     * group only serve to monitor its lag.
     */
    @Override
    public synchronized Map<TopicPartition, Long> begin(
            Set<TopicPartition> partitions, Map<TopicPartition, Long> committed) {
        waiting.clear();
        last.clear();
        lookAround();
        var begin = new HashMap<TopicPartition, Long>();
        var mark = marks.find(eq("_id", id)).first();
        if (mark != null) {
            var stored = mark.get("offsets", new Document());
            for (var partition : partitions) {
                if (stored.get(Integer.toString(partition.partition())) instanceof Number offset) {
                    begin.put(partition, offset.longValue());
                }
            }
        }
        // after the offsets were read: the copies are at least as new as these
        load();
        alone = false;
        return begin;
    }

    @Override
    public synchronized void alone() {
        alone = true;
        if (!loaded) {
            lookAround();
            load();
        }
    }

    /** Loads the tables and publishes a hint for each copy that a rebuild has changed, as after an event. */
    private void load() {
        var changed = new HashSet<String>();
        tables.forEach(table -> changed.addAll(table.load(copies)));
        if (loaded) {
            changed.forEach(subject -> hints.tell(collection, subject));
        }
        loaded = true;
    }

    @Override
    public synchronized void take(LogEvent event) {
        var copy = copy(event);
        var before = last.get(copy.id());
        last.merge(copy.id(), copy, (one, other) -> other.revision() > one.revision() ? other : one);
        if (!tables.stream().allMatch(table -> table.follows(before, copy, event.participle()))) {
            LOG.error("{} of {} cannot have become what revision {} says", copy.id(), collection, copy.revision());
            alarm(copy);
        }
        waiting.add(copy);
    }

    /** Once for each, whichever instance and however often it is met. */
    private void alarm(Copy copy) {
        if (gaps.open(copy.id(), copy.revision(), copy.revision())) {
            contradictions.increment();
            looked = System.nanoTime() - LOOK_AROUND.toNanos() - 1;
        }
    }

    @Override
    public synchronized Map<TopicPartition, Long> taken(Map<TopicPartition, Long> next) {
        if (!waiting.isEmpty()) {
            store();
            tables.forEach(table -> waiting.forEach(table::take));
            waiting.clear();
            last.clear();
        }
        remember(next);
        if (System.nanoTime() - looked > LOOK_AROUND.toNanos()) {
            lookAround();
        }
        return next;
    }

    private void remember(Map<TopicPartition, Long> next) {
        if (!next.equals(offsets) && System.nanoTime() - remembered > REMEMBER.toNanos()) {
            var stored = new Document();
            next.forEach((partition, offset) -> stored.append(Integer.toString(partition.partition()), offset));
            mark("offsets", stored);
            remembered = System.nanoTime();
            offsets = next;
        }
    }

    private void store() {
        var known = copies.revisions(waiting.stream().map(Copy::id).distinct().toList());
        var newest = new LinkedHashMap<String, Copy>();
        for (var copy : waiting) {
            long before = known.getOrDefault(copy.id(), 0L);
            if (copy.revision() > before) {
                if (copy.revision() != before + 1 && gaps.open(copy.id(), before, copy.revision())) {
                    met.increment();
                    looked = System.nanoTime() - LOOK_AROUND.toNanos() - 1;
                }
                known.put(copy.id(), copy.revision());
                newest.put(copy.id(), copy);
            } else if (copy.revision() == before && contradicts(copy, newest.get(copy.id()))) {
                // an owner tells a revision in one way only: one of the two is not its own
                LOG.error("{} of {} was told in two ways at revision {}", copy.id(), collection, copy.revision());
                gaps.open(copy.id(), before, copy.revision());
                contradictions.increment();
            }
        }
        copies.take(newest.values());
    }

    private boolean contradicts(Copy copy, @Nullable Copy taken) {
        var there = taken == null ? copies.copy(copy.id()) : taken;
        return there != null
                && there.revision() == copy.revision()
                && !there.digest().equals(copy.digest());
    }

    /** Returns how often the changes of other instances and operators are looked for. */
    @Override
    public Duration pause() {
        return LOOK_AROUND;
    }

    @Override
    public boolean ages() {
        return true;
    }

    /** Sees what other instances and operators did. */
    private void lookAround() {
        looked = System.nanoTime();
        open = gaps.open();
        var mark = marks.find(eq("_id", id)).first();
        if (mark != null) {
            caughtUp = caughtUp || mark.getBoolean("caughtUp", false);
            var last = mark.getString("rebuilt");
            if (loaded && !Objects.equals(last, rebuilt)) {
                load();
            }
            rebuilt = last;
        }
    }

    @Override
    public void caughtUp() {
        mark("caughtUp", true);
        caughtUp = true;
    }

    /** Lets every instance load its tables again from repaired copies; returns once this one has. */
    synchronized void reload(String rebuildId) {
        mark("rebuilt", rebuildId);
        load();
    }

    private void mark(String name, Object value) {
        marks.updateOne(eq("_id", id), Updates.set(name, value), new UpdateOptions().upsert(true));
    }
}
