package eu.akkoord.agreements.party;

import eu.akkoord.platform.core.facts.Code;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An officer who stands in for the coordinators of a party while they are away. What was done meanwhile stays done.
 *
 * @param subject of the officer, with its issuer, as a verified caller has it; never a name
 * @param from the first day
 * @param until the last day
 * @param named when, by whom and why
 * @param fingerprint of the request that named it, where that can be repeated
 * @param ended absent unless somebody ended it before its last day
 */
public record Deputation(
        @Code String id,
        @Code String subject,
        LocalDate from,
        LocalDate until,
        Act named,
        @Nullable @Code String fingerprint,
        @Nullable Act ended) {
    /** Most days that it lasts, the first one included. */
    public static final int MOST_DAYS = 90;

    /**
     * Naming or ending it.
     *
     * @param subject who did it; for auditors only
     * @param organisation id of the organisation of who did it
     */
    public record Act(
            LocalDate occurred,
            Instant registered,
            @Code String subject,
            @Code String organisation,
            @Nullable String reason) {}

    /** Tells whether it counts on a day. */
    public boolean isInForce(LocalDate today) {
        return ended == null && !today.isBefore(from) && !isOver(today);
    }

    /** Tells whether it counts on a day or will. */
    boolean isOver(LocalDate today) {
        return ended != null || today.isAfter(until);
    }

    Deputation end(Act act) {
        return new Deputation(id, subject, from, until, named, fingerprint, act);
    }
}
