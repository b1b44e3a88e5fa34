package eu.akkoord.agreements.agreement;

import eu.akkoord.platform.store.Aggregates;

/** All agreements. */
public interface Agreements extends Aggregates<Agreement, AgreementEvent> {}
