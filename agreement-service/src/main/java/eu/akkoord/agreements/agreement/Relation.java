package eu.akkoord.agreements.agreement;

import java.util.Arrays;

/**
 * How an agreement stands to an earlier one; it is declared on one side only.
 *
 * @param agreement id of the other agreement
 */
public record Relation(Kind kind, String agreement) {
    /** The other agreement is its framework, or is implemented, amended or succeeded by it. */
    public enum Kind {
        FRAMEWORK("framework"),
        IMPLEMENTS("implements"),
        AMENDS("amends"),
        SUCCEEDS("succeeds");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As it is written on the wire and in the store. */
        public String word() {
            return word;
        }

        public static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(word + " is no kind of relation"));
        }
    }
}
