package eu.akkoord.platform.catalogue;

import eu.akkoord.platform.store.ClearanceNews;
import eu.akkoord.platform.store.Recorded;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one catalogue is filled with; a feature writes one, in its own words.
 *
 * @param <A> the aggregate that the store has
 * @param <D> what a document is made of: the aggregate and what it needs from elsewhere
 */
public interface Source<A, D> {
    Fields<D> fields();

    /** The documents of states; what they need from elsewhere is looked up as it is now, once for all of them. */
    List<D> documents(Collection<Recorded<A>> states);

    /**
     * What else a document changes with.
     *
     * @return by collection, such as {@code parties}, the field that holds the ids of what a document depends on there
     */
    default Map<String, String> dependencies() {
        return Map.of();
    }

    /**
     * Of which collections, its own or of {@link #dependencies}, clearances change by themselves, as {@link ClearanceNews} tells.
     */
    default Set<String> clearedBy() {
        return Set.of();
    }
}
