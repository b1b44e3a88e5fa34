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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps copies of what one topic tells, and a table over them for each who computes with them. Every instance keeps the same
 * copies: whoever is first writes, the others find nothing left to write.
 */
final class Projection implements TopicFollower.Reader {
    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
    private static final long LOOK_AROUND = TimeUnit.SECONDS.toNanos(2);
    private static final long REMEMBER = TimeUnit.SECONDS.toNanos(1);

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
    private final ConcurrentLinkedQueue<CompletableFuture<Void>> reloads = new ConcurrentLinkedQueue<>();
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

    /** Whether everything that stood in the topic at the first contact ever has been taken, and can be asked. */
    boolean isComplete() {
        return caughtUp && loaded;
    }

    /** Whether it can be asked, though Kafka cannot, and nobody knows what was registered since this process's predecessor ended. */
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
     * Where the copies are: that stands beside them, so that a store which is put back to an older day goes on from there. What
     * the group has committed is for those who watch how far it is.
     */
    @Override
    public Map<TopicPartition, Long> begin(Set<TopicPartition> partitions, Map<TopicPartition, Long> committed) {
        waiting.clear();
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
    public void alone() {
        alone = true;
        if (!loaded) {
            lookAround();
            load();
        }
    }

    /** What is derived from a copy that a rebuild has changed is looked at again, as after an event. */
    private void load() {
        var changed = new HashSet<String>();
        tables.forEach(table -> changed.addAll(table.load(copies)));
        if (loaded) {
            changed.forEach(subject -> hints.tell(collection, subject));
        }
        loaded = true;
    }

    @Override
    public void take(LogEvent event) {
        waiting.add(copy(event));
    }

    @Override
    public Map<TopicPartition, Long> taken(Map<TopicPartition, Long> next) {
        if (!waiting.isEmpty()) {
            store();
            tables.forEach(table -> waiting.forEach(table::take));
            waiting.clear();
        }
        remember(next);
        if (System.nanoTime() - looked > LOOK_AROUND) {
            lookAround();
        }
        for (var reload = reloads.peek(); reload != null; reload = reloads.peek()) {
            load();
            reloads.remove();
            reload.complete(null);
        }
        return next;
    }

    private void remember(Map<TopicPartition, Long> next) {
        if (!next.equals(offsets) && System.nanoTime() - remembered > REMEMBER) {
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
                    looked = System.nanoTime() - LOOK_AROUND - 1;
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

    /** Lets every instance load its table from the copies again; done here when the future is. */
    CompletableFuture<Void> reload(String rebuildId) {
        mark("rebuilt", rebuildId);
        var reload = new CompletableFuture<Void>();
        reloads.add(reload);
        return reload;
    }

    /** Returns once this instance has loaded its tables from repaired copies. */
    void reloaded(String rebuildId) {
        try {
            reload(rebuildId).get(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped before the table was loaded again", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The table was not loaded again", e);
        }
    }

    private void mark(String name, Object value) {
        marks.updateOne(eq("_id", id), Updates.set(name, value), new UpdateOptions().upsert(true));
    }
}
