package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.party.Organisation;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Opens a dossier or a visit to someone who could not see it otherwise. One that was withdrawn stays, so that it can be told who
 * could see what.
 *
 * @param given absent on the first, which whoever made the thing has by making it
 * @param fingerprint of the request that gave it, where that can be repeated
 * @param withdrawn absent while it counts
 */
public record Grant(
        String id,
        Grantee to,
        @Nullable Act given,
        @Nullable String fingerprint,
        @Nullable Act withdrawn) {
    /**
     * Giving or withdrawing it.
     *
     * @param occurred the day it happened, in Europe/Brussels
     * @param registered when it was stored
     * @param subject who did it; for auditors only
     * @param by the organisation of who did it
     */
    public record Act(
            LocalDate occurred,
            Instant registered,
            String subject,
            Organisation by,
            @Nullable String reason) {}

    /** What whoever made something has by making it. */
    static Grant ofCreator(Creator creator) {
        return new Grant("creator", new Grantee.ToPerson(creator.subject(), creator.party()), null, null, null);
    }

    /** Whether it still counts. */
    public boolean counts() {
        return withdrawn == null;
    }

    Grant withdraw(Act act) {
        return new Grant(id, to, given, fingerprint, act);
    }
}
