package eu.akkoord.dossiers.session;

import eu.akkoord.dossiers.session.SessionStatus.Cancelled;
import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.facts.State;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The declaration of a session's properties: which are stored, shown, listed and published. Of people only numbers are published. */
public final class SessionForms {
    private static final State<Session> STATE = State.of(Session.class)
            .spelled(Invitation.class, Invitation::line, Invitation::of)
            .completed(Session::storedAt)
            .build();

    public static final Kind<Session, SessionFacts> SESSIONS = Kind.of(
                    "sessions", "session", STATE, Session::id, SessionFacts.FORM, Session::facts)
            .at(session -> new String[] {"visits", session.visit(), "sessions", session.id()})
            .saysReference("visit", "visits", Session::visit)
            .says("requested", Integer.class, session -> count(session, InvitationStage.REQUESTED))
            .says("invited", Integer.class, session -> count(session, InvitationStage.INVITED))
            .says("accepted", Integer.class, session -> count(session, InvitationStage.ACCEPTED))
            .says("declined", Integer.class, session -> count(session, InvitationStage.DECLINED))
            .says("waitlisted", Integer.class, session -> count(session, InvitationStage.WAITLISTED))
            .says("attended", Integer.class, Session::attended)
            .says("unansweredSince", LocalDate.class, Session::unansweredSince)
            .stands(
                    session -> session.status().stage(),
                    session -> session.status().since(),
                    SessionForms::reason)
            .isOverAt(SessionStage.HELD, SessionStage.CANCELLED)
            .lists("""
                    visit title topics themes { code agreement } status since place period startTime endTime language capacity
                    requested invited accepted declined waitlisted attended
                    """)
            .tables("unansweredSince reason")
            .tells("""
                    visit title topics themes { agreement code } place period startTime endTime language capacity status since
                    requested invited accepted declined waitlisted attended unansweredSince
                    """)
            .build();

    private SessionForms() {}

    private static Integer count(Session session, InvitationStage stage) {
        return session.invitations().count(stage);
    }

    private static @Nullable String reason(Session session) {
        return session.status() instanceof Cancelled cancelled ? cancelled.reason() : null;
    }
}
