package eu.akkoord.dossiers.session;

import eu.akkoord.platform.store.Aggregates;
import java.util.Collection;
import java.util.List;

/** All sessions. */
public interface Sessions extends Aggregates<Session, SessionEvent> {
    /** Most that are announced about one visit: so many have to be ended when it is cancelled. */
    int MOST = 200;

    /**
     * Returns the ids of those about a visit. Each is there before the session is, so that none is missed; so there may be some that are
     * about another visit, or were never stored.
     */
    List<String> about(String visit);

    /** Notes of which visits some are, which may have been stored before that was noted. */
    void note(Collection<Session> some);
}
