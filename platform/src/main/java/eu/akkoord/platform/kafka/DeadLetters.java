package eu.akkoord.platform.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.ListenerExecutionFailedException;

/** Brings what cannot be read to {@code <topic>.dead}, with its origin in the headers {@code kafka_dlt-*}. */
final class DeadLetters implements AutoCloseable {
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
        letters.accept(record, new ListenerExecutionFailedException("It cannot be read", group, why));
    }

    @Override
    public void close() {
        producers.destroy();
    }
}
