package eu.akkoord.dossiers.session;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One place at a session that someone asked for or was offered. A session may have a thousand, and each change of the session is
 * kept with all of them, so an invitation holds the least that tells it apart.
 *
 * @param person random id of the details of who it is for
 * @param asked the day it was asked for or offered
 * @param since the day it came where it stands
 * @param answer id of the last answer; absent before the first
 * @param party code of the party that asked for it; absent where the host did, for somebody
 */
public record Invitation(
        String id,
        String person,
        InvitationStage stage,
        LocalDate asked,
        LocalDate since,
        @Nullable String answer,
        @Nullable String party) {
    Invitation to(InvitationStage next, LocalDate on) {
        return new Invitation(id, person, next, asked, on, answer, party);
    }

    Invitation answered(String by) {
        return new Invitation(id, person, stage, asked, since, by, party);
    }
}
