package eu.akkoord.bench;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A consumer of its own, from the end of a topic on, which notes when the first record of each key came. */
final class Consumption implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long PATIENCE = 10;

    private final Map<String, CompletableFuture<Long>> came = new ConcurrentHashMap<>();
    private final Consumer<String, byte[]> consumer;
    private final Thread polling;
    private volatile boolean open = true;

    Consumption(String broker, String topic) {
        consumer = consumer(broker);
        var partitions = EndOffsets.partitions(consumer, topic);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        polling = Thread.ofPlatform().name("consumer").start(this::poll);
    }

    static Consumer<String, byte[]> consumer(String broker) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker, "enable.auto.commit", false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private void poll() {
        while (open) {
            var records = consumer.poll(POLL);
            long now = System.nanoTime();
            records.forEach(record -> of(record.key()).complete(now));
        }
    }

    private CompletableFuture<Long> of(String key) {
        return came.computeIfAbsent(key, first -> new CompletableFuture<>());
    }

    /**
     * Waits for the first record of a key.
     *
     * @return when it came, by {@link System#nanoTime}
     */
    long awaited(String key) {
        try {
            return of(key).get(PATIENCE, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException absent) {
            throw new IllegalStateException("There is no event of " + key, absent);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        open = false;
        try {
            polling.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
    }
}
