package eu.akkoord.platform.desk;

import eu.akkoord.platform.core.authority.Caller;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A collection whose events can be read again by their id. */
public interface EventSource {
    /** The word before the first dot of the event's id, such as {@code dossiers}. */
    String collection();

    /**
     * An event as it was published.
     *
     * @param bytes byte for byte
     * @param comparable whether the reader may see what it is compared with: the state before it
     * @param namesCorrected whether it corrects a change that the reader may see
     * @param logged the revision under which it is to be logged that the reader was shown it; 0 where that need not be
     */
    record Published(byte[] bytes, boolean comparable, boolean namesCorrected, long logged) {}

    /**
     * An event that a log has told of.
     *
     * @param conceals whether it tells that the thing went out of sight
     */
    record Told(String collection, String id, long revision, boolean conceals) {}

    /**
     * Those of several events that a reader may see, read at once. One by which a thing went out of this reader's sight is among them, though
     * the thing is not: whoever could see it before learns that it is to be forgotten, and nothing else. None has been shown yet.
     */
    Map<Told, Published> events(Collection<Told> told, Caller reader);

    /**
     * Returns once it is logged that a reader is shown events.
     *
     * @param things ids with the revisions that {@link Published#logged} says
     */
    void logShown(Map<String, Long> things, Caller reader);

    /** The newest revisions of those of some things that the reader may see. */
    Map<String, Long> heads(Collection<String> ids, Caller reader);

    /** The tokens that a reader has at this moment. */
    Set<String> held(Caller reader);

    /** Returns the newest revision of a thing, for nobody to be shown; 0 where there is none. */
    long newest(String id);

    /**
     * The event of one revision.
     *
     * @return empty when there is none, or when this reader may not see what it is about
     */
    Optional<Published> event(String id, long revision, Caller reader);
}
