package eu.akkoord.dossiers.session;

import eu.akkoord.platform.store.Aggregates;

/** All sessions. */
public interface Sessions extends Aggregates<Session, SessionEvent> {}
