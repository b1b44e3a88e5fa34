package eu.akkoord.platform.kafka;

import eu.akkoord.platform.store.EventLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Appends events to Kafka and waits for the acknowledgement of all in-sync replicas. After an unknown outcome a new producer takes
 * over, so that nothing of this entry waits in the old one when it is read and sent again. The old one first ends what it has begun
 * for others: one send that fails fails alone.
 */
final class KafkaEventLog implements EventLog, AutoCloseable {
    /** By the CloudEvents Kafka binding, structured mode. */
    static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";

    private static final Duration DELIVERY = Duration.ofSeconds(10);

    private final Supplier<Producer<String, byte[]>> producers;
    private final Consumer<String> topics;
    private @Nullable Producer<String, byte[]> producer;

    KafkaEventLog(Map<String, Object> common, TopicKeeper topics) {
        this(topics::require, () -> {
            var settings = new java.util.HashMap<String, Object>(common);
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4000);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis());
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3000);
            return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        });
    }

    KafkaEventLog(Consumer<String> topics, Supplier<Producer<String, byte[]>> producers) {
        this.topics = topics;
        this.producers = producers;
    }

    @Override
    public void prepare(String topic) {
        topics.accept(topic);
    }

    @Override
    public void append(String topic, String key, byte[] event, @Nullable String traceparent) {
        var record = new ProducerRecord<>(topic, key, event);
        record.headers().add("content-type", CONTENT_TYPE.getBytes(StandardCharsets.UTF_8));
        if (traceparent != null) {
            record.headers().add("traceparent", traceparent.getBytes(StandardCharsets.UTF_8));
        }
        send(record);
    }

    @Override
    public void note(String topic, String key, long number) {
        send(new ProducerRecord<>(topic, key, Long.toString(number).getBytes(StandardCharsets.UTF_8)));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        topics.accept(record.topic());
        var current = producer();
        try {
            current.send(record).get(DELIVERY.toMillis() + 2000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for an acknowledgement", e);
        } catch (org.apache.kafka.common.errors.TimeoutException neverSent) {
            throw new IllegalStateException("Kafka is not there: " + neverSent.getMessage(), neverSent);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            retire(current);
            throw new IllegalStateException("Kafka has not acknowledged: " + e.getMessage(), e);
        }
    }

    private synchronized Producer<String, byte[]> producer() {
        var current = producer;
        if (current == null) {
            current = producers.get();
            producer = current;
        }
        return current;
    }

    private synchronized void retire(Producer<String, byte[]> failed) {
        if (failed.equals(producer)) {
            producer = null;
            Thread.ofVirtual().name("retired-producer").start(() -> failed.close(DELIVERY));
        }
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
            producer = null;
        }
    }
}
