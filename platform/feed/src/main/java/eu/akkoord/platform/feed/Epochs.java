package eu.akkoord.platform.feed;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import eu.akkoord.platform.core.Sha256;
import eu.akkoord.platform.desk.EventSource;
import eu.akkoord.platform.kafka.LogEvent;
import eu.akkoord.platform.kafka.TopicLog;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The epoch of the feed, which each cursor bears. Another one begins when the topics were made anew, and when the store was put back to an
 * older day: a topic then tells of a revision that the store does not have, though each is stored before it is told. Whoever holds a cursor of
 * an earlier epoch has to start anew, since what lies between may have been told otherwise, or never.
 */
final class Epochs {
    private static final Logger LOG = LoggerFactory.getLogger(Epochs.class);
    private static final String ID = "epoch";
    private static final String LIFE = "life";
    private static final String ENDS = "ends";

    /** Between two questions that Kafka did not answer. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final MongoCollection<Document> stored;
    private final TopicLog log;
    private final Map<String, EventSource> sources;
    private @Nullable Known known;
    private long askedInVain;
    private boolean isAway;

    /** @param stored of one document, which is made at first use and put back with the store */
    Epochs(MongoCollection<Document> stored, TopicLog log, Map<String, EventSource> sources) {
        this.stored = stored;
        this.log = log;
        this.sources = sources;
    }

    private record Known(int contact, long epoch) {}

    /**
     * Returns the present one; it is looked for each time that Kafka has been found.
     *
     * @throws TopicLog.Away while Kafka does not answer
     */
    synchronized long current() {
        int contact = log.contacts();
        var now = known;
        if (now == null || now.contact() != contact) {
            now = new Known(contact, lookUnlessAway());
            known = now;
        }
        return now.epoch();
    }

    /** Looks as soon as Kafka has been found: what is written after the store was put back hides what had been told before. */
    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void lookEarly() {
        try {
            current();
        } catch (RuntimeException away) {
            LOG.debug("The epoch of the feed is not known yet", away);
        }
    }

    /** Kafka is asked once in a while; whoever comes meanwhile is told at once that it is away. */
    private long lookUnlessAway() {
        if (isAway && System.nanoTime() - askedInVain < PAUSE.toNanos()) {
            throw new TopicLog.Away("Kafka did not answer a moment ago");
        }
        isAway = true;
        try {
            long epoch = look();
            isAway = false;
            return epoch;
        } finally {
            askedInVain = System.nanoTime();
        }
    }

    private long look() {
        var all = new StringBuilder(life());
        new TreeMap<>(log.topicIds())
                .forEach((topic, id) ->
                        all.append('\n').append(topic).append(' ').append(id));
        return Long.parseUnsignedLong(Sha256.of(all.toString()).substring(0, 16), 16);
    }

    private String life() {
        stored.updateOne(
                eq("_id", ID),
                Updates.setOnInsert(LIFE, UUID.randomUUID().toString()),
                new UpdateOptions().upsert(true));
        var found = found();
        if (isBehind(found.get(ENDS, new Document()))) {
            LOG.warn("The store is older than what the topics tell: consumers of the feed start anew");
            var ends = new Document();
            log.end().forEach((partition, end) -> ends.append(name(partition), end));
            stored.updateOne(
                    and(eq("_id", ID), eq(LIFE, found.getString(LIFE))),
                    Updates.combine(Updates.set(LIFE, UUID.randomUUID().toString()), Updates.set(ENDS, ends)));
            found = found();
        }
        return found.getString(LIFE);
    }

    private Document found() {
        return Objects.requireNonNull(stored.find(eq("_id", ID)).first());
    }

    /** @param seen where the topics ended when this was last found, beyond which it is another time */
    private boolean isBehind(Document seen) {
        return log.last().values().stream()
                .filter(event -> event.offset()
                        >= (seen.get(name(event.partition())) instanceof Number end ? end.longValue() : 0))
                .anyMatch(this::isAhead);
    }

    private boolean isAhead(LogEvent event) {
        var source = sources.get(event.collection());
        return source != null && source.newest(event.id()) < event.revision();
    }

    /** Without the dots of a topic, which stand for something else in a document. */
    private static String name(TopicPartition partition) {
        return "%s-%d".formatted(partition.topic().replace('.', '-'), partition.partition());
    }
}
