package eu.akkoord.dossiers.party;

/**
 * An organisation, by its id within its party.
 *
 * @param party code of the party
 * @param organisation id within that party
 */
public record Organisation(String party, String organisation) {}
