package eu.akkoord.dossiers.session;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Named;
import eu.akkoord.dossiers.access.References;
import eu.akkoord.dossiers.visit.VisitDesk;
import eu.akkoord.dossiers.visit.VisitFacts;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.ChangeNote;
import eu.akkoord.platform.time.Moment;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What can be done with sessions; each is found only under its own visit. */
public final class SessionDesk {
    private final Desk<Session, SessionEvent> sessions;
    private final SessionRights rights;
    private final VisitDesk visits;
    private final References references;

    public SessionDesk(
            Desk<Session, SessionEvent> sessions, SessionRights rights, VisitDesk visits, References references) {
        this.sessions = sessions;
        this.rights = rights;
        this.visits = visits;
        this.references = references;
    }

    public Recorded<Session> announce(
            String visit, String id, SessionFacts facts, ChangeNote note, Caller writer, @Nullable Repeat repeat) {
        var day = sessions.days(note).ofMove();
        var about = visit(visit, writer);
        var begun = Session.announce(id, visit, facts, about.confidentiality(), day);
        refuseOthers(begun.after(), writer);
        Refusal.Contradiction.of(facts.strangeThemes(about.agreements()));
        references.refuseUnknown(Named.added(Named.of(writer), facts.named()), List.of());
        return sessions.add(id, begun, note, writer, repeat);
    }

    /** @param patch from the facts as they are to the facts as they should be */
    public Recorded<Session> amend(
            String visit, String id, long seen, UnaryOperator<SessionFacts> patch, ChangeNote note, Caller writer) {
        refuseElsewhere(visit, id, note, writer);
        return sessions.change(id, seen, note, writer, (session, days) -> {
            var next = patch.apply(session.facts());
            if (next.equals(session.facts())) {
                return null;
            }
            var about = visit(visit, writer);
            if (!next.themes().equals(session.facts().themes())) {
                Refusal.Contradiction.of(next.strangeThemes(about.agreements()));
            }
            var change = session.within(about.confidentiality()).amend(next, days.of(session.moves(next)));
            references.refuseUnknown(Named.added(session.facts().named(), next.named()), List.of());
            return change;
        });
    }

    /** @param attendance what is known of who came, when it is held */
    public Recorded<Session> become(
            String visit,
            String id,
            long seen,
            SessionStage asked,
            Attendance attendance,
            ChangeNote note,
            Caller writer) {
        refuseElsewhere(visit, id, note, writer);
        return sessions.change(
                id,
                seen,
                note,
                writer,
                (session, days) ->
                        session.within(level(visit, writer)).become(asked, days.ofMove(), note.reason(), attendance));
    }

    public Recorded<Session> at(String visit, String id, Moment moment, Caller reader) {
        var session = sessions.at(id, moment, reader);
        refuseElsewhere(visit, session.value());
        return session;
    }

    /** As it is, for whoever goes on to change it or what belongs to it. */
    public Session found(String visit, String id, Caller reader) {
        var session = sessions.found(id, reader);
        refuseElsewhere(visit, session);
        return session;
    }

    private static void refuseElsewhere(String visit, Session session) {
        if (!session.visit().equals(visit)) {
            throw new Refusal.Absent(session.id());
        }
    }

    /** @throws Refusal.Absent when there is no such visit for the reader, and therefore no sessions about it */
    public void refuseHidden(String visit, Caller reader) {
        visits.found(visit, reader);
    }

    /** Every entry the reader may see, oldest first. */
    public List<Past<Session>> history(String visit, String id, Caller reader) {
        found(visit, id, reader);
        return sessions.history(id, reader);
    }

    private void refuseElsewhere(String visit, String id, ChangeNote note, Caller writer) {
        sessions.days(note);
        refuseOthers(found(visit, id, writer), writer);
    }

    private void refuseOthers(Session session, Caller writer) {
        if (!rights.isHosts(writer, session)) {
            throw new Refusal.NotYours(session.id());
        }
    }

    /** How far the visit is shown. */
    Confidentiality level(String visit, Caller writer) {
        return visit(visit, writer).confidentiality();
    }

    private VisitFacts visit(String id, Caller writer) {
        return visits.found(id, writer).facts();
    }
}
