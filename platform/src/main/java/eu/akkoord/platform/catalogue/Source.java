package eu.akkoord.platform.catalogue;

import eu.akkoord.platform.kafka.LogEvent;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.ClearanceNews;
import eu.akkoord.platform.store.Recorded;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one catalogue is filled with; a feature writes one, in its own words.
 *
 * @param <A> what the store has, such as an aggregate
 * @param <D> what a document is made of: the aggregate and what it needs from elsewhere
 */
public interface Source<A, D> {
    Fields<D> fields();

    /** The documents of states; what they need from elsewhere is looked up as it is now, once for all of them. */
    List<D> documents(Collection<Recorded<A>> states);

    /**
     * The topics that tell of what the store has.
     *
     * @param collection of the store
     */
    default Set<String> topics(String collection) {
        return Set.of(AggregateStores.topic(collection));
    }

    /** What the store is to be asked for when one of its own topics tells this. */
    default String told(LogEvent event) {
        return event.id();
    }

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
