package eu.akkoord.dossiers.session;

import eu.akkoord.dossiers.access.Guarded;
import eu.akkoord.dossiers.access.NamedReference;
import eu.akkoord.dossiers.access.References;
import eu.akkoord.dossiers.visit.FollowUp;
import eu.akkoord.dossiers.visit.VisitDesk;
import eu.akkoord.dossiers.visit.VisitRights;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.Opened;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.store.HistoryRecord;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Use cases of sessions; each is found only under its own visit. */
public final class SessionDesk extends Desk<Session, SessionEvent> {
    private final Sessions all;
    private final SessionRights rights;
    private final VisitDesk visits;
    private final References references;

    public SessionDesk(
            Sessions sessions,
            SessionRights rights,
            Trail trail,
            Clock clock,
            VisitDesk visits,
            References references) {
        super(SessionForms.SESSIONS, sessions, rights, trail, clock, SessionEvent.SessionAmended::new);
        this.all = sessions;
        this.rights = rights;
        this.visits = visits;
        this.references = references;
    }

    public Recorded<Session> announce(
            String visit, String id, SessionFacts facts, ChangeNote note, Caller writer, @Nullable Repeat repeat) {
        return announce(visit, id, facts, SessionStage.ANNOUNCED, Attendance.UNKNOWN, note, writer, repeat);
    }

    /**
     * Announces one.
     *
     * @param stage where it stands; a later one than the first is entered afterwards, with its day
     * @param attendance what is known of who came, when it was held
     */
    public Recorded<Session> announce(
            String visit,
            String id,
            SessionFacts facts,
            SessionStage stage,
            Attendance attendance,
            ChangeNote said,
            Caller writer,
            @Nullable Repeat repeat) {
        var note = entered(said, stage != SessionStage.ANNOUNCED);
        var day = days(note).ofMove();
        var read = visits.read(visit, writer);
        var about = VisitRights.guarded(read);
        var before = madeBefore(id, repeat, writer);
        if (before.isPresent()) {
            if (!visit.equals(parentOf(before.get().value()))) {
                throw new Refused.KeyReused(id);
            }
            visits.actedWithin(visit, writer);
            return before.get();
        }
        var announcing = Session.announce(id, visit, facts, about, day);
        var begun = stage == SessionStage.ANNOUNCED
                ? announcing
                : new Change<>(
                        announcing
                                .after()
                                .become(stage, day, note.reason(), attendance)
                                .after(),
                        announcing.event());
        refuseOthers(begun.after(), writer);
        read.refuseCancelled();
        Refusal.Contradiction.of(facts.strangeThemes(about.agreements()));
        references.refuseUnknown(NamedReference.added(references.vouchedBy(writer), facts.named()), List.of());
        var announced = add(id, begun, note, writer, repeat);
        visits.actedWithin(visit, writer);
        endWithVisit(announced, writer);
        return announced;
    }

    /** Ends what was announced while its visit was being cancelled: whoever cancelled that may not have seen this one. */
    private void endWithVisit(Recorded<Session> announced, Caller writer) {
        var visit = visits.readUnchecked(announced.value().visit());
        if (visit.isCancelled()) {
            var since = visit.status().since();
            note(announced.value().id(), writer, (now, days) -> {
                var last = days.ofAmendment();
                return now.isAhead()
                        ? now.within(VisitRights.guarded(visit)).endWithVisit(since.isBefore(last) ? last : since)
                        : null;
            });
        }
    }

    /** Opens it under its visit, for the host. */
    public Opened<Session> open(String visit, String id, long seen, ChangeNote note, Caller writer) {
        days(note);
        var current = current(id, writer);
        refuseElsewhere(visit, id, current.value());
        refuseOthers(current.value(), writer);
        return toWrite(current, seen, note, writer);
    }

