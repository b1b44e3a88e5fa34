package eu.akkoord.dossiers.access;

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
     * @return false when another change came first
     */
    boolean save(Thing thing, GrantList after);
}
