package eu.akkoord.platform.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The places of a text in a history. Entries do not change, so a later search looks only at those added since.
 *
 * @param upTo the revision of the last entry that was searched
 * @param pointers to the text, by the revision of the entry that it stands in
 */
public record TextPlaces(long upTo, Map<Long, List<String>> pointers) {
    /** Places of a history that nobody has looked at. */
    public static final TextPlaces NONE = new TextPlaces(0, Map.of());

    public TextPlaces {
        pointers = Map.copyOf(pointers);
    }

    /** With those of the entries after these. */
    TextPlaces and(long revision, Map<Long, List<String>> later) {
        var all = new HashMap<>(pointers);
        all.putAll(later);
        return new TextPlaces(revision, all);
    }

    /** Says of a text in an entry whether it is meant. */
    @FunctionalInterface
    public interface Meant<A> {
        /** @param entry that it stands in; absent where no state can be read from that */
        boolean isMeant(StoredText text, @Nullable HistoryRecord<A> entry);
    }
}