    /** Writes other facts; nothing is stored or told when that makes no difference. */
    public Recorded<Session> amend(Opened<Session> opened, SessionFacts next) {
        var session = opened.value();
        var before = session.facts();
        if (next.equals(before)) {
            return acted(opened, null);
        }
        var read = visits.read(session.visit(), opened.by());
        var about = VisitRights.guarded(read);
        if (!next.themes().equals(before.themes())) {
            Refusal.Contradiction.of(next.strangeThemes(about.agreements()));
        }
        var change = session.within(about)
                .countedWithin(read.sequence())
                .amend(next, opened.days().of(session.moves(next)));
        references.refuseUnknown(NamedReference.added(before.named(), next.named()), List.of());
        return acted(opened, change);
    }

    /** @param attendance what is known of who came, when it is held */
    public Recorded<Session> become(Opened<Session> opened, SessionStage asked, Attendance attendance) {
        var about = visits.read(opened.value().visit(), opened.by());
        if (asked != SessionStage.CANCELLED) {
            about.refuseCancelled();
        }
        var session = opened.value().within(VisitRights.guarded(about)).countedWithin(about.sequence());
        return acted(
                opened,
                opened.days()
                        .ofStep(
                                session.facts().period(),
                                day -> session.become(asked, day, opened.reason(), attendance)));
    }

    /** Stores a change, by which the host accepts the visit as well. */
    private Recorded<Session> acted(Opened<Session> opened, @Nullable Change<Session, SessionEvent> change) {
        var after = save(opened, change);
        visits.actedWithin(after.value().visit(), opened.by());
        return after;
    }

    @Override
    protected boolean mayCorrect(@Nullable Session before, HistoryRecord<Session> change, Caller by) {
        return super.mayCorrect(before, change, by)
                || (before != null
                        && rights.isHosts(by, change.after())
                        && !(before.facts().equals(change.after().facts())
                                && before.status().equals(change.after().status())));
    }

    @Override
    protected void refuseRedated(Session corrected, LocalDate day) {
        var earliest = corrected.facts().period().earliest();
        var status = corrected.status();
        if (status.stage() == SessionStage.HELD && earliest != null && earliest.isAfter(status.since())) {
            throw new Refusal.Contradiction(
                    new Fault("/change/occurred", day.toString(), "session.startsTooEarly", earliest));
        }
    }

    @Override
    protected Change<Session, SessionEvent> standing(Session after, SessionEvent event, Caller by) {
        return new Change<>(after.within(visit(after.visit(), by)), event);
    }

    @Override
    protected String parentOf(Session session) {
        return session.visit();
    }

    /** As it is, for one to whom it may be hidden but who has something of its own in it; nothing of it may be shown. */
    Session told(String visit, String id, Caller caller, Predicate<Session> told) {
        var session = readIfAware(id, caller, told);
        refuseElsewhere(visit, id, session);
        return session;
    }

    /** @throws Refusal.Absent when there is no such visit for the reader, and therefore no sessions about it */
    public void refuseHidden(String visit, Caller reader) {
        visits.read(visit, reader);
    }

    private void refuseOthers(Session session, Caller writer) {
        if (!rights.isHosts(writer, session)) {
            throw new Refusal.NotYours(session.id());
        }
    }

    /** Returns what is still to be held about a visit, as far as the reader may see it. */
    public List<FollowUp> ahead(String visit, Caller reader) {
        return shown(all.about(visit), reader).values().stream()
                .map(Recorded::value)
                .filter(session -> session.isAhead() && session.visit().equals(visit))
                .map(session -> new FollowUp(
                        session.facts().title(),
                        session.facts().period(),
                        List.of(SessionForms.SESSIONS.path(session))))
                .toList();
    }

    /**
     * Finds what decides about the visit as it stands, for something that begins or goes on about it.
     *
     * @throws Refusal.WrongStage when it was cancelled
     */
    Guarded going(String id, Caller writer) {
        var visit = visits.read(id, writer);
        visit.refuseCancelled();
        return VisitRights.guarded(visit);
    }

    /** Finds what decides about the visit as it stands. */
    Guarded visit(String id, Caller writer) {
        return VisitRights.guarded(visits.read(id, writer));
    }
}
