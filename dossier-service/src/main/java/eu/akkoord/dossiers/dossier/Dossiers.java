package eu.akkoord.dossiers.dossier;

import eu.akkoord.platform.store.Aggregates;

/** All dossiers. */
public interface Dossiers extends Aggregates<Dossier, DossierEvent> {}
