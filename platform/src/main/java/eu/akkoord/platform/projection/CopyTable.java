package eu.akkoord.platform.projection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies in memory, in the words of whoever computes with them: what would otherwise be read from the store for every question.
 * Each instance has its own, and follows the topic for itself.
 *
 * @param <T> what one copy is to its reader
 */
public final class CopyTable<T> {
    private static final Logger LOG = LoggerFactory.getLogger(CopyTable.class);

    /** Makes sense of a summary. */
    @FunctionalInterface
    public interface Reading<T> {
        /** @throws RuntimeException when it makes none */
        T read(Document summary, @Nullable LocalDate occurred);
    }

    private record Row<T>(long revision, @Nullable T value) {}

    private final ConcurrentHashMap<String, Row<T>> rows = new ConcurrentHashMap<>();
    private final Reading<T> reading;

    CopyTable(Reading<T> reading) {
        this.reading = reading;
    }

    /** Everything of which something may be known, in no order. */
    public List<T> all() {
        var all = new ArrayList<T>();
        for (var row : rows.values()) {
            if (row.value() != null) {
                all.add(row.value());
            }
        }
        return all;
    }

    public Optional<T> find(String id) {
        var row = rows.get(id);
        return row == null ? Optional.empty() : Optional.ofNullable(row.value());
    }

    /** @throws RuntimeException when the copy makes no sense */
    void check(Copy copy) {
        read(copy);
    }

    /** Takes a copy that is newer than the row there. */
    void take(Copy copy) {
        var row = new Row<>(copy.revision(), read(copy));
        rows.merge(copy.id(), row, (there, given) -> there.revision() >= given.revision() ? there : given);
    }

    /**
     * Becomes what the copies say, also where a rebuild has put one back to a lower revision; called by the thread that takes copies,
     * and stores each before it is taken.
     *
     * @return ids of the rows that are other than before
     */
    Set<String> load(Copies copies) {
        var seen = new HashSet<String>();
        var changed = new HashSet<String>();
        copies.each(copy -> {
            seen.add(copy.id());
            var row = new Row<>(copy.revision(), readStored(copy));
            if (!row.equals(rows.put(copy.id(), row))) {
                changed.add(copy.id());
            }
        });
        for (var id : List.copyOf(rows.keySet())) {
            if (!seen.contains(id)) {
                rows.remove(id);
                changed.add(id);
            }
        }
        return changed;
    }

    private @Nullable T read(Copy copy) {
        return copy.summary() == null ? null : reading.read(copy.summary(), copy.occurred());
    }

    private @Nullable T readStored(Copy copy) {
        try {
            return read(copy);
        } catch (RuntimeException e) {
            // written by a version that read it otherwise: the next event or a rebuild puts it right
            LOG.warn("The copy of {} makes no sense at revision {}: {}", copy.id(), copy.revision(), e.toString());
            return null;
        }
    }
}
