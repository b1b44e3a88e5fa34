package eu.akkoord.agreements.commitment;

import org.jspecify.annotations.Nullable;

/**
 * What the parties of a commitment are asked to consent to: other terms, or that it is withdrawn.
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
