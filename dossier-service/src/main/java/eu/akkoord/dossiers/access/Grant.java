package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.party.Organisation;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A right of someone to a dossier or a visit that they could not see otherwise. A withdrawn one stays, so that it is known who could see
 * what.
 *
 * @param given absent on the first, that of the creator
 * @param under id of the offer by which the party that gave it had taken the thing over; absent for the first owner's
 * @param fingerprint of the request that gave it, where that can be repeated
 * @param withdrawn absent while it counts
 */
public record Grant(
        String id,
        Grantee to,
        @Nullable Act given,
        @Nullable String under,
        @Nullable String fingerprint,
        @Nullable Act withdrawn) {
    /** A grant of the first owner. */
    public Grant(String id, Grantee to, @Nullable Act given, @Nullable String fingerprint, @Nullable Act withdrawn) {
        this(id, to, given, null, fingerprint, withdrawn);
    }

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

    /** Returns the grant of a creator, which nobody gave. */
    static Grant ofCreator(Creator creator) {
        return new Grant("creator", new Grantee.ToPerson(creator.subject(), creator.party()), null, null, null);
    }

    /** Tells whether it still counts. */
    public boolean counts() {
        return withdrawn == null;
    }

    Grant withdraw(Act act) {
        return new Grant(id, to, given, under, fingerprint, act);
    }
}
