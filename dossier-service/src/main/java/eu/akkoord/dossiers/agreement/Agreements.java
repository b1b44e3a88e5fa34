package eu.akkoord.dossiers.agreement;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** The agreements we have heard of. */
public interface Agreements {
    /** Finds the known ones among the ids. */
    Map<String, Agreement> find(Collection<String> ids);

    /**
     * The agreements that a party had left and is told to have joined again. That was told by whoever can write to the topic; it
     * lets the party in once the owner has said the same.
     *
     * @return by id the revision of the copy that says so
     */
    Map<String, Long> unconfirmed(String party);

    /**
     * Lets those in that are told to have joined again.
     *
     * @param joined codes of the parties that have joined it, as its owner says
     */
    void confirm(String id, Set<String> joined);
}
