package eu.akkoord.agreements.agreement;

import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.Word;

/**
 * A relation of an agreement to an earlier one; it is declared on one side only.
 *
 * @param agreement id of the other agreement
 */
public record Relation(Kind kind, @Code(in = "agreements") String agreement) {
    /** The other agreement is its framework, or is implemented, amended or succeeded by it. */
    public enum Kind implements Word {
        FRAMEWORK,
        IMPLEMENTS,
        AMENDS,
        SUCCEEDS;

        public static Kind of(String word) {
            return Word.of(Kind.class, word);
        }
    }
}
