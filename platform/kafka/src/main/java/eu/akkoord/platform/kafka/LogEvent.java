package eu.akkoord.platform.kafka;

import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One event as a topic gives it.
 *
 * @param offset its place in the partition
 * @param collection the word of its topic, such as {@code parties}; of {@link #READS} the service
 * @param id of the aggregate that changed; of {@link #READS} the bucket that they are in
 * @param revision of the aggregate after the change, from 1; of {@link #CLEARANCES} how often these have changed; of {@link #READS} how
 *     many the bucket has
 * @param participle the last part of its type: what happened, such as {@code statusChanged}
 * @param written when the topic took it, by the clock of the service that wrote it
 * @param data what it tells; absent when it may only tell that something happened
 */
public record LogEvent(
        TopicPartition partition,
        long offset,
        String collection,
        String id,
        long revision,
        String participle,
        Instant written,
        @Nullable Document data) {
    /** Participle of an event that changed only the clearances of an aggregate. */
    static final String CLEARANCES = "clearances";

    /** Participle of an event that adds entries to the read log. */
    static final String READS = "reads";

    /** The same without what it tells. */
    LogEvent withoutData() {
        return new LogEvent(partition, offset, collection, id, revision, participle, written, null);
    }

    /** Tells whether it tells that readings were kept. */
    public boolean tellsOfReads() {
        return participle.equals(READS);
    }

    /** Tells whether the aggregate is at the revision it was at, and only who may see it has changed. */
    public boolean tellsOfClearances() {
        return participle.equals(CLEARANCES);
    }
}
