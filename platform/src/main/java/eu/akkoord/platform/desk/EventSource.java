package eu.akkoord.platform.desk;

import eu.akkoord.platform.security.Caller;
import java.util.Optional;

/** A collection whose events can be asked again by their id. */
public interface EventSource {
    /** The word before the first dot of the event's id, such as {@code dossiers}. */
    String collection();

    /**
     * The event of one revision, byte for byte as it was told.
     *
     * @return empty when there is none, or when this reader may not see what it is about
     */
    Optional<byte[]> event(String id, long revision, Caller reader);
}
