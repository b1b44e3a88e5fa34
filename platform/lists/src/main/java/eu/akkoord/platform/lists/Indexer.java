package eu.akkoord.platform.lists;

import eu.akkoord.platform.core.process.Retry;
import eu.akkoord.platform.kafka.LogEvent;
import eu.akkoord.platform.kafka.TopicFollower;
import eu.akkoord.platform.kafka.TopicFollowers;
import eu.akkoord.platform.projection.Projections;
import eu.akkoord.platform.search.index.Catalogue;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.ClearanceNews;
import eu.akkoord.platform.store.Repository;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An indexer that makes one catalogue equal to the store. It hears of changes twice: at once from writers in this process, and from the
 * topics, which report changes of other instances and of the time it was away. Either is only a hint: the states are loaded as they are by
 * then. A catalogue that cannot answer is filled by a scan of the store; the offsets of the topics are noted before the scan begins, so that
 * nothing falls between the two.
 */
final class Indexer<A, D> implements TopicFollower.Reader {
    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);

    /** Searches see nothing sooner than by the next refresh, and many are loaded at nearly the cost of one. */
    private static final Duration GATHERING = Duration.ofMillis(20);

    /** For what is heard together; what was written in this process was hinted, and is known by then. */
    private static final Duration HEARING = Duration.ofMillis(50);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Wakes who waits for a hint when there will be none. */
    private static final Hint STOP = new Hint("", "");

    private final Catalogue<D> catalogue;
    private final Source<A, D> source;
    private final Repository<A> store;
    private final Loader<A, D> loader;
    private final Projections copies;
    private final TopicFollowers followers;
    private final TopicFollower follower;
    private final Set<String> own;
    private final Set<String> topics;
    private final Clock clock;
    private final Timer filling;
    private final BlockingQueue<Hint> hints = new LinkedBlockingQueue<>();
    private final List<LogEvent> heard = new ArrayList<>();
    private final Retry retry;
    private @Nullable Thread worker;
    private boolean following;

    /** @param service the word that names this service in the names of groups */
    Indexer(
            Catalogue<D> catalogue,
            Source<A, D> source,
            Repository<A> store,
            Projections copies,
            TopicFollowers followers,
            String service,
            Clock clock,
            MeterRegistry meters) {
        this.catalogue = catalogue;
        this.source = source;
        this.store = store;
        this.retry = new Retry("The catalogue of " + store.collection());
        this.loader = new Loader<>(catalogue, source, store, clock, meters);
        this.copies = copies;
        this.followers = followers;
        this.clock = clock;
        this.own = source.topics(store.collection());
        this.topics = Stream.of(
                        own.stream(),
                        source.dependencies().keySet().stream().map(AggregateStores::topic),
                        source.clearedBy().stream().map(ClearanceNews::topic))
                .flatMap(Function.identity())
                .collect(Collectors.toUnmodifiableSet());
        this.follower = followers.open("akkoord-%s-catalogue-%s".formatted(service, store.collection()), topics, this);
        this.filling = Timer.builder("akkoord.catalogue.fill")
                .description("Filling a catalogue from the store")
                .tag("collection", store.collection())
                .register(meters);
        Gauge.builder("akkoord.catalogue.hints", hints, Collection::size)
                .description("Hints of changes that wait to be looked into")
                .tag("collection", store.collection())
                .register(meters);
    }

    String collection() {
        return store.collection();
    }

    Catalogue<D> catalogue() {
        return catalogue;
    }

    /** Tells whether lists can be asked. */
    boolean isComplete() {
        return catalogue.isComplete();
    }

    /** Tells whether all that stood in the topics when they were first reached has been taken. */
    boolean isCurrent() {
        return follower.caughtUp();
    }

    /** Something was written in this process. */
    void hint(String collection, String id) {
        if (collection.equals(store.collection()) || source.dependencies().containsKey(collection)) {
            hints.add(new Hint(collection, id));
        }
    }

    void start() {
        worker =
                Thread.ofPlatform().daemon().name("index-" + store.collection()).start(this::run);
    }

    void stop() {
        retry.stop();
        hints.add(STOP);
        var running = worker;
        if (running != null) {
            try {
                running.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        follower.stop();
        catalogue.close();
    }

    private void run() {
        try {
            while (!retry.isStopped()) {
                retry.untilDone(this::goOn);
            }
        } catch (Retry.Stopped end) {
            LOG.debug("The catalogue of {} stops", store.collection());
        }
    }

    private void goOn() {
        if (!catalogue.isComplete()) {
            fill();
        }
        if (!following && !retry.isStopped()) {
            follower.start();
            following = true;
        }
        takeHints(1000);
    }

    private void takeHints(long patience) {
        var taken = new LinkedHashSet<Hint>();
        try {
            var first = hints.poll(patience, TimeUnit.MILLISECONDS);
            if (first == null) {
                return;
            }
            taken.add(first);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (patience > 0) {
            retry.pause(GATHERING);
        }
        hints.drainTo(taken, Loader.BATCH - 1);
        if (taken.contains(STOP)) {
            return; // what was hinted and not taken is heard again from the topics
        }
        try {
            loader.look(taken);
        } catch (RuntimeException e) {
            hints.addAll(taken);
            throw e;
        }
    }

    private void fill() {
        var begun = clock.instant();
        var start = whereTopicsAre();
        long count = 0;
        try (var rebuild = catalogue.rebuild()) {
            String last = null;
            while (!retry.isStopped()) {
                var part = loader.fill(rebuild, last);
                if (part.isEmpty()) {
                    rebuild.finish(Progress.write(start));
                    var took = Duration.between(begun, clock.instant());
                    filling.record(took);
                    LOG.info("The catalogue of {} has {} documents after {}", store.collection(), count, took);
                    return;
                }
                count += part.size();
                last = part.getLast();
                takeHints(0);
            }
        }
    }

    /**
     * From where on the topics tell what the store may not have yet when the walk begins. Of what another service owns that is
     * where our copies have come. Where Kafka does not answer it is the beginning.
     */
    private Map<TopicPartition, Long> whereTopicsAre() {
        await(copies::areComplete);
        var places = new HashMap<>(followers.ends(topics));
        for (var collection : source.dependencies().keySet()) {
            copies.positions(collection).ifPresent(copied -> {
                places.keySet().removeIf(partition -> partition.topic().equals(AggregateStores.topic(collection)));
                places.putAll(copied);
            });
        }
        return places;
    }

    private boolean await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            retry.pause(LOOK_AGAIN);
        }
        return true;
    }

    @Override
    public Map<TopicPartition, Long> begin(Set<TopicPartition> partitions, Map<TopicPartition, Long> committed) {
        heard.clear();
        var places = Progress.read(catalogue.progress());
        places.keySet().retainAll(partitions);
        return places;
    }

    @Override
    public void take(LogEvent event) {
        if (!isOwn(event) || !catalogue.knows(source.told(event), event.revision())) {
            heard.add(event);
        }
    }

    private boolean isOwn(LogEvent event) {
        return own.contains(event.partition().topic());
    }

    private Hint hint(LogEvent event) {
        return isOwn(event)
                ? new Hint(store.collection(), source.told(event))
                : new Hint(event.collection(), event.id());
    }

    @Override
    public Map<TopicPartition, Long> taken(Map<TopicPartition, Long> next) {
        if (!heard.isEmpty()) {
            retry.pause(HEARING);
            heard.removeIf(event -> isOwn(event) && catalogue.knows(source.told(event), event.revision()));
            if (!await(() -> heard.stream().allMatch(this::isCopied))) {
                throw new IllegalStateException("The copies of what was told are not there yet");
            }
            loader.look(heard.stream().map(this::hint).collect(Collectors.toCollection(LinkedHashSet::new)));
            heard.clear();
        }
        catalogue.reached(Progress.write(next));
        // the index itself keeps how far it is
        return Map.of();
    }

    /** Tells whether the copy of an event was taken; our own aggregates need none. */
    private boolean isCopied(LogEvent event) {
        if (isOwn(event) && !source.dependencies().containsKey(event.collection())) {
            return true;
        }
        return copies.positions(event.collection())
                .map(places -> places.getOrDefault(event.partition(), 0L) > event.offset())
                .orElse(true);
    }
}
