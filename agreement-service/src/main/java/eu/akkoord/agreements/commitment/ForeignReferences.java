package eu.akkoord.agreements.commitment;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The published dossiers, visits and sessions of dossier-service; it publishes nothing of any withdrawn from view. */
public interface ForeignReferences {
    /** Finds the published ones among the ids, in one query. */
    Map<String, Told> dossiers(Collection<String> ids);

    /** Finds the published ones among the ids, in one query. */
    Map<String, Told> visits(Collection<String> ids);

    /** Finds the published ones among the ids, in one query. */
    Map<String, Told> sessions(Collection<String> ids);

    /**
     * The properties that decide who may know of it.
     *
     * @param open shown to every reader
     * @param agreements ids of the agreements it stands under
     * @param sharedWith codes of the parties that had joined all of them when it was filed; absent unless published
     * @param visitors codes of the host and the guests of a visit
     * @param visit id of the visit a session belongs to; absent for others
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
