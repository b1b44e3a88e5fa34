package eu.akkoord.platform.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads a topic once, from its beginning to where it ends now, without leaving a trace. */
public final class TopicPass {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<String, Object> settings;
    private final EventReading reading;

    TopicPass(Map<String, Object> common, EventReading reading) {
        this.settings = new HashMap<>(common);
        this.reading = reading;
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
    }

    /**
     * Reads every event; unreadable ones are left out, since a follower has brought them to the dead letters.
     *
     * @param read each event, in order per aggregate
     * @param paused receives the number of records read so far, between two batches
     * @return the number of records
     * @throws IllegalStateException when the topic does not exist, or gives nothing for a while
     */
    public long read(String topic, Consumer<LogEvent> read, LongConsumer paused) {
        return read(topic, (event, bytes) -> read.accept(event), paused);
    }

    /** The same with the bytes of each event. */
    public long read(String topic, BiConsumer<LogEvent, byte[]> read, LongConsumer paused) {
        try (var consumer = TopicFollowers.consumer(settings)) {
            var partitions = consumer.partitionsFor(topic, PATIENCE).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new IllegalStateException("There is no topic %s".formatted(topic));
            }
            consumer.assign(partitions);
            var ends = new HashMap<>(consumer.endOffsets(partitions, PATIENCE));
            consumer.seekToBeginning(partitions);
            return read(consumer, partitions, ends, read, paused);
        }
    }

    private long read(
            KafkaConsumer<String, byte[]> consumer,
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> ends,
            BiConsumer<LogEvent, byte[]> read,
            LongConsumer paused) {
        long count = 0;
        long heard = System.nanoTime();
        while (partitions.stream().anyMatch(one -> consumer.position(one, PATIENCE) < ends.getOrDefault(one, 0L))) {
            var records = consumer.poll(Duration.ofMillis(500));
            if (!records.isEmpty()) {
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                throw new IllegalStateException("Kafka gives nothing any more");
            }
            for (var record : records) {
                if (record.offset() < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
                    count++;
                    try {
                        read.accept(reading.read(record), record.value());
                    } catch (Unreadable dead) {
                        // its place is among the dead letters, where a follower has brought it
                    }
                }
            }
            paused.accept(count);
        }
        return count;
    }
}
