package eu.akkoord.dossiers.access;

/** Why someone may see something. */
public enum Ground {
    /** It is shown to everyone. */
    PUBLIC,
    /** The caller's party is a party to every agreement named; outside any agreement it is host or guest. */
    PARTNER,
    /** The caller's party is the owner's, and a partner. */
    OWNER,
    /** A grant to the caller's organisation. */
    ORGANISATION_GRANTED,
    /** A grant to the caller. */
    PERSON_GRANTED,
    /** It is offered to the caller's party, whose coordinators decide. */
    OFFERED
}
