package eu.akkoord.dossiers.session;

import eu.akkoord.dossiers.person.Person;
import eu.akkoord.dossiers.person.PersonDesk;
import eu.akkoord.dossiers.person.PersonLookup;
import eu.akkoord.dossiers.person.StoredPerson;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.facts.Addresses;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.store.HistoryRecord;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Use cases of the invitations to a session. Who answers names the revision that was seen. Many people answer at once: what
 * changes of other invitations is no matter, and each answer is decided upon what stands there then.
 */
public final class InvitationDesk {
    /** The scope without which nobody learns who an invitation is for. */
    private static final String NAMES = "invitations.read";

    /** Enough to tell a thousand apart, and no more: each change of the session is kept with all of them. */
    private static final int ID_LENGTH = 16;

    private final SessionDesk sessions;
    private final SessionRights rights;
    private final PersonDesk persons;
    private final Addresses addresses;

    public InvitationDesk(SessionDesk sessions, SessionRights rights, PersonDesk persons, Addresses addresses) {
        this.addresses = addresses;
        this.sessions = sessions;
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
            @Nullable StoredPerson person) {}

    public Shown at(String visit, String session, String invitation, Caller reader) {
        var now = sessions.at(visit, session, Moment.NOW, reader);
        return shown(now, invitation(now.value(), invitation), reader);
    }

    /**
     * Persons that some of a session's invitations are for, by their ids, for a reader who may know that: a party knows of those it
     * asked for, and the host of all that were made while it was.
     */
    public Map<String, StoredPerson> persons(Session session, Collection<Invitation> some, Caller reader) {
        var hosts = rights.isHosts(reader, session);
        return persons.shown(
                some.stream()
                        .filter(one -> one.isKnownTo(reader.party(), hosts))
                        .map(Invitation::person)
                        .toList(),
                reader,
                NAMES,
                () -> sessions.readDisclosed(session.id(), reader));
    }

    /**
     * Someone asks for an invitation, or is invited. Nobody has two places at a session: who may know of the first one is refused a second
     * for the same e-mail address. To anybody else it is a request like any other, so that nothing is found out by it; the host finds out
     * when it answers.
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
        var day = sessions.days(note).ofMove();
        Refusal.Contradiction.of(person.faults("/person"));
        var before = sessions.read(visit, session, by);
        var host = rights.host(before);
        var hosts = by.party().equals(host);
        if (!hosts && !(as == InvitationStage.REQUESTED && rights.mayWrite(by, before))) {
            throw new Refusal.NotYours(session);
        }
        var party = hosts ? null : by.party();
        var id = id("sessions/" + session, repeat);
        if (before.invitations().find(id).isPresent()) {
            sessions.repeated(session, note, by);
            return addedBefore(session, id, as, person, by);
        }
        // what is refused is refused before the person is stored
        sessions.going(visit, by);
        added(before, id, "", party, host, as, day);
        var known = new PersonLookup(persons);
        refuseSame(before, person, one -> true, known, by);
        var details = persons.add(person);
        Recorded<Session> after;
        try {
            after = sessions.act(session, note, by, (now, days) -> {
                if (now.invitations().find(id).isPresent()) {
                    return null;
                }
                refuseSame(now, person, one -> true, known, by);
                return added(now.within(sessions.going(visit, by)), id, details, party, host, as, days.ofMove());
            });
        } catch (Refusal | Refused refused) {
            persons.erase(List.of(details));
            throw refused;
        }
        var made = invitation(after.value(), id);
        if (!made.person().equals(details)) {
            persons.erase(List.of(details));
            return addedBefore(session, id, as, person, by);
        }
        claim(after.value(), made);
        return shown(after, made, by);
    }

    private static Change<Session, SessionEvent> added(
            Session session,
            String id,
            String person,
            @Nullable String party,
            String host,
            InvitationStage as,
            LocalDate on) {
        return as == InvitationStage.REQUESTED
                ? session.request(id, person, party, host, on)
                : session.invite(id, person, host, on);
    }

    /**
     * Refuses a place for somebody who has one, as far as the caller may know that. A declined one is none. That it is told whom another one
     * is for is logged as if that were shown.
     *
     * @param counts selects those that come before this one
     */
    private void refuseSame(
            Session session, Person person, Predicate<Invitation> counts, PersonLookup known, Caller by) {
        if (person.email() == null || !by.scopes().contains(NAMES)) {
            return;
        }
        var hosts = rights.isHosts(by, session);
        var others = session.invitations().all().stream()
                .filter(one -> one.stage() != InvitationStage.DECLINED && one.isKnownTo(by.party(), hosts))
                .filter(counts)
                .toList();
        var found = known.find(others.stream().map(Invitation::person).toList());
        for (var one : others) {
            var other = found.get(one.person());
            if (other != null && other.hasEmailOf(person)) {
                sessions.readDisclosed(session.id(), by);
                throw new Refusal.SamePerson(
                        one.id(),
                        addresses.to("visits", session.visit(), "sessions", session.id(), "invitations", one.id()),
                        "invitation.samePerson");
            }
        }
    }

    /** Refuses to invite somebody who asked, where another request of the same person came first or has come further. */
    private void refuseSecond(Session session, String invitation, PersonLookup known, Caller by) {
        var asked = invitation(session, invitation);
        var person = known.find(List.of(asked.person())).get(asked.person());
        if (person != null) {
            var all = session.invitations().all();
            var before = new HashSet<>(all.subList(0, all.indexOf(asked)));
            refuseSame(
                    session,
                    person,
                    one -> !one.equals(asked) && (one.stage() != InvitationStage.REQUESTED || before.contains(one)),
                    known,
                    by);
        }
    }

