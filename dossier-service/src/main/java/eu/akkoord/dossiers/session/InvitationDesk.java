package eu.akkoord.dossiers.session;

import eu.akkoord.dossiers.person.Kept;
import eu.akkoord.dossiers.person.Person;
import eu.akkoord.dossiers.person.PersonDesk;
import eu.akkoord.platform.desk.Change;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Refused;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.ChangeNote;
import eu.akkoord.platform.time.Moment;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with the invitations to a session. Nobody names the revision they started from: many people answer at once, and
 * each answer is decided upon what stands there then.
 */
public final class InvitationDesk {
    /** The scope without which nobody learns who an invitation is for. */
    private static final String NAMES = "invitations.read";

    /** Enough to tell a thousand apart, and no more: each change of the session is kept with all of them. */
    private static final int ID_LENGTH = 16;

    private final SessionDesk sessions;
    private final Desk<Session, SessionEvent> desk;
    private final SessionRights rights;
    private final PersonDesk persons;

    public InvitationDesk(
            SessionDesk sessions, Desk<Session, SessionEvent> desk, SessionRights rights, PersonDesk persons) {
        this.sessions = sessions;
        this.desk = desk;
        this.rights = rights;
        this.persons = persons;
    }

    /**
     * An invitation as it stood after a change of its session.
     *
     * @param person who it is for, for a reader who may know that
     */
    public record Shown(
            Recorded<Session> session,
            Invitation invitation,
            @Nullable Kept person) {}

    public Shown at(String visit, String session, String invitation, Caller reader) {
        var now = sessions.at(visit, session, Moment.NOW, reader);
        return shown(now, invitation(now.value(), invitation), reader);
    }

    /**
     * Who some of a session's invitations are for, by the id of the person, for a reader who may know that: the host knows of all, a
     * party of those it asked for.
     */
    public Map<String, Kept> persons(Session session, Collection<Invitation> some, Caller reader) {
        var hosts = rights.isHosts(reader, session);
        return persons.shown(
                some.stream()
                        .filter(one -> hosts || reader.party().equals(one.party()))
                        .map(Invitation::person)
                        .toList(),
                reader,
                NAMES,
                () -> desk.shownWith(session.id(), reader));
    }

    /**
     * Someone asks for an invitation, or is invited.
     *
     * @param as requested or invited
     */
    public Shown add(
            String visit,
            String session,
            InvitationStage as,
            Person person,
            ChangeNote note,
            Caller by,
            @Nullable Repeat repeat) {
        var day = desk.days(note).ofMove();
        Refusal.Contradiction.of(person.faults("/person"));
        var before = sessions.found(visit, session, by);
        var hosts = rights.isHosts(by, before);
        if (!hosts && !(as == InvitationStage.REQUESTED && rights.mayWrite(by, before))) {
            throw new Refusal.NotYours(session);
        }
        var party = hosts ? null : by.party();
        var id = id("sessions/" + session, repeat);
        if (before.invitations().find(id).isPresent()) {
            return addedBefore(session, id, as, person, by);
        }
        // what is refused is refused before the person is stored
        added(before, id, "", party, as, day);
        var details = persons.add(person);
        var after = desk.act(
                session,
                note,
                by,
                (now, days) -> now.invitations().find(id).isPresent()
                        ? null
                        : added(now.within(sessions.level(visit, by)), id, details, party, as, days.ofMove()));
        var made = invitation(after.value(), id);
        if (!made.person().equals(details)) {
            persons.erase(List.of(details));
            return addedBefore(session, id, as, person, by);
        }
        claim(after.value(), made);
        return shown(after, made, by);
    }

    private static Change<Session, SessionEvent> added(
            Session session, String id, String person, @Nullable String party, InvitationStage as, LocalDate on) {
        return as == InvitationStage.REQUESTED
                ? session.request(id, person, party, on)
                : session.invite(id, person, on);
    }

    /** The same request gives the first answer again; another one has taken the id. */
    private Shown addedBefore(String session, String id, InvitationStage as, Person person, Caller by) {
        var first = first(session, by, invitation -> invitation.id().equals(id))
                .orElseThrow(() -> new Refusal.Absent(id))
                .recorded();
        var made = invitation(first.value(), id);
        var kept = persons.find(List.of(made.person())).get(made.person());
        if (made.stage() != as || (kept != null && !kept.person().equals(person))) {
            throw new Refused.IdTaken(id);
        }
        claim(first.value(), made);
        return shown(first, made, by);
    }

    /**
     * An answer as it was registered.
     *
     * @param invitation as it stood because of it
     */
    public record Answered(String id, Answer answer, Recorded<Session> session, Invitation invitation) {}

    /** Answers a request or an invitation. */
    public Answered answer(
            String visit,
            String session,
            String invitation,
            Answer answer,
            ChangeNote note,
            Caller by,
            @Nullable Repeat repeat) {
        desk.days(note);
        var before = sessions.found(visit, session, by);
        var asked = invitation(before, invitation);
        if (!rights.isHosts(by, before) && !(by.party().equals(asked.party()) && answer != Answer.INVITED)) {
            throw new Refusal.NotYours(session);
        }
        var id = id("sessions/%s/%s".formatted(session, invitation), repeat);
        var repeated = new AtomicBoolean();
        try {
            var after = desk.act(session, note, by, (now, days) -> {
                if (id.equals(invitation(now, invitation).answer())) {
                    repeated.set(true);
                    return null;
                }
                return now.within(sessions.level(visit, by)).answer(invitation, id, answer, days.ofMove());
            });
            if (!repeated.get()) {
                return new Answered(id, answer, after, invitation(after.value(), invitation));
            }
        } catch (Refusal.WrongStage refused) {
            // it may have been given before, and other answers after it
            return answeredBefore(session, invitation, id, answer, by).orElseThrow(() -> refused);
        }
        return answeredBefore(session, invitation, id, answer, by).orElseThrow(() -> new Refusal.Absent(id));
    }

    private Optional<Answered> answeredBefore(String session, String invitation, String id, Answer answer, Caller by) {
        return first(session, by, one -> id.equals(one.answer())).map(past -> {
            var then = invitation(past.after(), invitation);
            if (!answer.ledTo(then.stage())) {
                throw new Refused.IdTaken(id);
            }
            return new Answered(id, answer, past.recorded(), then);
        });
    }

    /** The first state of a session in which one of its invitations is like this. */
    private Optional<Past<Session>> first(String session, Caller by, Predicate<Invitation> like) {
        return desk.history(session, by).stream()
                .filter(past -> past.after().invitations().all().stream().anyMatch(like))
                .findFirst();
    }

    private Shown shown(Recorded<Session> session, Invitation invitation, Caller reader) {
        var person = persons(session.value(), List.of(invitation), reader).get(invitation.person());
        return new Shown(session, invitation, person);
    }

    private void claim(Session session, Invitation made) {
        persons.claim(made.person(), persons.erasure(session.facts().period().latest()));
    }

    private static Invitation invitation(Session session, String id) {
        return session.invitations().find(id).orElseThrow(() -> new Refusal.Absent(id));
    }

    private static String id(String whole, @Nullable Repeat repeat) {
        return Repeat.idWithin(whole, repeat).replace("-", "").substring(0, ID_LENGTH);
    }
}
