package eu.akkoord.dossiers.access;

import java.util.Optional;
import java.util.Set;

/**
 * Agreements and parties as agreement-service itself says they are now. What it published stands on topics, where it may have been
 * forged, so what opens something is judged by this.
 */
public interface Origin {
    /** Returns the codes of the parties to an agreement; empty when there is no such agreement. */
    Optional<Set<String>> parties(String agreement);

    /** Tells whether there is such a party. One that is there stays. */
    default boolean hasParty(String party) {
        return organisations(party).isPresent();
    }

    /** Returns the ids of the organisations of a party that have not ended; empty when there is no such party. */
    Optional<Set<String>> organisations(String party);
}
