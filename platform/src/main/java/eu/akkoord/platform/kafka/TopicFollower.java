package eu.akkoord.platform.kafka;

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
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows topics: every instance reads every partition, those of topics that appear later too. It begins where its reader says,
 * by default at the offsets that its group has committed, else at the beginning. What cannot be read goes to the dead letters
 * with its origin and the partition goes on; a reader that fails otherwise, since its store does not answer, is tried again
 * until it succeeds.
 *
 * <p>Nobody shares the partitions out: a group's name only says where its offsets are kept. Instances that run at the same time
 * write the same offsets, sometimes a lower one after a higher one, which costs no more than reading something twice.
 */
public final class TopicFollower implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final long LOOK_FOR_TOPICS = TimeUnit.SECONDS.toNanos(2);
    private static final long COMMIT = TimeUnit.SECONDS.toNanos(1);

    /** Whoever wants to know what the topics tell. Everything is called by one thread, that of the follower. */
    public interface Reader {
        /**
         * Where to begin with these partitions, before anything is read from them; again after Kafka was lost.
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
         * All that was read so far has been taken. Comes after each part, and twice a second when there is nothing new.
         *
         * @param next the next offset of each partition
         * @return what the group may commit
         */
        Map<TopicPartition, Long> taken(Map<TopicPartition, Long> next);

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
    private final Insistence insistence;
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private volatile @Nullable Consumer<String, byte[]> consumer;
    private volatile boolean caughtUp;
    private volatile boolean withoutTopics;
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
        this.insistence = new Insistence(group);
        this.meters = meters;
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, group);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    }

    /** Whether all that stood in the topics at the first contact has been taken since this follower was started. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /** Whether Kafka says that none of the topics is there: whoever tells on them has never done so. */
    public boolean isWithoutTopics() {
        return withoutTopics;
    }

    /** The next offset of each partition: everything before it has been taken. */
    public Map<TopicPartition, Long> positions() {
        return Map.copyOf(positions);
    }

    private void run() {
        try {
            for (int failures = 0; !insistence.isOver(); failures++) {
                connect(failures);
            }
        } catch (WakeupException | Insistence.Over end) {
            LOG.debug("{} stops", group);
        }
    }

    private void connect(int failures) {
        try (var made = new KafkaConsumer<String, byte[]>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer());
                var lag = new KafkaClientMetrics(made)) {
            consumer = made;
            lag.bindTo(meters);
            new Contact(made).follow();
        } catch (WakeupException | Insistence.Over end) {
            throw end;
        } catch (RuntimeException e) {
            LOG.warn("{} begins again: {}", group, e.toString());
            try {
                reader.alone();
            } catch (RuntimeException unprepared) {
                LOG.warn("{} cannot do without Kafka either: {}", group, unprepared.toString());
            }
            insistence.pause(failures);
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
        private long looked = System.nanoTime() - LOOK_FOR_TOPICS;
        private long committed = System.nanoTime();

        Contact(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        void follow() {
            try {
                while (!insistence.isOver()) {
                    lookForTopics();
                    if (next.isEmpty()) {
                        insistence.pause(0);
                    } else {
                        consumer.poll(POLL).forEach(this::take);
                    }
                    insistence.insist(() -> reader.taken(Map.copyOf(next))
                            .forEach((partition, offset) -> toCommit.put(partition, new OffsetAndMetadata(offset))));
                    positions.putAll(next);
                    commit();
                    noteCaughtUp();
                }
            } finally {
                leave();
            }
        }

        private void lookForTopics() {
            if (missing.isEmpty() || System.nanoTime() - looked < LOOK_FOR_TOPICS) {
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
            insistence.insist(() -> start.putAll(reader.begin(found, offsets)));
            behind.putAll(consumer.endOffsets(found, ANSWER));
            consumer.beginningOffsets(found, ANSWER).forEach(start::putIfAbsent);
            next.putAll(start);
            consumer.assign(next.keySet());
            start.forEach(consumer::seek);
        }

        private void take(ConsumerRecord<String, byte[]> record) {
            insistence.insist(() -> delivery.deliver(record));
            next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        }

        private void commit() {
            if (!toCommit.isEmpty() && System.nanoTime() - committed > COMMIT) {
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
                insistence.insist(reader::caughtUp);
                caughtUp = true;
                LOG.info("{} has caught up", group);
            }
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
        thread = Thread.ofPlatform().daemon().name(group).start(this::run);
    }

    @Override
    public synchronized void stop() {
        insistence.end();
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
