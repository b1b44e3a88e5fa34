package eu.akkoord.dossiers.visit;

import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.Word;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** The answer of a party that is named in a visit. */
public enum VisitAnswer implements Word {
    ACCEPTED,
    /** It does not take part: the visit leaves its balances and its alerts. */
    DECLINED,
    /** It says that the visit was not held as stated: it does not count until another answer takes this back. */
    OBJECTED;

    public static VisitAnswer of(String word) {
        return Word.of(VisitAnswer.class, word);
    }

    /** Returns the possible answers to a visit at a stage. */
    static Set<VisitAnswer> to(VisitStage stage) {
        return switch (stage) {
            case PLANNED, CONFIRMED -> EnumSet.of(ACCEPTED, DECLINED);
            case HELD, REPORTED -> EnumSet.of(ACCEPTED, OBJECTED);
            case CANCELLED -> EnumSet.noneOf(VisitAnswer.class);
        };
    }

    /**
     * The last answer of one party.
     *
     * @param id of the answer
     * @param party code of the party
     * @param since the day it was given
     */
    public record Given(@Code String id, @Code String party, VisitAnswer answer, LocalDate since) {}
}
