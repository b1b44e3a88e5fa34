package eu.akkoord.agreements.party;

import eu.akkoord.platform.store.Aggregates;

/** All parties. */
public interface Parties extends Aggregates<Party, PartyEvent> {}
