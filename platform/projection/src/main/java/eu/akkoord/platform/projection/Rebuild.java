package eu.akkoord.platform.projection;

import eu.akkoord.platform.core.Sha256;
import eu.akkoord.platform.kafka.LogEvent;
import eu.akkoord.platform.kafka.TopicFollowers;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild of copies from the beginning of their topic, while they are followed and read as always.
 *
 * <p>Each copy is compared with the log at the copy's own revision, which is at least that of the stated offsets: so nothing has to stand
 * still. Only differences are written, each document in one write, so that an interrupted rebuild does no harm.
 */
final class Rebuild {
    private static final int ROUNDS = 3;

    /**
     * The outcome of a rebuild.
     *
     * @param events number of records in the topic
     * @param perSecond records read in a second
     * @param before hash over the copies as they were found
     * @param after hash over the copies as the log states them
     * @param repaired number of copies that differed and were written
     */
    record Outcome(long events, double perSecond, String before, String after, long repaired) {
        boolean equal() {
            return before.equals(after);
        }
    }

    private final String id;
    private final Projection projection;
    private final TopicFollowers followers;
    private final Map<TopicPartition, Long> offsets;
    private final LongConsumer progress;

    /**
     * @param offsets offsets that the copies are at least as new as
     * @param progress receives now and then the number of events read
     */
    Rebuild(
            String id,
            Projection projection,
            TopicFollowers followers,
            Map<TopicPartition, Long> offsets,
            LongConsumer progress) {
        this.id = id;
        this.projection = projection;
        this.followers = followers;
        this.offsets = offsets;
        this.progress = progress;
    }

    /** @throws IllegalStateException when the copies do not become what the log says */
    Outcome run() {
        var first = round();
        var last = first;
        for (int round = 1; round < ROUNDS && !last.equal(); round++) {
            last = round();
        }
        if (!last.equal()) {
            throw new IllegalStateException(
                    "The copies of %s are still not what the log says".formatted(projection.id()));
        }
        projection.reload(id);
        return first;
    }

    private Outcome round() {
        var rows = new HashMap<String, Row>();
        projection.copies().each(copy -> row(rows, copy.id()).found(copy));
        long began = System.nanoTime();
        long events = followers
                .pass()
                .read(
                        projection.topic(),
                        event -> row(rows, event.id()).told(projection.copy(event), isStated(event)),
                        progress);
        var perSecond = events * 1e9 / Math.max(1, System.nanoTime() - began);
        var before = hash(rows, Row::asFound);
        var after = hash(rows, Row::asTold);
        var wrong = rows.entrySet().stream()
                .filter(row -> row.getValue().isWrong())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (!wrong.isEmpty()) {
            repair(wrong);
        }
        return new Outcome(events, perSecond, before, after, wrong.size());
    }

    private static Row row(Map<String, Row> rows, String id) {
        return rows.computeIfAbsent(id, key -> new Row());
    }

    private boolean isStated(LogEvent event) {
        return event.offset() < offsets.getOrDefault(event.partition(), 0L);
    }

    private static String hash(Map<String, Row> rows, Function<Row, @Nullable String> line) {
        return Sha256.of(rows.entrySet().stream()
                .map(row -> Map.entry(row.getKey(), String.valueOf(line.apply(row.getValue()))))
                .filter(row -> !row.getValue().equals("null"))
                .sorted(Map.Entry.comparingByKey())
                .map(row -> row.getKey() + " " + row.getValue())
                .collect(Collectors.joining("\n")));
    }

    private void repair(Map<String, Row> wrong) {
        followers
                .pass()
                .read(
                        projection.topic(),
                        event -> {
                            var row = wrong.get(event.id());
                            if (row != null && event.revision() == row.newest) {
                                row.put(projection.copy(event), projection.copies());
                            }
                        },
                        progress);
        wrong.forEach((subject, row) -> {
            if (row.newest == 0) {
                projection.copies().remove(subject, row.found);
            }
        });
    }

    /** The stored and the published copy of one aggregate; without one its revision is 0 and its digest absent. */
    private static final class Row {
        private long found;
        private @Nullable String foundDigest;
        private @Nullable String toldOfFound;
        private long stated;
        private @Nullable String statedDigest;
        private long newest;

        void found(Copy copy) {
            found = copy.revision();
            foundDigest = copy.digest();
        }

        void told(Copy copy, boolean isStated) {
            newest = Math.max(newest, copy.revision());
            if (copy.revision() != found && !(isStated && copy.revision() > stated)) {
                return;
            }
            var digest = copy.digest();
            if (copy.revision() == found) {
                toldOfFound = digest;
            }
            if (isStated && copy.revision() > stated) {
                stated = copy.revision();
                statedDigest = digest;
            }
        }

        /** The copy, as it was found. */
        @Nullable
        String asFound() {
            return found == 0 ? null : found + " " + foundDigest;
        }

        /** Returns the log's state at the copy's revision; for an outdated or missing copy, at the stated offsets. */
        @Nullable
        String asTold() {
            if (toldOfFound != null && found >= stated) {
                return found + " " + toldOfFound;
            }
            return stated == 0 ? null : stated + " " + statedDigest;
        }

        boolean isWrong() {
            return !java.util.Objects.equals(asFound(), asTold());
        }

        void put(Copy copy, Copies copies) {
            if (found == 0) {
                copies.take(java.util.List.of(copy));
            } else {
                copies.replace(copy, found);
            }
        }
    }
}
