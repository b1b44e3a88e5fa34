package eu.akkoord.platform.kafka;

import eu.akkoord.platform.core.process.Retry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A consumer of topics: every instance reads every partition, also of topics that appear later. It begins at its reader's offsets, by
 * default those committed by its group, else at the beginning. An unreadable record goes to the dead letters with its origin and the
 * partition goes on; a reader that fails otherwise, since its store does not answer, is retried until it succeeds.
 *
 * <p>Partitions are not assigned to members: a group's name only identifies its commits. Instances that run at the same time commit the same
 * offsets, sometimes a lower one after a higher one, which costs no more than reading something twice.
 */
public final class TopicFollower implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration LOOK_FOR_TOPICS = Duration.ofSeconds(2);

    /** Until all was taken that stood there at first: where nothing is new, that is seen after one of these. */
    private static final Duration AT_FIRST = Duration.ofMillis(500);

    /** With the pause of a reader that asks for the age, ten seconds. */
    private static final long LOOK_AT_ENDS = TimeUnit.SECONDS.toNanos(8);

    /** Longer than a fetch waits for news: a broker answers the requests of one connection in their order. */
    private static final Duration ENDS = Duration.ofSeconds(8);

    private static final Duration COMMIT = Duration.ofSeconds(1);

    /** A receiver of records. All calls come from one thread, the follower's. */
    public interface Reader {
        /**
         * Chooses the offsets to begin at, before the first record is read and again after Kafka was lost.
         *
         * @param committed what the group has committed; partitions without are absent
         * @return the next offset of each; absent ones begin at the beginning
         */
        default Map<TopicPartition, Long> begin(Set<TopicPartition> partitions, Map<TopicPartition, Long> committed) {
            return committed;
        }

        /**
         * One event; those of one aggregate come in order, and any of them may come again.
         *
         * @throws Unreadable when it makes no sense
         */
        void take(LogEvent event);

        /**
         * All that was read so far has been taken. Comes after each part, and after each pause when there is nothing new.
         *
         * @param next the next offset of each partition
         * @return what the group may commit
         */
        Map<TopicPartition, Long> taken(Map<TopicPartition, Long> next);

        /** Returns how long a record is waited for at most, once all was taken. */
        default Duration pause() {
            return Duration.ofSeconds(10);
        }

        /** Tells whether {@link TopicFollower#age} is asked for. */
        default boolean ages() {
            return false;
        }

        /** Tells whether it brings unreadable records to the dead letters; one that reads what another follows need not. */
        default boolean buries() {
            return true;
        }

        /** All that stood in the topics at the first contact has been taken. */
        default void caughtUp() {}

        /** Kafka cannot be reached. */
        default void alone() {}
    }

    private final Map<String, Object> settings;
    private final String group;
    private final Set<String> topics;
    private final Reader reader;
    private final Delivery delivery;
    private final MeterRegistry meters;
    private final Retry retry;
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private volatile @Nullable Consumer<String, byte[]> consumer;
    private volatile boolean caughtUp;
    private volatile boolean withoutTopics;
    private volatile long current = System.nanoTime();
    private @Nullable Thread thread;

    TopicFollower(
            Map<String, Object> common,
            String group,
            Set<String> topics,
            EventReading reading,
            Reader reader,
            MeterRegistry meters,
            ObservationRegistry observations) {
        this.settings = new HashMap<>(common);
        this.group = group;
        this.topics = new TreeSet<>(topics);
        this.reader = reader;
        this.delivery = new Delivery(group, reading, reader, new DeadLetters(common, group), meters, observations);
        this.retry = new Retry(group);
        this.meters = meters;
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, group);
    }

    /** Tells whether all that stood in the topics at the first contact has been taken since this follower was started. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /** Returns how long ago all that stood in the topics had been taken, as far as Kafka has said since; up to ten seconds when it answers. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - current);
    }

    /** Tells whether Kafka says that none of the topics exists: nothing was ever published to them. */
    public boolean isWithoutTopics() {
        return withoutTopics;
    }

    /** The next offset of each partition: everything before it has been taken. */
    public Map<TopicPartition, Long> positions() {
        return Map.copyOf(positions);
    }

    private void run() {
        try {
            retry.untilDone(this::connect);
        } catch (Retry.Stopped end) {
            LOG.debug("{} stops", group);
        }
    }

    private void connect() {
        try (var made = TopicFollowers.consumer(settings);
                var lag = new KafkaClientMetrics(made)) {
            consumer = made;
            lag.bindTo(meters);
            new Contact(made).follow();
        } catch (Retry.Stopped end) {
            throw end;
        } catch (RuntimeException lost) {
            if (!retry.isStopped()) {
                // one that fails without Kafka too is asked again with it
                reader.alone();
            }
            throw lost;
        } finally {
            consumer = null;
        }
    }

    /** One connection, until Kafka is lost or the follower stops. */
    private final class Contact {
        private final Consumer<String, byte[]> consumer;
        private final Map<TopicPartition, Long> behind = new HashMap<>();
        private final Map<TopicPartition, Long> next = new HashMap<>();
        private final Map<TopicPartition, OffsetAndMetadata> toCommit = new HashMap<>();
        private final Set<String> missing = new TreeSet<>(topics);
        private long looked = System.nanoTime() - LOOK_FOR_TOPICS.toNanos();
        private long committed = System.nanoTime();
        private Map<TopicPartition, Long> ends = Map.of();
        private long lookedAtEnds = committed - LOOK_AT_ENDS;

        Contact(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        void follow() {
            try {
                while (!retry.isStopped()) {
                    lookForTopics();
                    if (next.isEmpty()) {
                        retry.pause(LOOK_FOR_TOPICS);
                    } else {
                        consumer.poll(patience()).forEach(this::take);
                    }
                    retry.untilDone(() -> reader.taken(Map.copyOf(next))
                            .forEach((partition, offset) -> toCommit.put(partition, new OffsetAndMetadata(offset))));
                    positions.putAll(next);
                    commit();
                    noteCaughtUp();
                    noteAge();
                }
            } finally {
                leave();
            }
        }

        /** Returns how long nothing has to be done unless a record comes. */
        private Duration patience() {
            if (!caughtUp) {
                return AT_FIRST;
            }
            if (!toCommit.isEmpty()) {
                return COMMIT;
            }
            return missing.isEmpty() ? reader.pause() : LOOK_FOR_TOPICS;
        }

        private void lookForTopics() {
            if (missing.isEmpty() || System.nanoTime() - looked < LOOK_FOR_TOPICS.toNanos()) {
                return;
            }
            looked = System.nanoTime();
            var found = new HashSet<TopicPartition>();
            for (var topic : List.copyOf(missing)) {
                var partitions = consumer.partitionsFor(topic, ANSWER);
                if (!partitions.isEmpty()) {
                    partitions.forEach(one -> found.add(new TopicPartition(topic, one.partition())));
                    missing.remove(topic);
                }
            }
            if (!found.isEmpty()) {
                begin(found);
            }
            withoutTopics = next.isEmpty();
        }

        private void begin(Set<TopicPartition> found) {
            var offsets = new HashMap<TopicPartition, Long>();
            consumer.committed(found, ANSWER).forEach((partition, offset) -> {
                if (offset != null) {
                    offsets.put(partition, offset.offset());
                }
            });
            var start = new HashMap<TopicPartition, Long>();
            retry.untilDone(() -> start.putAll(reader.begin(found, offsets)));
            behind.putAll(consumer.endOffsets(found, ANSWER));
            consumer.beginningOffsets(found, ANSWER).forEach(start::putIfAbsent);
            next.putAll(start);
            consumer.assign(next.keySet());
            start.forEach(consumer::seek);
        }

        private void take(ConsumerRecord<String, byte[]> record) {
            retry.untilDone(() -> delivery.deliver(record));
            next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        }

        private void commit() {
            if (!toCommit.isEmpty() && System.nanoTime() - committed > COMMIT.toNanos()) {
                committed = System.nanoTime();
                consumer.commitAsync(Map.copyOf(toCommit), (offsets, failure) -> {
                    if (failure != null) {
                        LOG.debug("{} commits again later", group, failure);
                    }
                });
                toCommit.clear();
            }
        }

        private void noteCaughtUp() {
            behind.entrySet().removeIf(entry -> next.getOrDefault(entry.getKey(), 0L) >= entry.getValue());
            if (!caughtUp && missing.isEmpty() && behind.isEmpty()) {
                retry.untilDone(reader::caughtUp);
                caughtUp = true;
                LOG.info("{} has caught up", group);
            }
        }

        /** While others write there is always more, so it counts when what stood there at the last look has been taken. */
        private void noteAge() {
            if (!ends.isEmpty() && isTaken(ends)) {
                current = lookedAtEnds;
                ends = Map.of();
            }
            if (reader.ages()
                    && ends.isEmpty()
                    && missing.isEmpty()
                    && System.nanoTime() - lookedAtEnds > LOOK_AT_ENDS) {
                lookedAtEnds = System.nanoTime();
                try {
                    ends = consumer.endOffsets(next.keySet(), ENDS);
                    current = isTaken(ends) ? lookedAtEnds : current;
                } catch (TimeoutException away) {
                    LOG.debug("{} does not know whether there is more", group, away);
                }
            }
        }

        private boolean isTaken(Map<TopicPartition, Long> offsets) {
            return offsets.entrySet().stream()
                    .allMatch(each -> next.getOrDefault(each.getKey(), 0L) >= each.getValue());
        }

        private void leave() {
            try {
                if (!toCommit.isEmpty()) {
                    consumer.commitSync(toCommit, Duration.ofSeconds(2));
                }
            } catch (RuntimeException e) {
                // whoever comes next reads a little again
                LOG.debug("{} leaves without a last commit", group, e);
            }
        }
    }

    @Override
    public synchronized void start() {
        current = System.nanoTime();
        thread = Thread.ofPlatform().daemon().name(group).start(this::run);
    }

    @Override
    public synchronized void stop() {
        retry.stop();
        var current = consumer;
        if (current != null) {
            current.wakeup();
        }
        var running = thread;
        if (running != null) {
            try {
                running.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        thread = null;
        delivery.close();
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
