package eu.akkoord.platform.feed;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.desk.EventSource.Told;
import eu.akkoord.platform.desk.Events;
import eu.akkoord.platform.desk.Steps;
import eu.akkoord.platform.kafka.LogEvent;
import eu.akkoord.platform.kafka.TopicLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * What was published, in the order of its log, as far as one reader may see it now. The log says no more than that there was an event: what is
 * shown of it comes from the store, which knows what was struck from it since, and who may see it. What is hidden takes no place
 * on a page.
 */
final class EventFeed {
    private static final String CONCEALED = "concealed";

    /** So many events are judged at once: one question to the store for each collection. */
    private static final int CHUNK = 50;

    /** So many are read from the log at once, and twice as many each time that they were too few. */
    private static final int SMALLEST_PART = 20;

    private static final int LARGEST_PART = 600;

    /**
     * So many are passed for one page, whatever its filter leaves out and whatever is hidden: where a page ends tells of neither. It has fewer
     * than were asked then.
     */
    private static final int MOST_PASSED = 1_000;

    /** So many bytes of events are on a page, beside one event that is larger. */
    private static final int MOST_BYTES = 1 << 20;

    /** Step of time to which a page is rounded up: looking into what is hidden takes longer than passing over it. */
    private static final Duration STEP = Duration.ofMillis(10);

    private final TopicLog log;
    private final Events events;

    EventFeed(TopicLog log, Events events) {
        this.log = log;
        this.events = events;
    }

    /**
     * An event.
     *
     * @param next the place after it
     */
    record Item(Events.Candidate shown, LogEvent event, Map<TopicPartition, Long> next) {}

    /**
     * A part of the feed.
     *
     * @param next the place after all that was looked at for it
     * @param more whether there is more for this reader already, or may be: more was there than is looked at for one page
     */
    record Page(List<Item> items, Map<TopicPartition, Long> next, boolean more) {}

    /**
     * Reads on from a place.
     *
     * @param collections of which the reader may see events at all
     * @throws TopicLog.Away when Kafka does not answer
     */
    Page page(Map<TopicPartition, Long> place, int most, EventFilter filter, Set<String> collections, Caller reader) {
        long begun = System.nanoTime();
        var page = found(place, most, filter, collections, reader);
        Steps.await(begun, STEP);
        events.show(page.items().stream().map(Item::shown).toList(), reader);
        return page;
    }

    private Page found(
            Map<TopicPartition, Long> place, int most, EventFilter filter, Set<String> collections, Caller reader) {
        var items = new ArrayList<Item>();
        var given = new HashSet<Told>();
        var at = new HashMap<>(place);
        boolean more = true;
        int size = Math.clamp(2L * (1 + most), SMALLEST_PART, LARGEST_PART);
        int bytes = 0;
        for (int passed = 0; more && passed < MOST_PASSED; size = Math.min(2 * size, LARGEST_PART)) {
            var part = log.read(at, Math.min(size, MOST_PASSED - passed));
            passed += part.events().size();
            for (int begin = 0; begin < part.events().size(); begin += CHUNK) {
                var chunk = part.events()
                        .subList(begin, Math.min(begin + CHUNK, part.events().size()));
                var wanted = chunk.stream()
                        .filter(event -> collections.contains(event.collection()) && filter.admits(event))
                        .map(EventFeed::told)
                        .filter(told -> !given.contains(told))
                        .distinct()
                        .toList();
                var candidates = events.candidates(wanted, reader).stream()
                        .filter(one -> filter.admits(one.event()))
                        .collect(Collectors.toMap(Events.Candidate::of, Function.identity()));
                for (var event : chunk) {
                    at.put(event.partition(), event.offset() + 1);
                    // one that the log has twice is given once
                    var one = candidates.remove(told(event));
                    if (one != null
                            && (items.size() == most
                                    || (!items.isEmpty() && bytes + one.bytes().length > MOST_BYTES))) {
                        // that there is more is only said of what this reader may see
                        return new Page(items, items.getLast().next(), true);
                    }
                    if (one != null) {
                        bytes += one.bytes().length;
                        given.add(one.of());
                        items.add(new Item(one, event, Map.copyOf(at)));
                    }
                }
            }
            at.putAll(part.next());
            more = part.more();
        }
        return new Page(items, Map.copyOf(at), more);
    }

    private static Told told(LogEvent event) {
        return new Told(
                event.collection(),
                event.id(),
                event.revision(),
                event.participle().equals(CONCEALED));
    }
}
