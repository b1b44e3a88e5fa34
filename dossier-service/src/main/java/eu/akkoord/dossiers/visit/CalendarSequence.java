package eu.akkoord.dossiers.visit;

import org.jspecify.annotations.Nullable;

/**
 * The numbers by which calendars know that an occasion has changed. They are counted in blocks: when a visit is opened to some who did not see
 * it, a new block begins, so that the number they see tells nothing of what changed before, and still is higher than any that others have seen.
 */
public final class CalendarSequence {
    /** Many more than one visit or session changes between two openings. */
    private static final int BLOCK = 1000;

    private CalendarSequence() {}

    /** Returns the number after a change of time, place or stage. */
    public static int next(@Nullable Integer sequence) {
        return sequence == null ? 1 : sequence + 1;
    }

    /** Returns the number from which those are counted who see it from now on. */
    public static int opened(@Nullable Integer sequence) {
        return begin(sequence) + BLOCK;
    }

    /**
     * Returns the number of a session: what of it changed before its visit was opened does not count.
     *
     * @param visit the number of the visit it is about
     * @return absent while neither has changed
     */
    public static @Nullable Integer within(@Nullable Integer sequence, @Nullable Integer visit) {
        int begun = begin(visit);
        return begun == 0 || (sequence != null && sequence > begun) ? sequence : Integer.valueOf(begun);
    }

    /** Returns the begin of the block of a number, which tells nothing of the changes in it. */
    public static int begin(@Nullable Integer sequence) {
        return sequence == null ? 0 : sequence - sequence % BLOCK;
    }
}
