package eu.akkoord.agreements.commitment;

import eu.akkoord.platform.store.Aggregates;

/** All commitments. */
public interface Commitments extends Aggregates<Commitment, CommitmentEvent> {}
