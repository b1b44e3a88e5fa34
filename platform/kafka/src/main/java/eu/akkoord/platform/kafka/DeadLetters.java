package eu.akkoord.platform.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.ListenerExecutionFailedException;

/**
 * Brings what cannot be read to {@code <topic>.dead}, with its origin in the headers {@code kafka_dlt-*}; what is larger than a producer
 * takes, by its origin alone: a follower that cannot bury a record never gets beyond it.
 */
final class DeadLetters implements AutoCloseable {
    /** In bytes; producers and topics take 1 MiB, but a record that was compressed may be larger. */
    private static final int MOST_BURIED = 512 << 10;

    private final DefaultKafkaProducerFactory<String, byte[]> producers;
    private final DeadLetterPublishingRecoverer letters;

    private final String group;

    DeadLetters(Map<String, Object> common, String group) {
        this.group = group;
        var settings = new HashMap<>(common);
        settings.keySet()
                .removeIf(key ->
                        key.startsWith("group.") || key.contains("deserializer") || key.startsWith("auto.offset"));
        producers = new DefaultKafkaProducerFactory<>(settings, new StringSerializer(), new ByteArraySerializer());
        letters = new DeadLetterPublishingRecoverer(
                new KafkaTemplate<>(producers), (record, failure) -> new TopicPartition(record.topic() + ".dead", -1));
        letters.setFailIfSendResultIsError(true);
    }

    /** @throws RuntimeException when Kafka did not take it */
    void bury(ConsumerRecord<String, byte[]> record, Unreadable why) {
        letters.accept(
                size(record) > MOST_BURIED ? originOf(record) : record,
                new ListenerExecutionFailedException("It cannot be read", group, why));
    }

    private static long size(ConsumerRecord<String, byte[]> record) {
        long headers = 0;
        for (var header : record.headers()) {
            headers += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return headers + Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
    }

    private static ConsumerRecord<String, byte[]> originOf(ConsumerRecord<String, byte[]> record) {
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.timestampType(),
                0,
                0,
                null,
                new byte[0],
                new RecordHeaders(),
                record.leaderEpoch());
    }

    @Override
    public void close() {
        producers.destroy();
    }
}
