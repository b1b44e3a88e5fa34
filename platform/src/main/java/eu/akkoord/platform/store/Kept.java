package eu.akkoord.platform.store;

import java.util.Collection;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What is stored under an id and can be gone through.
 *
 * @param <A> what is stored
 */
public interface Kept<A> {
    /** The word for all of them, such as that of the URL and of the topic: {@code notes}. */
    String collection();

    /** Those of the ids that exist. */
    Map<String, Recorded<A>> find(Collection<String> ids);

    /**
     * Some of all, in an order that does not change: for whoever has to see every one, part by part.
     *
     * @param after the id after which the part begins; absent for the first
     */
    SequencedMap<String, Recorded<A>> scan(@Nullable String after, int most);
}
