package eu.akkoord.platform.kafka;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Some of the events after a place in a log, in its order: of the next event of each partition the one that was written first, and of two that
 * were written at once the one of the first topic and partition. So the order rests on nothing but the place and what stands after it.
 *
 * @param next the place after them, by partition the offset of the next record
 * @param more whether there is more after them already
 */
public record LogPart(List<LogEvent> events, Map<TopicPartition, Long> next, boolean more) {
    private static final Comparator<LogEvent> ORDER = Comparator.comparing(LogEvent::written)
            .thenComparing(event -> event.partition().topic())
            .thenComparingInt(event -> event.partition().partition());

    public LogPart {
        events = List.copyOf(events);
        next = Map.copyOf(next);
    }

    /** The events of one partition, in their order. */
    interface Source {
        /** The next one, which is taken; null at the end of what there is. */
        @Nullable
        LogEvent next();
    }

    /**
     * Merges partitions.
     *
     * @param place where the part begins
     * @param ends where each partition ends by now
     * @param most how many
     */
    static LogPart of(
            Map<TopicPartition, Long> place,
            Map<TopicPartition, Long> ends,
            Map<TopicPartition, ? extends Source> sources,
            int most) {
        var next = new HashMap<>(place);
        ends.keySet().forEach(partition -> next.putIfAbsent(partition, 0L));
        var heads = new PriorityQueue<>(ORDER);
        sources.values().forEach(source -> add(source, heads));
        var events = new ArrayList<LogEvent>();
        while (events.size() < most && !heads.isEmpty()) {
            var event = heads.remove();
            events.add(event);
            next.put(event.partition(), event.offset() + 1);
            var source = sources.get(event.partition());
            if (source != null) {
                add(source, heads);
            }
        }
        boolean more = !heads.isEmpty();
        if (!more) {
            // what stands there and cannot be read is passed too
            ends.forEach((partition, end) -> next.merge(partition, end, Math::max));
        }
        return new LogPart(events, next, more);
    }

    private static void add(Source source, PriorityQueue<LogEvent> heads) {
        var event = source.next();
        if (event != null) {
            heads.add(event);
        }
    }
}
