package eu.akkoord.platform.lists;

import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.kafka.LogEvent;
import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.ClearanceNews;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The source of one catalogue's documents, written by hand in each feature.
 *
 * @param <A> the stored type, such as an aggregate
 * @param <D> the input of a document: the aggregate and what it needs from other collections
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

    /** Returns the id to read from the store after an event on one of its own topics. */
    default String told(LogEvent event) {
        return event.id();
    }

    /**
     * Names the collections on which documents depend.
     *
     * @return by collection, such as {@code parties}, the field with the ids that a document depends on there
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
