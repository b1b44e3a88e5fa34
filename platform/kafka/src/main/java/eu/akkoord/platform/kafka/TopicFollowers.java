package eu.akkoord.platform.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens followers of topics, all of which reach the same Kafka and know the same contract. */
public final class TopicFollowers {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollowers.class);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Map<String, Object> settings;
    private final EventReading reading;
    private final MeterRegistry meters;
    private final ObservationRegistry observations;

    /** @param settings how to reach Kafka */
    public TopicFollowers(
            Map<String, Object> settings,
            EventReading reading,
            MeterRegistry meters,
            ObservationRegistry observations) {
        var all = new HashMap<>(settings);
        all.remove(ConsumerConfig.GROUP_ID_CONFIG);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.settings = Map.copyOf(all);
        this.reading = reading;
        this.meters = meters;
        this.observations = observations;
    }

    /**
     * Returns a follower that is not started yet; the caller starts and stops it.
     *
     * @param group the group of its commits, {@code akkoord-<service>-<purpose>}
     */
    public TopicFollower open(String group, Set<String> topics, TopicFollower.Reader reader) {
        return new TopicFollower(settings, group, topics, reading, reader, meters, observations);
    }

    /** Returns the end offsets of the topics by partition; without the topics that do not exist, and empty while Kafka is away. */
    public Map<TopicPartition, Long> ends(Set<String> topics) {
        try (var consumer = consumer(settings)) {
            var partitions = new ArrayList<TopicPartition>();
            for (var topic : topics) {
                consumer.partitionsFor(topic, ANSWER)
                        .forEach(one -> partitions.add(new TopicPartition(topic, one.partition())));
            }
            return Map.copyOf(consumer.endOffsets(partitions, ANSWER));
        } catch (KafkaException away) {
            LOG.warn("Kafka does not say where {} end: {}", topics, away.toString());
            return Map.of();
        }
    }

    /**
     * Returns the ids that Kafka gave to topics when they were made.
     *
     * @throws TopicLog.Away when Kafka does not answer
     */
    Map<String, String> ids(Set<String> topics) {
        var common = new HashMap<>(settings);
        common.keySet()
                .removeIf(key ->
                        key.startsWith("group.") || key.contains("deserializer") || key.startsWith("auto.offset"));
        common.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 4000);
        common.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3000);
        try (var admin = Admin.create(common)) {
            var ids = new HashMap<String, String>();
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .forEach((topic, described) ->
                            ids.put(topic, described.topicId().toString()));
            return ids;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TopicLog.Away("Stopped while Kafka was asked for topics", stopped);
        } catch (ExecutionException | TimeoutException away) {
            throw new TopicLog.Away("Kafka does not say which topics there are", away);
        }
    }

    static KafkaConsumer<String, byte[]> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Returns all that was ever published to some topics, as one log; the caller starts and stops it.
     *
     * @param group a name for who watches its consumers, {@code akkoord-<service>-<purpose>}
     * @param kept how many of the last events of each partition are in memory
     */
    public TopicLog log(String group, Set<String> topics, int kept) {
        return new TopicLog(this, settings, reading, group, topics, kept);
    }

    /** Reads topics once, from their beginning to where they end now. */
    public TopicPass pass() {
        return new TopicPass(settings, reading);
    }
}
