package eu.akkoord.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Counts the records of a topic. */
final class EndOffsets implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Consumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;

    EndOffsets(String broker, String topic) {
        consumer = Consumption.consumer(broker);
        partitions = partitions(consumer, topic);
    }

    static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(one -> new TopicPartition(topic, one.partition()))
                .toList();
    }

    long sum() {
        return consumer.endOffsets(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Waits until there are so many. */
    void await(long records) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (sum() < records) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("%d records are missing".formatted(records - sum()));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN.toMillis()));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
