package eu.akkoord.agreements.agreement;

/**
 * Marks a fact of one party as stated by another.
 *
 * @param by code of the party that said it
 * @param source where that can be verified: an address or the words that lead to it
 */
public record Stated(String by, String source) {}
