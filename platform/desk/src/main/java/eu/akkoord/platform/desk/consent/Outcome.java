package eu.akkoord.platform.desk.consent;

import eu.akkoord.platform.core.facts.Word;

/** End of an offer. */
public enum Outcome implements Word {
    ACCEPTED,
    REFUSED,
    WITHDRAWN,
    LAPSED;

    public static Outcome of(String word) {
        return Word.of(Outcome.class, word);
    }
}
