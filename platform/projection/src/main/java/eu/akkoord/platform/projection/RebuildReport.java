package eu.akkoord.platform.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The progress and outcome of a rebuild.
 *
 * @param updated time of its last sign of life
 * @param offsets by partition, the next offset of what the hashes cover at least
 * @param events number of records read so far
 * @param outcome absent while it runs and when it failed
 */
record RebuildReport(
        String id,
        String projection,
        Status status,
        Instant started,
        Instant updated,
        Map<Integer, Long> offsets,
        long events,
        Rebuild.@Nullable Outcome outcome) {
    /** A rebuild that gives no sign of life for this long has ended with its process. */
    static final Duration SILENCE = Duration.ofSeconds(60);

    enum Status {
        RUNNING("running"),
        COMPLETED("completed"),
        FAILED("failed");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static Status of(String word) {
            for (var status : values()) {
                if (status.word.equals(word)) {
                    return status;
                }
            }
            throw new IllegalArgumentException(word + " is no status of a rebuild");
        }
    }

    RebuildReport at(Instant now, Status status, long events, Rebuild.@Nullable Outcome outcome) {
        return new RebuildReport(id, projection, status, started, now, offsets, events, outcome);
    }

    Document write() {
        var places = new Document();
        offsets.forEach((partition, offset) -> places.append(partition.toString(), offset));
        var written = new Document("_id", id)
                .append("projection", projection)
                .append("status", status.word())
                .append("started", started.toString())
                .append("updated", updated.toString())
                .append("offsets", places)
                .append("events", events);
        if (outcome != null) {
            written.append(
                    "outcome",
                    new Document("events", outcome.events())
                            .append("perSecond", outcome.perSecond())
                            .append("before", outcome.before())
                            .append("after", outcome.after())
                            .append("repaired", outcome.repaired()));
        }
        return written;
    }

    static RebuildReport read(Document stored, Instant now) {
        var status = Status.of(stored.getString("status"));
        var updated = Instant.parse(stored.getString("updated"));
        var offsets = new TreeMap<Integer, Long>();
        stored.get("offsets", Document.class)
                .forEach((partition, offset) -> offsets.put(Integer.valueOf(partition), ((Number) offset).longValue()));
        var outcome = stored.get("outcome", Document.class);
        return new RebuildReport(
                stored.getString("_id"),
                stored.getString("projection"),
                status == Status.RUNNING && updated.plus(SILENCE).isBefore(now) ? Status.FAILED : status,
                Instant.parse(stored.getString("started")),
                updated,
                offsets,
                stored.get("events", Number.class).longValue(),
                outcome == null
                        ? null
                        : new Rebuild.Outcome(
                                outcome.get("events", Number.class).longValue(),
                                outcome.get("perSecond", Number.class).doubleValue(),
                                outcome.getString("before"),
                                outcome.getString("after"),
                                outcome.get("repaired", Number.class).longValue()));
    }
}
