package eu.akkoord.platform.store;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which entries of a history are wanted, and from where. What it passes over is not decoded; where a day lies is not searched bucket by
 * bucket.
 *
 * @param types the past participles wanted, such as {@code moved}; empty for all
 * @param from the first day on which it may have happened
 * @param to the last day on which it may have happened
 * @param holding a word that stands in the entry, in the state or elsewhere, by which most are passed over; absent for any
 * @param newestFirst the other way round than the default
 * @param after the entries that come after the one of this revision, in this direction
 * @param within at most so many buckets are read
 */
public record HistoryQuery(
        Set<String> types,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String holding,
        boolean newestFirst,
        @Nullable Long after,
        int within) {
    /** Every entry, oldest first. */
    public static final HistoryQuery ALL = new HistoryQuery(Set.of(), null, null, false, null);

    public HistoryQuery {
        types = Set.copyOf(types);
    }

    /** Walks all entries, whatever stands in them, and however many buckets they are in. */
    public HistoryQuery(
            Set<String> types,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            boolean newestFirst,
            @Nullable Long after) {
        this(types, from, to, null, newestFirst, after, Integer.MAX_VALUE);
    }

    /**
     * Place to which a walk has come.
     *
     * @param buckets how many it read
     * @param next the revision after which it goes on, where it read as many as it may; absent where it came to the end, or was told to stop
     */
    public record End(int buckets, @Nullable Long next) {
        /** Of what has no buckets. */
        public static final End NONE = new End(0, null);
    }

    /** Entries with one of these types, oldest first. */
    public static HistoryQuery of(String... types) {
        return new HistoryQuery(Set.of(types), null, null, false, null);
    }

    /** The same, of entries in which a word stands. */
    public HistoryQuery holding(String word) {
        return new HistoryQuery(types, from, to, word, newestFirst, after, within);
    }

    /** The same, after the entry of this revision. */
    public HistoryQuery after(long revision) {
        return new HistoryQuery(types, from, to, holding, newestFirst, revision, within);
    }

    /** The same, in at most so many buckets. */
    public HistoryQuery within(int buckets) {
        return new HistoryQuery(types, from, to, holding, newestFirst, after, buckets);
    }

    /** Tells whether an entry of this revision still lies ahead. */
    boolean isAhead(long revision) {
        return after == null || (newestFirst ? revision < after : revision > after);
    }

    /** Tells whether no entry that comes after one of this day is wanted: days only grow. */
    boolean endsWith(LocalDate occurred) {
        return newestFirst ? from != null && occurred.isBefore(from) : to != null && occurred.isAfter(to);
    }

    /** Tells whether an entry of this type and day is wanted. */
    public boolean wants(String type, LocalDate occurred) {
        return (types.isEmpty() || types.contains(type))
                && (from == null || !occurred.isBefore(from))
                && (to == null || !occurred.isAfter(to));
    }
}
