package eu.akkoord.platform.store;

import eu.akkoord.platform.core.change.Recorded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Stored things that can be found by id and scanned.
 *
 * @param <A> what is stored
 */
public interface Repository<A> {
    /** The word for all of them, such as that of the URL and of the topic: {@code notes}. */
    String collection();

    /** Parts of some ids, of which each can be asked for at once without much being held. */
    default List<List<String>> inParts(List<String> ids) {
        var parts = new ArrayList<List<String>>();
        for (int from = 0; from < ids.size(); from += PART) {
            parts.add(ids.subList(from, Math.min(from + PART, ids.size())));
        }
        return parts;
    }

    /** So many are asked for at once. */
    int PART = 100;

    /** Finds the ids that exist. */
    Map<String, Recorded<A>> find(Collection<String> ids);

    /**
     * Scans all in a fixed order, batch by batch. A batch of large ones has fewer; an empty one is the end.
     *
     * @param after the id after which the batch begins; absent for the first
     */
    SequencedMap<String, Recorded<A>> scan(@Nullable String after, int most);
}
