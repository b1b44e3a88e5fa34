package eu.akkoord.platform.store;

import eu.akkoord.platform.time.Moment;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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

    /**
     * Stores the next revision, and takes texts out of the history: what was written there is gone, and only that something was
     * struck can still be seen, as {@value #STRUCK}. The public event of an entry goes with it where it repeats such a text.
     *
     * @param which of the texts that a state held; of a reason too
     * @throws Refused.OutdatedRevision when another change came first
     * @throws Refused.Backlog when too much of this aggregate waits to be told
     */
    Recorded<A> strike(String id, Recorded<A> before, A after, E event, Made made, Predicate<StoredText> which);

    /**
     * The free text that stands somewhere; empty where there is none, and where it was struck.
     *
     * @param revision that it stands in; absent for the newest
     * @param pointer to it in the state, such as {@code /title}, or {@code /change/reason} for why the change was made
     */
    Optional<String> text(String id, @Nullable Long revision, String pointer);

    /** The aggregate with {@value #STRUCK} wherever a free text of it is this one. */
    A without(String id, A aggregate, String text);

    /** Stands where a text was struck. */
    String STRUCK = SaltedTexts.PLACEHOLDER;

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

    /** The public event of one revision, byte for byte as it was or will be published; not when a text was struck from it. */
    Optional<byte[]> event(String id, long revision);
}
