package eu.akkoord.agreements.commitment;

import org.jspecify.annotations.Nullable;

/**
 * Content of an offer about a commitment: other terms, or its withdrawal.
 *
 * @param terms what it would say, without its dossiers, which are no terms; absent to withdraw it
 */
public record Proposal(@Nullable CommitmentFacts terms) {
    static final Proposal WITHDRAWAL = new Proposal(null);

    /** The word for its kind. */
    String kind() {
        return terms == null ? "withdrawal" : "amendment";
    }
}
