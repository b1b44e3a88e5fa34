package eu.akkoord.platform.desk;

import eu.akkoord.platform.store.HistoryRecord;
import java.util.HashSet;
import java.util.Set;

/**
 * A change, as auditors are shown it.
 *
 * @param collection of the thing changed
 * @param id of the thing changed
 * @param kind the word for the kind of change, for auditors to filter by
 * @param before codes of the parties that the state before it concerns: no others are shown that state, but the author
 * @param after the same of the state after it
 * @param parties codes of the parties whose auditors see that there was a change: its author, time and kind
 */
public record Audited(
        String collection,
        String id,
        String kind,
        HistoryRecord<?> past,
        Set<String> before,
        Set<String> after,
        Set<String> parties) {
    /** The kind of a change that auditors look for no more than for any other. */
    public static final String CHANGE = "change";

    /** Returns a change that is shown to all whom it concerns before or after it, and to its author. */
    static Audited toAll(
            String collection, String id, String kind, HistoryRecord<?> past, Set<String> before, Set<String> after) {
        var parties = new HashSet<>(before);
        parties.addAll(after);
        parties.add(past.by().party());
        return new Audited(collection, id, kind, past, before, after, parties);
    }

    /** The id of the change, which is that of its event. */
    public String entry() {
        return "%s.%s.%d".formatted(collection, id, past.revision());
    }

    /** Tells whether the auditors of a party are shown how the thing was before it. */
    public boolean showsBefore(String party) {
        return before.contains(party) || isBy(party);
    }

    /** Tells whether they are shown how it was after it, and why it was changed. */
    public boolean showsAfter(String party) {
        return after.contains(party) || isBy(party);
    }

    private boolean isBy(String party) {
        return past.by().party().equals(party);
    }
}
