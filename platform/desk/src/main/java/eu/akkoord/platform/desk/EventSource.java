package eu.akkoord.platform.desk;

import eu.akkoord.platform.core.authority.Caller;
import java.util.Optional;

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
     */
    record Published(byte[] bytes, boolean comparable, boolean namesCorrected) {}

    /**
     * The event of one revision.
     *
     * @return empty when there is none, or when this reader may not see what it is about
     */
    Optional<Published> event(String id, long revision, Caller reader);
}
