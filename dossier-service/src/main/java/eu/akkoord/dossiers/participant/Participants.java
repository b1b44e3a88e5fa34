package eu.akkoord.dossiers.participant;

import eu.akkoord.platform.security.Caller;

/** The participants of all visits. */
public interface Participants {
    /** Those of one visit; none when nobody was added yet. */
    Roster of(String visit);

    /**
     * Stores the next revision of a visit's participants.
     *
     * @return false when another change came first
     */
    boolean save(String visit, Roster next, Caller by);
}
