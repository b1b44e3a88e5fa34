package eu.akkoord.platform.store;

import eu.akkoord.platform.time.Moment;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * All aggregates of one kind, stored with their revision and their unpublished events in one document each.
 *
 * @param <A> the aggregate
 * @param <E> its domain event
 */
public interface Aggregates<A, E> {
    /** The word of the URL and of the topic, such as {@code dossiers}. */
    String collection();

    Optional<Recorded<A>> find(String id);

    /** Those of the ids that exist, in one query. */
    Map<String, Recorded<A>> find(Collection<String> ids);

    /**
     * Some of all, in the order of their ids: for whoever has to see every one, part by part.
     *
     * @param after the id after which the part begins; absent for the first
     */
    SequencedMap<String, Recorded<A>> scan(@Nullable String after, int most);

    /**
     * Stores a new aggregate at revision 1 and what is told about it. The same creation repeated gives revision 1 again.
     *
     * @throws Refused.IdTaken when something else bears the id
     */
    Recorded<A> add(String id, A aggregate, E event, Made made, @Nullable Repeat repeat);

    /**
     * Stores the next revision and what is told about it.
     *
     * @throws Refused.OutdatedRevision when another change came first
     * @throws Refused.Backlog when too much of this aggregate waits to be told
     */
    Recorded<A> save(String id, Recorded<A> before, A after, E event, Made made);

    /** The aggregate as it was at a moment; empty before its first entry. */
    Optional<Recorded<A>> find(String id, Moment moment);

    /** Every entry, by revision. */
    List<Past<A>> history(String id);

    /** The public event of one revision, byte for byte as it was or will be published. */
    Optional<byte[]> event(String id, long revision);
}
