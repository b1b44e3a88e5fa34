package eu.akkoord.dossiers.bulk;

import eu.akkoord.platform.core.authority.RequestKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The requests for many changes at once, of this day and the one before, so that one that comes again goes through the same things. */
public interface BulkRequests {
    /**
     * Things that a request has found.
     *
     * @param ids in their order
     * @param next where the part after this one begins; absent after the last
     */
    record Found(List<String> ids, @Nullable String next) {
        public Found {
            ids = List.copyOf(ids);
        }
    }

    /**
     * Returns what the same request found before.
     *
     * @param part the operation, and the place at which it goes on
     */
    Optional<Found> find(String part, RequestKey request);

    /**
     * Remembers what a request has found, before any of it is changed.
     *
     * @return this, or what an equal request that came first has found
     */
    Found remember(String part, RequestKey request, Found found);
}
