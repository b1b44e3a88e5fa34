package eu.akkoord.agreements.agreement;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * The standing of a party to an agreement.
 *
 * @param party its code
 * @param since the day it came to stand there
 */
public record Standing(String party, Place place, LocalDate since) {
    /** Named by others until it consents; joined; left by its own hand. Only a joined party is let into what stands under it. */
    public enum Place {
        NAMED("named"),
        JOINED("joined"),
        LEFT("left");

        private final String word;

        Place(String word) {
            this.word = word;
        }

        /** As it is written on the wire and in the store. */
        public String word() {
            return word;
        }

        public static Place of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(word + " is no standing"));
        }
    }
}
