package eu.akkoord.platform.kafka;

import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.places.Places;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is older than memory reaches, from any place of the topics on. A few consumers are shared by all who ask, each of whom has one
 * for as long as a part takes; the callers of one party have at most half of them.
 */
final class OlderEvents implements AutoCloseable {
    private static final Places.Share SHARE = new Places.Share(4, 2, 1);
    private static final Duration TURN = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(100);

    /** Of each partition; a page rarely takes more, and all partitions together are read at once. */
    private static final int FETCHED_BYTES = 32 << 10;

    private final Map<String, Object> settings;
    private final EventReading reading;
    private final Places places = new Places(SHARE);
    private final Deque<Consumer<String, byte[]>> idle = new ConcurrentLinkedDeque<>();

    OlderEvents(Map<String, Object> common, EventReading reading) {
        this.settings = new HashMap<>(common);
        this.reading = reading;
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCHED_BYTES);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
    }

    /** @param ends where each partition ends; nothing is read beyond it */
    LogPart read(Map<TopicPartition, Long> place, Map<TopicPartition, Long> ends, int most) {
        var holder = Places.Holder.current().orElse(Places.Holder.ITSELF);
        switch (places.enter(holder, TURN)) {
            case ADMITTED -> {}
            case CALLER_FULL -> throw new Refused.Busy(SHARE.each());
            case PARTY_FULL -> throw new Refused.Busy(SHARE.party());
            case ALL_FULL -> throw new Refused.Busy(0);
        }
        try {
            return borrowed(place, ends, most);
        } finally {
            places.leave(holder);
        }
    }

    private LogPart borrowed(Map<TopicPartition, Long> place, Map<TopicPartition, Long> ends, int most) {
        try {
            var free = idle.poll();
            return read(free == null ? TopicFollowers.consumer(settings) : free, place, ends, most);
        } catch (KafkaException unanswered) {
            throw new TopicLog.Away("Kafka does not answer", unanswered);
        }
    }

    /** One that has failed is not asked again: nobody knows where it stands. */
    private LogPart read(
            Consumer<String, byte[]> consumer,
            Map<TopicPartition, Long> place,
            Map<TopicPartition, Long> ends,
            int most) {
        try {
            var part = new Pass(consumer, place, ends, most).part();
            idle.push(consumer);
            return part;
        } catch (RuntimeException failed) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
            throw failed;
        }
    }

    /** One part, from the partitions that have something after the place. */
    private final class Pass {
        private final Consumer<String, byte[]> consumer;
        private final Map<TopicPartition, Long> place;
        private final Map<TopicPartition, Long> ends;
        private final int most;
        private final Map<TopicPartition, Deque<ConsumerRecord<String, byte[]>>> fetched = new HashMap<>();
        private long heard = System.nanoTime();

        Pass(
                Consumer<String, byte[]> consumer,
                Map<TopicPartition, Long> place,
                Map<TopicPartition, Long> ends,
                int most) {
            this.consumer = consumer;
            this.place = place;
            this.ends = ends;
            this.most = most;
        }

        LogPart part() {
            ends.forEach((partition, end) -> {
                if (place.getOrDefault(partition, 0L) < end) {
                    fetched.put(partition, new ArrayDeque<>());
                }
            });
            consumer.assign(fetched.keySet());
            consumer.resume(fetched.keySet());
            fetched.keySet().forEach(partition -> consumer.seek(partition, place.getOrDefault(partition, 0L)));
            var sources = new HashMap<TopicPartition, LogPart.Source>();
            fetched.keySet().forEach(partition -> sources.put(partition, () -> next(partition)));
            return LogPart.of(place, ends, sources, most);
        }

        private @Nullable LogEvent next(TopicPartition partition) {
            var records = fetched.getOrDefault(partition, new ArrayDeque<>());
            while (true) {
                var record = records.poll();
                if (record != null) {
                    try {
                        return reading.read(record).withoutData();
                    } catch (Unreadable dead) {
                        // its place is among the dead letters, where a follower has brought it
                        continue;
                    }
                }
                if (consumer.position(partition, ANSWER) >= ends.getOrDefault(partition, 0L)) {
                    return null;
                }
                fetch();
            }
        }

        private void fetch() {
            var full = new ArrayList<TopicPartition>();
            fetched.forEach((partition, records) -> {
                if (records.size() >= most) {
                    full.add(partition);
                }
            });
            consumer.pause(full);
            var records = consumer.poll(POLL);
            consumer.resume(full);
            if (!records.isEmpty()) {
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard > ANSWER.toNanos()) {
                throw new TopicLog.Away("Kafka gives nothing");
            }
            for (var partition : records.partitions()) {
                var waiting = fetched.get(partition);
                for (var record : records.records(partition)) {
                    if (waiting != null && record.offset() < ends.getOrDefault(partition, 0L)) {
                        waiting.add(record);
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        for (var consumer = idle.poll(); consumer != null; consumer = idle.poll()) {
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        }
    }
}
