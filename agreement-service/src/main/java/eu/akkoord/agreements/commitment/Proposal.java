package eu.akkoord.agreements.commitment;

import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.EncodedAs;
import org.jspecify.annotations.Nullable;

/**
 * Content of an offer about a commitment: other terms, its withdrawal, or that a party reads it that joined its agreement later.
 *
 * @param terms what it would say, without its dossiers, which are no terms; absent from the other two
 * @param reader code of the party that would read it; absent from the other two
 */
public record Proposal(
        @Nullable @EncodedAs(inPlace = true) CommitmentFacts terms,
        @Nullable @Code String reader) {
    static final Proposal WITHDRAWAL = new Proposal(null, null);

    static Proposal amendment(CommitmentFacts terms) {
        return new Proposal(terms, null);
    }

    static Proposal opening(String reader) {
        return new Proposal(null, reader);
    }

    /** The word for its kind. */
    String kind() {
        if (reader != null) {
            return "opening";
        }
        return terms == null ? "withdrawal" : "amendment";
    }
}
