package eu.akkoord.dossiers.access;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.RequestKey;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.store.Circumstances;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The grants on dossiers and visits. */
public interface Grants {
    /** Finds the grants of the things whose grants were ever changed. */
    Map<Thing, GrantList> find(Collection<Thing> things);

    /**
     * Stores the next revision, and lets every instance know that the clearances of the thing, and of what belongs to it, have
     * changed.
     *
     * @param guarded what they are on, as it is now
     * @return false when another change came first
     */
    boolean save(Guarded guarded, GrantList after, Circumstances made);

    /**
     * Notes that a change is about to be stored, and that it is judged once more afterwards. A process that dies in between leaves the
     * note.
     *
     * @param guarded what it was judged by
     * @return id of the note
     */
    String begin(Guarded guarded, GrantList after, Circumstances made);

    /** Forgets a note: the change was judged, or not stored. */
    void judged(String note);

    /** Changes that were noted before a moment and have not been judged since. */
    List<Unjudged> unjudged(Instant before);

    /**
     * A change that nobody has judged after it was stored.
     *
     * @param note its id
     * @param ground what it was judged by before, as {@link Guarded#ground} says it
     * @param before absent when it was the first; then whoever made the thing had a grant
     * @param after absent when the change was not stored
     */
    record Unjudged(
            String note,
            Thing thing,
            String ground,
            @Nullable GrantList before,
            @Nullable GrantList after,
            Caller by) {}

    /**
     * Finds when the same request has changed them before, today or yesterday.
     *
     * @throws Refused.KeyReused when its key was given with another request
     */
    Optional<Instant> changedBefore(Thing thing, @Nullable RequestKey request);

    /**
     * Takes a text out of the grants on a thing and of all their history.
     *
     * @param of ids of the grants and recoveries that it stands in
     * @param text a reason that stands there
     * @return when that was registered
     */
    Instant strike(Guarded guarded, Collection<String> of, String text, Circumstances made);
}
