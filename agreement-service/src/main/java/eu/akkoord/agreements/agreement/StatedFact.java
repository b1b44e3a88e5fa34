package eu.akkoord.agreements.agreement;

import eu.akkoord.platform.core.facts.Code;

/**
 * Marks a fact of one party as stated by another.
 *
 * @param by code of the party that said it
 * @param source where that can be verified: an address or the words that lead to it
 */
public record StatedFact(@Code String by, String source) {}
