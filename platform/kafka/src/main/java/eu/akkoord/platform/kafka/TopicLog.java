package eu.akkoord.platform.kafka;

import eu.akkoord.platform.core.change.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.springframework.context.SmartLifecycle;

/**
 * All that was ever published to some topics, as one log. A place in it is the next offset of each partition, so it is the same in every
 * instance and for good, whatever comes later. What was published last is in memory, of which most answers are made; anything older is
 * read from the topics again, from the place on, at a cost that does not depend on how far back it is.
 */
public final class TopicLog implements SmartLifecycle {
    private final TopicFollowers followers;
    private final Set<String> topics;
    private final int kept;
    private final TopicFollower follower;
    private final OlderEvents older;
    private final Map<TopicPartition, TreeMap<Long, LogEvent>> newest = new HashMap<>();

    /** The first offset of each partition from which on all is in memory. */
    private final Map<TopicPartition, Long> from = new HashMap<>();

    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private int contacts;

    TopicLog(
            TopicFollowers followers,
            Map<String, Object> settings,
            EventReading reading,
            String group,
            Set<String> topics,
            int kept) {
        this.kept = kept;
        this.followers = followers;
        this.topics = Set.copyOf(topics);
        this.follower = followers.open(group, topics, new Newest());
        this.older = new OlderEvents(settings, reading);
    }

    /** Kafka does not answer, or has not yet. */
    public static final class Away extends RuntimeException {
        public Away(String what) {
            super(what);
        }

        Away(String what, Throwable cause) {
            super(what, cause);
        }
    }

    /** A place that this log does not have: it was another one, which was lost. */
    public static final class Elsewhere extends RuntimeException {
        Elsewhere() {
            super("There is no such place in the log", null, false, false);
        }
    }

    /** Takes what comes at the end. */
    private final class Newest implements TopicFollower.Reader {
        @Override
        public Map<TopicPartition, Long> begin(Set<TopicPartition> partitions, Map<TopicPartition, Long> committed) {
            var there = followers.ends(topics);
            if (!there.keySet().containsAll(partitions)) {
                throw new IllegalStateException("Kafka does not say where the topics end");
            }
            return beginAt(partitions, there);
        }

        @Override
        public void take(LogEvent event) {
            keep(event);
        }

        @Override
        public Map<TopicPartition, Long> taken(Map<TopicPartition, Long> next) {
            reached(next);
            // where it begins it knows without having committed anything
            return Map.of();
        }

        /** The follower of the catalogue does. */
        @Override
        public boolean buries() {
            return false;
        }
    }

    private synchronized Map<TopicPartition, Long> beginAt(
            Set<TopicPartition> partitions, Map<TopicPartition, Long> there) {
        contacts++;
        var start = new HashMap<TopicPartition, Long>();
        for (var partition : partitions) {
            long end = there.getOrDefault(partition, 0L);
            var known = ends.get(partition);
            if (known == null || known > end) {
                // at the start it has to be read before anything can be answered
                long first = Math.max(0, end - Math.max(1, kept / 4));
                newest.put(partition, new TreeMap<>());
                from.put(partition, first);
                ends.put(partition, first);
                start.put(partition, first);
            } else {
                start.put(partition, known);
            }
        }
        return start;
    }

    private synchronized void keep(LogEvent event) {
        var there = newest.get(event.partition());
        if (there == null) {
            return;
        }
        if (event.offset() < ends.getOrDefault(event.partition(), 0L)) {
            // the topic was cut or made anew while it was followed: it is another log from here on
            there.clear();
            from.put(event.partition(), event.offset());
            ends.put(event.partition(), event.offset());
            contacts++;
        }
        there.put(event.offset(), event.withoutData());
        ends.merge(event.partition(), event.offset() + 1, Math::max);
        if (there.size() > kept) {
            var oldest = Objects.requireNonNull(there.pollFirstEntry());
            from.put(event.partition(), oldest.getKey() + 1);
        }
    }

    private synchronized void reached(Map<TopicPartition, Long> next) {
        next.forEach((partition, offset) -> ends.merge(partition, offset, Math::max));
        notifyAll();
    }

    /**
     * Tells how often Kafka has been found again, so that what was asked of it is asked anew.
     *
     * @throws Away while it was not found yet, or not all was read that stood there then
     */
    public synchronized int contacts() {
        requireReady();
        return contacts;
    }

