package eu.akkoord.platform.projection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies in memory, in the form that computations use, so that no question has to read the store. Each instance has its own, and follows the
 * topic for itself.
 *
 * @param <T> the form of one copy
 */
public final class CopyTable<T> {
    private static final Logger LOG = LoggerFactory.getLogger(CopyTable.class);

    /** A conversion of a summary. */
    @FunctionalInterface
    public interface Reading<T> {
        /** @throws RuntimeException when it makes none */
        T read(Document summary, @Nullable LocalDate occurred);

        /**
         * Tells whether the owner can have published one straight after the other; if not, one of them is forged.
         *
         * @param participle type of the later event
         */
        default boolean follows(T before, T after, String participle) {
            return true;
        }

        /**
         * Hears what comes in the place of something older, before it is stored and taken. It may hear the same again.
         *
         * @param before the newest one before it, whether or not others between them were told
         */
        default void replaces(String id, T before, T after) {}

        /** Reads again what is stored beside the copies; called before and after these are. */
        default void load() {}

        /** By what it is found beside its id. */
        default Set<String> keys(T value) {
            return Set.of();
        }
    }

    private record Row<T>(long revision, @Nullable T value) {}

    private final ConcurrentHashMap<String, Row<T>> rows = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, ConcurrentSkipListSet<String>> keyed = new ConcurrentHashMap<>();
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

    /**
     * Returns those that have a key, by id; it costs no more when there are many others.
     *
     * @param most how many of them at most
     */
    public List<T> having(String key, int most) {
        var found = new ArrayList<T>();
        var ids = keyed.get(key);
        if (ids != null) {
            for (var id : ids) {
                if (found.size() == most) {
                    break;
                }
                find(id).ifPresent(found::add);
            }
        }
        return found;
    }

    public Optional<T> find(String id) {
        var row = rows.get(id);
        return row == null ? Optional.empty() : Optional.ofNullable(row.value());
    }

    /** Revision of the copy of something; 0 where there is none. */
    public long revision(String id) {
        var row = rows.get(id);
        return row == null ? 0 : row.revision();
    }

    /** @throws RuntimeException when the copy makes no sense */
    void check(Copy copy) {
        read(copy);
    }

    /**
     * Hears of a copy that is about to be taken.
     *
     * @param before the newest one before it, where that is still to be taken
     * @return whether it can be what its owner told straight after the one before it; true where that one is not here
     * @param participle of the event that told it
     */
    boolean follows(@Nullable Copy before, Copy copy, String participle) {
        var there = rows.get(copy.id());
        var earlier = before == null ? there : new Row<>(before.revision(), read(before));
        var later = read(copy);
        if (earlier == null || earlier.value() == null || later == null || earlier.revision() >= copy.revision()) {
            return true;
        }
        reading.replaces(copy.id(), earlier.value(), later);
        return earlier.revision() + 1 != copy.revision() || reading.follows(earlier.value(), later, participle);
    }

    /** Takes a copy that is newer than the row there. */
    void take(Copy copy) {
        var row = new Row<>(copy.revision(), read(copy));
        rows.compute(copy.id(), (id, there) -> {
            if (there != null && there.revision() >= row.revision()) {
                return there;
            }
            key(id, there, row);
            return row;
        });
    }

    private void key(String id, @Nullable Row<T> before, @Nullable Row<T> after) {
        var former = keys(before);
        var next = keys(after);
        for (var key : next) {
            if (!former.contains(key)) {
                keyed.compute(key, (same, ids) -> {
                    var all = ids == null ? new ConcurrentSkipListSet<String>() : ids;
                    all.add(id);
                    return all;
                });
            }
        }
        for (var key : former) {
            if (!next.contains(key)) {
                keyed.computeIfPresent(key, (same, ids) -> {
                    ids.remove(id);
                    return ids.isEmpty() ? null : ids;
                });
            }
        }
    }

    private Set<String> keys(@Nullable Row<T> row) {
        return row == null || row.value() == null ? Set.of() : reading.keys(row.value());
    }

    /**
     * Becomes what the copies say, also where a rebuild has put one back to a lower revision; not while copies are taken, each of which
     * is stored before.
     *
     * @return ids of the rows that are other than before
     */
    Set<String> load(Copies copies) {
        var seen = new HashSet<String>();
        var changed = new HashSet<String>();
        reading.load();
        copies.each(copy -> {
            seen.add(copy.id());
            var row = new Row<>(copy.revision(), readStored(copy));
            var there = rows.put(copy.id(), row);
            if (!row.equals(there)) {
                key(copy.id(), there, row);
                changed.add(copy.id());
            }
        });
        for (var id : List.copyOf(rows.keySet())) {
            if (!seen.contains(id)) {
                key(id, rows.remove(id), null);
                changed.add(id);
            }
        }
        // what another instance has stored meanwhile, it has stored before the copy
        reading.load();
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
