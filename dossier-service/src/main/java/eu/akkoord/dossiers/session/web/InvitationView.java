package eu.akkoord.dossiers.session.web;

import eu.akkoord.dossiers.person.Person;
import eu.akkoord.dossiers.person.StoredPerson;
import eu.akkoord.dossiers.session.Invitation;
import eu.akkoord.dossiers.session.InvitationDesk.Answered;
import eu.akkoord.dossiers.session.Session;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invitation; who it is for only for a reader who may know that, until it is erased.
 *
 * @param self its address, when it is shown alone
 * @param href its address, when it stands in a list
 * @param turn among those who wait, from 1
 */
record InvitationView(
        @Nullable URI self,
        @Nullable URI href,
        String id,
        String status,
        LocalDate asked,
        LocalDate since,
        @Nullable Integer turn,
        @Nullable Person person,
        @Nullable LocalDate erasureDate) {
    static InvitationView alone(URI self, Session session, Invitation invitation, @Nullable StoredPerson kept) {
        return of(self, null, session, invitation).with(kept);
    }

    static InvitationView listed(URI href, Session session, Invitation invitation) {
        return of(null, href, session, invitation);
    }

    private static InvitationView of(@Nullable URI self, @Nullable URI href, Session session, Invitation invitation) {
        return new InvitationView(
                self,
                href,
                invitation.id(),
                invitation.stage().word(),
                invitation.asked(),
                invitation.since(),
                session.invitations().turn(invitation),
                null,
                null);
    }

    InvitationView with(@Nullable StoredPerson kept) {
        return kept == null
                ? this
                : new InvitationView(self, href, id, status, asked, since, turn, kept.person(), kept.erasure());
    }

    /** An answer as it was registered. */
    record AnswerView(
            String id,
            String answer,
            String status,
            LocalDate occurred,
            @Nullable String reason,
            Instant registered) {
        static AnswerView of(Answered answered, @Nullable String reason) {
            return new AnswerView(
                    answered.id(),
                    answered.answer().word(),
                    answered.invitation().stage().word(),
                    answered.session().occurred(),
                    reason,
                    answered.session().registered());
        }
    }
}