    /** The same request gives the first answer again; another one has taken the id. */
    private Shown addedBefore(String session, String id, InvitationStage as, Person person, Caller by) {
        var first = sessions.history(session, by)
                .madeSo(Long.MAX_VALUE, then -> then.invitations().find(id).isPresent())
                .orElseThrow(() -> new Refusal.Absent(id))
                .recorded();
        var made = invitation(first.value(), id);
        var kept = persons.find(List.of(made.person())).get(made.person());
        if (made.stage() != as || (kept != null && !kept.person().equals(person))) {
            throw new Refused.KeyReused(id);
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

    /**
     * Answers a request or an invitation.
     *
     * @param seen the revision of the session that the answer is to: it, its status and this invitation are still as they were then
     */
    public Answered answer(
            String visit,
            String session,
            long seen,
            String invitation,
            Answer answer,
            ChangeNote note,
            Caller by,
            @Nullable Repeat repeat) {
        sessions.days(note);
        var before = sessions.read(visit, session, by);
        var asked = invitation(before, invitation);
        if (!rights.isHosts(by, before) && !(by.party().equals(asked.writer()) && answer != Answer.INVITED)) {
            throw new Refusal.NotYours(session);
        }
        var id = id("sessions/%s/%s".formatted(session, invitation), repeat);
        var repeated = new AtomicBoolean();
        var known = new PersonLookup(persons);
        try {
            var after = sessions.answer(session, seen, now -> matter(now, invitation), note, by, (now, days) -> {
                if (id.equals(invitation(now, invitation).answer())) {
                    repeated.set(true);
                    return null;
                }
                var change = now.within(sessions.going(visit, by)).answer(invitation, id, answer, days.ofMove());
                if (answer == Answer.INVITED) {
                    refuseSecond(now, invitation, known, by);
                }
                return change;
            });
            if (!repeated.get()) {
                return new Answered(id, answer, after, invitation(after.value(), invitation));
            }
        } catch (Refusal.WrongStage | Refused.OutdatedRevision refused) {
            // it may have been given before, and other answers after it; without a key it is no repetition
            return Optional.ofNullable(repeat)
                    .flatMap(again -> answeredBefore(session, invitation, id, answer, by))
                    .orElseThrow(() -> refused);
        }
        return answeredBefore(session, invitation, id, answer, by).orElseThrow(() -> new Refusal.Absent(id));
    }

    private static List<Object> matter(Session session, String invitation) {
        return List.of(session.facts(), session.status(), session.invitations().find(invitation));
    }

    /** Goes back from the last answer to the one before it; no invitation is answered more than three times. */
    private Optional<Answered> answeredBefore(String session, String invitation, String id, Answer answer, Caller by) {
        var history = sessions.history(session, by);
        var standing = answerTo(sessions.read(session, by), invitation);
        for (long upTo = Long.MAX_VALUE; standing.isPresent(); ) {
            var given = standing;
            var past = history.madeSo(upTo, then -> answerTo(then, invitation).equals(given));
            if (past.isEmpty() || given.get().equals(id)) {
                return past.map(entry -> answered(entry, invitation, id, answer));
            }
            upTo = past.get().revision() - 1;
            standing = history.of(List.of(upTo)).stream()
                    .findFirst()
                    .flatMap(before -> answerTo(before.after(), invitation));
        }
        return Optional.empty();
    }

    private static Answered answered(HistoryRecord<Session> past, String invitation, String id, Answer answer) {
        var then = invitation(past.after(), invitation);
        if (!answer.ledTo(then.stage())) {
            throw new Refused.KeyReused(id);
        }
        return new Answered(id, answer, past.recorded(), then);
    }

    /** The id of the last answer to an invitation. */
    private static Optional<String> answerTo(Session session, String invitation) {
        return session.invitations().find(invitation).map(Invitation::answer);
    }

    /**
     * Erases who an invitation is for; the invitation stays. The party whose person it is does so also when it has left the visit or
     * does not see it any more. Whether there still was somebody is not said.
     */
    public void erasePerson(String visit, String session, String invitation, Caller by) {
        var found = sessions.told(
                visit,
                session,
                by,
                hidden -> hidden.invitations()
                        .find(invitation)
                        .filter(one -> isOwn(one, hidden, by))
                        .isPresent());
        var own = invitation(found, invitation);
        if (!isOwn(own, found, by)) {
            throw new Refusal.NotYours(session);
        }
        persons.erase(List.of(own.person()));
    }

    private boolean isOwn(Invitation invitation, Session session, Caller by) {
        var writer = invitation.writer();
        return writer == null ? rights.isHosts(by, session) : writer.equals(by.party());
    }

    private Shown shown(Recorded<Session> session, Invitation invitation, Caller reader) {
        var person = persons(session.value(), List.of(invitation), reader).get(invitation.person());
        return new Shown(session, invitation, person);
    }

    private void claim(Session session, Invitation made) {
        persons.claim(made.person(), persons.erasure(session.facts().period().latest()));
    }

    /** Lets the details of those who are invited go sooner when their session has moved earlier. */
    public void follow(Session session) {
        persons.follow(
                session.invitations().all().stream().map(Invitation::person).toList(),
                session.facts().period().latest());
    }

    private static Invitation invitation(Session session, String id) {
        return session.invitations().find(id).orElseThrow(() -> new Refusal.Absent(id));
    }

    private static String id(String whole, @Nullable Repeat repeat) {
        return Repeat.idWithin(whole, repeat).replace("-", "").substring(0, ID_LENGTH);
    }
}
