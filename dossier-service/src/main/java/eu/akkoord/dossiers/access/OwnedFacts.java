package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.authority.Caller;

/**
 * Facts of what an organisation owns.
 *
 * @param <F> the facts
 */
public interface OwnedFacts<F> {
    Organisation owner();

    /** Returns the same, owned by another organisation. */
    F ownedBy(Organisation next);

    /** Returns the same, shared with one more party. */
    F opened(String id, Opening opening, Caller by);
}
