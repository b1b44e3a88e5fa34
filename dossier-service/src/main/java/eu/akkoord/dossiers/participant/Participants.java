package eu.akkoord.dossiers.participant;

import eu.akkoord.platform.core.authority.Caller;

/** The participants of all visits. */
public interface Participants {
    /** Finds the participants of one visit; an empty roster until somebody is added. */
    Roster of(String visit);

    /**
     * Stores the next revision of a visit's participants.
     *
     * @return false when another change came first
     */
    boolean save(String visit, Roster next, Caller by);
}
