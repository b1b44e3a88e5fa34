package eu.akkoord.agreements.commitment;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What dossier-service has told of dossiers, visits and sessions; of what is withdrawn from view it tells nothing. */
public interface Elsewhere {
    /** Those of the ids that were told of, in one query. */
    Map<String, Told> dossiers(Collection<String> ids);

    /** Those of the ids that were told of, in one query. */
    Map<String, Told> visits(Collection<String> ids);

    /** Those of the ids that were told of, in one query. */
    Map<String, Told> sessions(Collection<String> ids);

    /**
     * What decides who may know of it.
     *
     * @param open shown to every reader
     * @param agreements ids of those it stands under
     * @param sharedWith codes of the parties that had joined all of them when it was filed; absent where that is not told
     * @param visitors codes of the host and the guests of a visit
     * @param visit of a session only: the visit it belongs to
     */
    record Told(
            boolean open,
            Set<String> agreements,
            @Nullable Set<String> sharedWith,
            Set<String> visitors,
            @Nullable String visit) {
        public Told {
            agreements = Set.copyOf(agreements);
            visitors = Set.copyOf(visitors);
        }
    }
}
