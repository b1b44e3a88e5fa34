package eu.akkoord.dossiers.access;

import eu.akkoord.platform.store.Made;
import java.util.Collection;
import java.util.Map;

/** The grants on dossiers and visits. */
public interface Grants {
    /** Those of the things whose grants were ever changed. */
    Map<Thing, GrantList> find(Collection<Thing> things);

    /**
     * Stores the next revision, and lets every instance know that the clearances of the thing, and of what belongs to it, have
     * changed.
     *
     * @param guarded what they are on, as it is now
     * @return false when another change came first
     */
    boolean save(Guarded guarded, GrantList after, Made made);
}
