package eu.akkoord.platform.feed;

import eu.akkoord.platform.core.problem.Issue;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.kafka.TopicLog;
import eu.akkoord.platform.search.question.Cursors;
import eu.akkoord.platform.store.AggregateStores;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.apache.lucene.util.BytesRef;

/**
 * Cursors of the feed: a place in the log and the epoch that it is a place in, encrypted. Two of the same place differ, and all are of one
 * length, so that nobody finds out by them how much lies between two places. They are bound to no reader: the place is the same for
 * everybody, and what stands after it is shown to each as to each.
 */
final class FeedCursors {
    static final String KEY = "after";

    /** Offsets take so many bytes each, which is enough for a million million. */
    private static final int OFFSET_BYTES = 5;

    private final Cursors cursors;
    private final Epochs epochs;
    private final byte[] fingerprint;
    private final List<String> collections;

    /** @param collections whose topics the log has */
    FeedCursors(Cursors cursors, Epochs epochs, String service, Collection<String> collections) {
        this.cursors = cursors;
        this.epochs = epochs;
        this.fingerprint = ("feed of " + service).getBytes(StandardCharsets.UTF_8);
        this.collections = List.copyOf(new TreeSet<>(collections));
    }

    String write(Map<TopicPartition, Long> place) {
        var bytes = ByteBuffer.allocate(1 << 15);
        bytes.putLong(epochs.current());
        for (var collection : collections) {
            var topic = AggregateStores.topic(collection);
            int partitions = (int) place.keySet().stream()
                    .filter(one -> one.topic().equals(topic))
                    .count();
            var name = collection.getBytes(StandardCharsets.UTF_8);
            bytes.put((byte) name.length).put(name).putShort((short) partitions);
            for (int partition = 0; partition < partitions; partition++) {
                long offset = place.getOrDefault(new TopicPartition(topic, partition), 0L);
                for (int byteOf = OFFSET_BYTES - 1; byteOf >= 0; byteOf--) {
                    bytes.put((byte) (offset >>> (8 * byteOf)));
                }
            }
        }
        return cursors.write(new Object[] {new BytesRef(bytes.array(), 0, bytes.position())}, fingerprint);
    }

    /**
     * Reads the place that a page gave.
     *
     * @throws ProblemException 400 when no page of this feed gives it, 410 when it is of an earlier epoch
     */
    Map<TopicPartition, Long> read(String cursor) {
        var read = cursors.read(cursor, fingerprint);
        if (read == null || read.length != 1 || !(read[0] instanceof BytesRef packed)) {
            throw new ProblemException(Problem.badRequest(Issue.query(KEY, null, "cursor.foreign")));
        }
        var bytes = ByteBuffer.wrap(packed.bytes, packed.offset, packed.length);
        try {
            if (bytes.getLong() != epochs.current()) {
                throw outdated();
            }
            return places(bytes);
        } catch (BufferUnderflowException otherForm) {
            throw outdated();
        }
    }

    private static Map<TopicPartition, Long> places(ByteBuffer bytes) {
        var place = new HashMap<TopicPartition, Long>();
        while (bytes.hasRemaining()) {
            var name = new byte[bytes.get()];
            bytes.get(name);
            var topic = AggregateStores.topic(new String(name, StandardCharsets.UTF_8));
            int partitions = bytes.getShort();
            for (int partition = 0; partition < partitions; partition++) {
                long offset = 0;
                for (int byteOf = 0; byteOf < OFFSET_BYTES; byteOf++) {
                    offset = offset << 8 | (bytes.get() & 0xff);
                }
                place.put(new TopicPartition(topic, partition), offset);
            }
        }
        return place;
    }

    /** Says that it is a place in a log that is no more, as {@link TopicLog.Elsewhere} does. */
    static ProblemException outdated() {
        return new ProblemException(Problem.gone("outdatedCursor", "cursor.outdated"));
    }
}
