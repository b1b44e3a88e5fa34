package eu.akkoord.platform.store;

import eu.akkoord.platform.time.Moment;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All aggregates of one kind, stored with their revision and their unpublished events in one document each.
 *
 * @param <A> the aggregate
 * @param <E> its domain event
 */
public interface Aggregates<A, E> extends Kept<A> {
    Optional<Recorded<A>> find(String id);

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

    /**
     * Some entries of some aggregates, by revision; those that are not there are left out.
     *
     * @param revisions which entries of which aggregate
     */
    Map<String, List<Past<A>>> entries(Map<String, ? extends Collection<Long>> revisions);

    /** The public event of one revision, byte for byte as it was or will be published. */
    Optional<byte[]> event(String id, long revision);
}