    private void requireReady() {
        if (!follower.caughtUp()) {
            throw new Away("The end of the topics is not known yet");
        }
    }

    /**
     * Returns the ids of the topics, each of which is another after the topic was made anew.
     *
     * @throws Away when Kafka does not answer
     */
    public Map<String, String> topicIds() {
        return followers.ids(topics);
    }

    /** Returns the place after the last event, as far as it is known here. */
    public synchronized Map<TopicPartition, Long> end() {
        requireReady();
        return Map.copyOf(ends);
    }

    /** Returns the last event of each partition that is known here. */
    public synchronized Map<TopicPartition, LogEvent> last() {
        requireReady();
        var last = new HashMap<TopicPartition, LogEvent>();
        newest.forEach((partition, events) -> {
            if (!events.isEmpty()) {
                last.put(partition, Objects.requireNonNull(events.lastEntry()).getValue());
            }
        });
        return last;
    }

    /** Returns a place after which stands all that was written since some time; no earlier one than what is in memory. */
    public synchronized Map<TopicPartition, Long> since(Instant time) {
        requireReady();
        var place = new HashMap<>(ends);
        newest.forEach((partition, events) -> events.values().stream()
                .filter(event -> !event.written().isBefore(time))
                .findFirst()
                .ifPresent(event -> place.put(partition, event.offset())));
        return place;
    }

    /**
     * Reads on from a place.
     *
     * @param place the next offset of each partition; one that is absent begins at the beginning
     * @param most how many
     * @throws Away when Kafka does not answer
     * @throws Elsewhere when it is a place beyond the end, or in partitions that there are not
     * @throws Refused.Busy when too many read what is older than memory reaches
     */
    public LogPart read(Map<TopicPartition, Long> place, int most) {
        Map<TopicPartition, Long> known;
        synchronized (this) {
            known = end();
            if (known.keySet().containsAll(place.keySet()) && isInMemory(place)) {
                return LogPart.of(place, known, sources(place), most);
            }
        }
        if (place.entrySet().stream().anyMatch(one -> one.getValue() > known.getOrDefault(one.getKey(), 0L))) {
            requireThere(place);
        }
        return older.read(place, known, most);
    }

    private boolean isInMemory(Map<TopicPartition, Long> place) {
        return ends.entrySet().stream().allMatch(one -> {
            long offset = place.getOrDefault(one.getKey(), 0L);
            return offset >= from.getOrDefault(one.getKey(), 0L) && offset <= one.getValue();
        });
    }

    private Map<TopicPartition, LogPart.Source> sources(Map<TopicPartition, Long> place) {
        var sources = new HashMap<TopicPartition, LogPart.Source>();
        newest.forEach((partition, events) -> {
            Iterator<LogEvent> after =
                    events.tailMap(place.getOrDefault(partition, 0L)).values().iterator();
            if (after.hasNext()) {
                sources.put(partition, () -> after.hasNext() ? after.next() : null);
            }
        });
        return sources;
    }

    /** Another instance may have come further than this one; nobody can have come beyond the end. */
    private void requireThere(Map<TopicPartition, Long> place) {
        var there = followers.ends(topics);
        if (there.isEmpty()) {
            throw new Away("Kafka does not say where the topics end");
        }
        var partitions = new HashSet<>(there.keySet());
        if (!partitions.containsAll(place.keySet())
                || place.entrySet().stream().anyMatch(one -> one.getValue() > there.getOrDefault(one.getKey(), 0L))) {
            throw new Elsewhere();
        }
    }

    /**
     * Waits until there is something after a place.
     *
     * @return whether there is
     */
    public synchronized boolean await(Map<TopicPartition, Long> place, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isAfter(place)) {
            long left = deadline - System.nanoTime();
            if (left <= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            try {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        return true;
    }

    private boolean isAfter(Map<TopicPartition, Long> place) {
        return ends.entrySet().stream().anyMatch(one -> one.getValue() > place.getOrDefault(one.getKey(), 0L));
    }

    @Override
    public void start() {
        follower.start();
    }

    @Override
    public void stop() {
        follower.stop();
        older.close();
    }

    @Override
    public boolean isRunning() {
        return follower.isRunning();
    }
}
