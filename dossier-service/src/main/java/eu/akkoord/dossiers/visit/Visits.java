package eu.akkoord.dossiers.visit;

import eu.akkoord.platform.store.Aggregates;

/** All visits. */
public interface Visits extends Aggregates<Visit, VisitEvent> {}
