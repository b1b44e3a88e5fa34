package eu.akkoord.agreements.agreement;

import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.EncodedAs;
import eu.akkoord.platform.core.facts.Word;
import java.time.LocalDate;

/**
 * The standing of a party to an agreement.
 *
 * @param party its code
 * @param since the day it came to stand there
 */
public record Standing(
        @Code String party, @EncodedAs("standing") Place place, LocalDate since) {
    /** Named by others until it consents; joined; left by its own hand. Only a joined party is let into what stands under it. */
    public enum Place implements Word {
        NAMED,
        JOINED,
        LEFT;

        public static Place of(String word) {
            return Word.of(Place.class, word);
        }
    }
}
