package eu.akkoord.platform.kafka;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Fills {@link Copies} from topics, each read from its beginning. What cannot be read goes to the dead-letter topic with its
 * origin and the partition goes on; a store that does not answer is waited for.
 *
 * <p>Ready means: everything that stood in the topics at the first contact has been applied once. The store remembers that,
 * so that a later start does not depend on the log.
 */
public final class CopyConsumer implements SmartLifecycle, HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(CopyConsumer.class);
    private static final String VERSION = "eu\\.akkoord\\.[a-z]+\\.v1\\.[a-z]+\\.notify\\.[A-Za-z]+";

    /** What cannot become a copy, however often it is tried. */
    static final class Unreadable extends RuntimeException {
        Unreadable(String message) {
            super(message);
        }
    }

    /**
     * Where one topic's facts are kept.
     *
     * @param summary the property of the event's data that holds the whole summary, such as {@code party}
     */
    public record Target(String summary, Copies copies) {}

    private final String group;
    private final Map<String, Target> targets;
    private final MongoCollection<Document> marks;
    private final Counter gaps;
    private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
    private final ConcurrentMessageListenerContainer<String, byte[]> container;
    private volatile boolean caughtUp;

    /**
     * @param settings how to reach Kafka
     * @param group the consumer group, {@code akkoord-<service>-<purpose>}
     * @param targets by topic
     */
    public CopyConsumer(
            Map<String, Object> settings,
            String group,
            Map<String, Target> targets,
            MongoDatabase database,
            MeterRegistry meters) {
        this.group = group;
        this.targets = Map.copyOf(targets);
        this.marks = database.getCollection("copies_caught_up");
        this.gaps = Counter.builder("akkoord.copies.gaps")
                .description("Revisions that did not follow the one before them")
                .tag("group", group)
                .register(meters);
        this.container = container(settings);
    }

    private ConcurrentMessageListenerContainer<String, byte[]> container(Map<String, Object> common) {
        var settings = new HashMap<>(common);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 2000);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        var properties = new ContainerProperties(targets.keySet().toArray(String[]::new));
        properties.setGroupId(group);
        properties.setMissingTopicsFatal(false);
        properties.setObservationEnabled(true);
        properties.setIdleEventInterval(500L);
        properties.setMessageListener((MessageListener<String, byte[]>) this::apply);
        properties.setConsumerRebalanceListener(new ConsumerAwareRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Consumer<?, ?> consumer, java.util.Collection<TopicPartition> assigned) {
                consumer.endOffsets(assigned, Duration.ofSeconds(5)).forEach(ends::putIfAbsent);
                assigned.forEach(partition -> reached(partition, consumer.position(partition)));
            }
        });
        var made = new ConcurrentMessageListenerContainer<String, byte[]>(
                new DefaultKafkaConsumerFactory<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
                properties);
        made.setCommonErrorHandler(errors(common));
        made.setBeanName(group);
        return made;
    }

    private static DefaultErrorHandler errors(Map<String, Object> common) {
        var settings = new HashMap<>(common);
        settings.keySet().removeIf(key -> key.startsWith("group.") || key.contains("deserializer"));
        var producers = new DefaultKafkaProducerFactory<>(settings, new StringSerializer(), new ByteArraySerializer());
        var dead = new DeadLetterPublishingRecoverer(
                new KafkaTemplate<>(producers), (record, failure) -> new TopicPartition(record.topic() + ".dead", -1));
        var handler = new DefaultErrorHandler(dead, forever());
        handler.addNotRetryableExceptions(Unreadable.class);
        return handler;
    }

    private static ExponentialBackOff forever() {
        var backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxInterval(5000);
        return backOff;
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        Document event;
        try {
            event = read(record);
        } catch (Unreadable e) {
            reached(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
            throw e;
        }
        var summary = event.get("data", Document.class).get(target(record).summary(), Document.class);
        var id = event.getString("subject");
        var revision = Long.parseLong(event.getString("sequence"));
        var before = target(record).copies().take(id, revision, summary.append("id", id));
        if (before >= 0 && revision != before + 1) {
            gaps.increment();
            LOG.warn("{} goes from revision {} to {}", id, before, revision);
        }
        reached(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    }

    private Target target(ConsumerRecord<String, byte[]> record) {
        var target = targets.get(record.topic());
        if (target == null) {
            throw new Unreadable("Nobody keeps copies of %s".formatted(record.topic()));
        }
        return target;
    }

    private Document read(ConsumerRecord<String, byte[]> record) {
        try {
            var event = Document.parse(new String(record.value(), StandardCharsets.UTF_8));
            var data = event.get("data", Document.class);
            if (!String.valueOf(event.getString("type")).matches(VERSION)
                    || data == null
                    || data.get(target(record).summary(), Document.class) == null
                    || event.getString("subject") == null
                    || !String.valueOf(event.getString("sequence")).matches("[0-9]{10}")) {
                throw new Unreadable("Not an event of a known version");
            }
            return event;
        } catch (RuntimeException e) {
            throw e instanceof Unreadable unreadable ? unreadable : new Unreadable("Not an event: " + e.getMessage());
        }
    }

    private void reached(TopicPartition partition, long position) {
        var end = ends.get(partition);
        if (end != null && position >= end) {
            ends.put(partition, 0L);
        }
        if (!caughtUp && allTopicsAssigned() && ends.values().stream().allMatch(left -> left == 0)) {
            caughtUp = true;
            marks.updateOne(Filters.eq("_id", group), Updates.set("caughtUp", true), new UpdateOptions().upsert(true));
            LOG.info("{} has caught up", group);
        }
    }

    private boolean allTopicsAssigned() {
        return targets.keySet().stream()
                .allMatch(topic -> ends.keySet().stream()
                        .anyMatch(partition -> partition.topic().equals(topic)));
    }

    private boolean caughtUpOnce() {
        if (!caughtUp) {
            @Nullable Document mark = marks.find(Filters.eq("_id", group)).first();
            caughtUp = mark != null;
        }
        return caughtUp;
    }

    @Override
    public Health health() {
        return caughtUpOnce() ? Health.up().build() : Health.outOfService().build();
    }

    @Override
    public void start() {
        container.start();
    }

    @Override
    public void stop() {
        container.stop();
    }

    @Override
    public boolean isRunning() {
        return container.isRunning();
    }
}
