package eu.akkoord.dossiers.visit;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a party that is named in a visit says of it. */
public enum VisitAnswer {
    ACCEPTED,
    /** It does not take part: the visit leaves its balances and its alerts. */
    DECLINED,
    /** It says that the visit was not held as stated: it does not count until another answer takes this back. */
    OBJECTED;

    /** As it is written on the wire and in the store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static VisitAnswer of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** What can be answered to a visit that stands there. */
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
    public record Given(String id, String party, VisitAnswer answer, LocalDate since) {}
}
