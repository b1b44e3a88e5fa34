package eu.akkoord.platform.projection;

import com.mongodb.client.MongoDatabase;
import eu.akkoord.platform.core.process.Readiness;
import eu.akkoord.platform.kafka.TopicFollower;
import eu.akkoord.platform.kafka.TopicFollowers;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.Hints;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * All projections of this service; features open the ones they need. Healthy once each has read its topic up to the end it had when this
 * process started. Without Kafka it continues after {@link #PATIENCE} from its copies, which are then as old as the previous process. Once
 * they exceed their maximum age, they are not read any more. A missing topic has no records. Open gaps are a detail, since a copy is right
 * even when an event before it was missed.
 */
public final class Projections implements SmartLifecycle, HealthIndicator, Readiness {
    private static final int NAMED = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    record Followed(Projection projection, TopicFollower follower) {}

    private final Map<String, Followed> all = new LinkedHashMap<>();
    private final MongoDatabase database;
    private final String service;
    private final TopicFollowers followers;
    private final Hints hints;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Duration oldest;
    private volatile boolean running;
    private volatile long started;
    private volatile boolean wasReady;

    /**
     * @param service the word that names this service in the names of groups
     * @param oldest how old copies may be
     */
    public Projections(
            MongoDatabase database,
            String service,
            TopicFollowers followers,
            Hints hints,
            Clock clock,
            MeterRegistry meters,
            Duration oldest) {
        this.database = database;
        this.service = service;
        this.followers = followers;
        this.hints = hints;
        this.clock = clock;
        this.meters = meters;
        this.oldest = oldest;
    }

    /**
     * Keeps copies in the store.
     *
     * @param id names it to operators, and its offsets to Kafka
     * @param collection the word of the topic, such as {@code parties}
     * @param singular the property of the event's data that holds the summary, such as {@code party}
     */
    public Copies copies(String id, String collection, String singular) {
        return open(id, collection, singular).copies();
    }

    /** Keeps copies in the store, and a table of them in memory; several who read the same copies may each have their own. */
    public <T> CopyTable<T> table(String id, String collection, String singular, CopyTable.Reading<T> reading) {
        var table = new CopyTable<>(reading);
        open(id, collection, singular).add(table);
        return table;
    }

    /** Copies that a projection of this service keeps for another feature, to be read. */
    public Copies kept(String singular) {
        return new Copies(database, singular + "_copies");
    }

    private Projection open(String id, String collection, String singular) {
        var topic = AggregateStores.topic(collection);
        var opened = all.computeIfAbsent(id, fresh -> {
            var projection = new Projection(
                    id,
                    collection,
                    singular,
                    kept(singular),
                    hints,
                    new Gaps(database, id, collection, clock),
                    database.getCollection("projections"),
                    meters);
            return new Followed(
                    projection, followers.open("akkoord-%s-%s".formatted(service, id), Set.of(topic), projection));
        });
        if (!opened.projection().topic().equals(topic)) {
            throw new IllegalStateException("The projection %s follows another topic already".formatted(id));
        }
        return opened.projection();
    }

    /** Tells whether everything has been complete once, and can be asked. */
    public boolean areComplete() {
        return all.values().stream().allMatch(one -> one.projection().isComplete());
    }

    /**
     * Returns the next offset of each partition of a collection's topic for this instance: every record before it was copied, or went to the
     * dead letters. Empty without a projection of that collection.
     */
    public Optional<Map<TopicPartition, Long>> positions(String collection) {
        return all.values().stream()
                .filter(one -> one.projection().topic().equals(AggregateStores.topic(collection)))
                .map(one -> one.follower().positions())
                .findFirst();
    }

    Optional<Followed> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public boolean isReady() {
        boolean waited = System.nanoTime() - started > PATIENCE.toNanos();
        wasReady = wasReady
                || (running
                        && all.values().stream()
                                .allMatch(one -> one.follower().isWithoutTopics()
                                        || (one.follower().caughtUp()
                                                && one.projection().isComplete())
                                        || (waited && one.projection().isAlone())));
        return wasReady;
    }

    @Override
    public boolean isCurrent() {
        return all.values().stream()
                .allMatch(one -> one.follower().age().compareTo(oldest) <= 0
                        // a topic that was there once and is gone tells nothing new either
                        || (one.follower().isWithoutTopics()
                                && !one.projection().isComplete()));
    }

    @Override
    public Health health() {
        var health = areComplete() && isReady() && isCurrent() ? Health.up() : Health.outOfService();
        for (var one : all.values()) {
            var open = one.projection().open();
            var details = new LinkedHashMap<String, Object>();
            details.put("complete", one.projection().isComplete());
            details.put("age", one.follower().age().toSeconds());
            details.put("gaps", open.size());
            if (!open.isEmpty()) {
                details.put("first", open.stream().limit(NAMED).map(Gap::id).toList());
            }
            health.withDetail(one.projection().id(), details);
        }
        return health.build();
    }

    @Override
    public void start() {
        started = System.nanoTime();
        all.values().forEach(one -> one.follower().start());
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        // all at once: each waits for what it has begun with Kafka
        try (var stopping = Executors.newVirtualThreadPerTaskExecutor()) {
            all.values().forEach(one -> stopping.execute(one.follower()::stop));
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
