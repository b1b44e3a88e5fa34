package eu.akkoord.dossiers.document;

import eu.akkoord.platform.store.Aggregates;

/** All documents. */
public interface Documents extends Aggregates<DossierDocument, DocumentEvent> {}
