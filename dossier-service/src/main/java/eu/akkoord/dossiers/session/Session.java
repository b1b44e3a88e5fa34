package eu.akkoord.dossiers.session;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Guarded;
import eu.akkoord.dossiers.access.WholeSnapshot;
import eu.akkoord.dossiers.session.SessionEvent.InvitationAnswered;
import eu.akkoord.dossiers.session.SessionEvent.InvitationRequested;
import eu.akkoord.dossiers.session.SessionEvent.Invited;
import eu.akkoord.dossiers.session.SessionEvent.SessionAmended;
import eu.akkoord.dossiers.session.SessionEvent.SessionAnnounced;
import eu.akkoord.dossiers.session.SessionEvent.SessionEnded;
import eu.akkoord.dossiers.session.SessionEvent.SessionFixed;
import eu.akkoord.dossiers.session.SessionEvent.SessionMoved;
import eu.akkoord.dossiers.session.SessionEvent.SessionStatusChanged;
import eu.akkoord.dossiers.session.SessionStatus.Announced;
import eu.akkoord.dossiers.session.SessionStatus.Cancelled;
import eu.akkoord.dossiers.session.SessionStatus.Held;
import eu.akkoord.dossiers.session.SessionStatus.Open;
import eu.akkoord.dossiers.visit.CalendarSequence;
import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.EncodedAs;
import eu.akkoord.platform.core.time.Period.Shift;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session about a visit. It is announced, may be opened for requests, and is held or, with a reason, cancelled. Until then people
 * are invited, and accept or decline. Who accepts when it is full waits; a place that comes free goes to the first in the order of
 * asking, in the same change that frees it. When its visit is cancelled before it was held, it is cancelled with it.
 *
 * @param visit id of the visit it is about
 * @param within how far the visit was shown when this session last changed
 * @param whole what decided about the visit then; absent on what was written before it was recorded
 * @param sequence the number of its last change of time, place or stage, as calendars count; absent before its first change
 */
public record Session(
        @Code String id,
        @Code String visit,
        @EncodedAs(inPlace = true) SessionFacts facts,
        SessionStatus status,
        Invitations invitations,
        Confidentiality within,
        @Nullable WholeSnapshot whole,
        @Nullable Integer sequence) {
    /** One that was never changed. */
    public Session(
            String id,
            String visit,
            SessionFacts facts,
            SessionStatus status,
            Invitations invitations,
            Confidentiality within,
            @Nullable WholeSnapshot whole) {
        this(id, visit, facts, status, invitations, within, whole, null);
    }

    /** One of which nobody recorded what decided about its visit. */
    public Session(
            String id,
            String visit,
            SessionFacts facts,
            SessionStatus status,
            Invitations invitations,
            Confidentiality within) {
        this(id, visit, facts, status, invitations, within, null);
    }

    /** @param within the visit as it stands */
    public static Change<Session, SessionEvent> announce(
            String id, String visit, SessionFacts facts, Guarded within, LocalDate occurred) {
        Refusal.Contradiction.of(facts.faults());
        return new Change<>(
                new Session(
                        id, visit, facts, new Announced(occurred), Invitations.NONE, within.level(), within.whole()),
                new SessionAnnounced(occurred));
    }

    /** The same, about to be changed while its visit stands so. */
    public Session within(Guarded now) {
        return new Session(id, visit, facts, status, invitations, now.level(), now.whole(), sequence);
    }

    /** Tells whether these facts would change the bounds of its period. */
    public boolean moves(SessionFacts next) {
        return facts.period().shiftTo(next.period()) != Shift.NONE;
    }

    /** Writes other facts, which the caller knows to differ. */
    public Change<Session, SessionEvent> amend(SessionFacts next, LocalDate occurred) {
        var faults = new ArrayList<>(next.faults());
        var earliest = next.period().earliest();
        if (moves(next) && status instanceof Held && earliest != null && earliest.isAfter(status.since())) {
            faults.add(new Fault("/period/edtf", next.period().edtf(), "session.heldBeforeStart"));
        }
        var capacity = next.capacity();
        if (isAhead() && capacity != null && capacity < invitations.count(InvitationStage.ACCEPTED)) {
            faults.add(new Fault("/capacity", capacity.toString(), "session.capacityTooSmall"));
        }
        Refusal.Contradiction.of(faults);
        var changed = SessionFacts.FORM.changed(facts, next);
        var event = switch (facts.period().shiftTo(next.period())) {
            case NONE -> new SessionAmended(occurred, changed);
            case FIXING -> new SessionFixed(occurred, changed, facts.period(), next.period());
            case SLIP -> new SessionMoved(occurred, changed, facts.period(), next.period());
        };
        var after = isAhead() ? invitations.promoted(capacity, occurred) : invitations;
        var counted = facts.isScheduledAs(next) ? sequence : Integer.valueOf(CalendarSequence.next(sequence));
        return new Change<>(new Session(id, visit, next, status, after, within, whole, counted), event);
    }

    /** The same, as it was stored at a revision; until sequences were recorded a calendar was told one less than the revision. */
    Session storedAt(long revision) {
        return sequence != null
                ? this
                : new Session(id, visit, facts, status, invitations, within, whole, Math.toIntExact(revision - 1));
    }

    /**
     * The same, about to be changed while its visit has a number in calendars.
     *
     * @param ofVisit absent while the visit was never changed
     */
    public Session countedWithin(@Nullable Integer ofVisit) {
        return new Session(
                id, visit, facts, status, invitations, within, whole, CalendarSequence.within(sequence, ofVisit));
    }

    /** Returns the stages it can move to. */
    public Set<SessionStage> allowed() {
        return switch (status) {
            case Announced announced -> EnumSet.of(SessionStage.OPEN, SessionStage.HELD, SessionStage.CANCELLED);
            case Open open -> EnumSet.of(SessionStage.HELD, SessionStage.CANCELLED);
            case Held held -> EnumSet.noneOf(SessionStage.class);
            case Cancelled cancelled -> EnumSet.noneOf(SessionStage.class);
        };
    }

    /**
     * Goes to another stage.
     *
     * @param reason needed to cancel it
     * @param attendance what is known of who came, when it is held
     */
    public Change<Session, SessionEvent> become(
            SessionStage asked, LocalDate occurred, @Nullable String reason, Attendance attendance) {
        if (!allowed().contains(asked)) {
            throw wrongStage(asked.word());
        }
        if (asked != SessionStage.HELD && !attendance.isUnknown()) {
            throw new Refusal.Contradiction(new Fault("/attendance", null, "session.attendanceUnheld"));
        }
        SessionStatus next = switch (asked) {
            case ANNOUNCED -> throw wrongStage(asked.word());
            case OPEN -> new Open(occurred);
            case HELD -> held(occurred, attendance);
            case CANCELLED -> cancelled(occurred, reason);
        };
        return new Change<>(
                new Session(
                        id,
                        visit,
                        facts,
                        next,
                        invitations.attended(attendance.present(), occurred),
                        within,
                        whole,
                        CalendarSequence.next(sequence)),
                new SessionStatusChanged(occurred, status.stage()));
    }

    /**
     * Ends it with its visit, which was cancelled while this was still to be held.
     *
     * @param occurred the day on which the visit was cancelled, or that of the last change of this one where that is later
     */
    Change<Session, SessionEvent> endWithVisit(LocalDate occurred) {
        return new Change<>(
                new Session(
                        id,
                        visit,
                        facts,
                        new Cancelled(occurred, null),
                        invitations,
                        within,
                        whole,
                        CalendarSequence.next(sequence)),
                new SessionEnded(occurred, status.stage()));
    }

    /**
     * Someone asks for an invitation.
     *
     * @param party code of the party that asks; absent for the host's
     * @param host code of the party that is host
     */
    public Change<Session, SessionEvent> request(
            String invitation, String person, @Nullable String party, String host, LocalDate occurred) {
        if (!(status instanceof Open)) {
            throw new Refusal.WrongStage(
                    allowed().stream().map(SessionStage::word).toList(), "invitation.sessionNotOpen");
        }
        return add(invitation, person, party, host, InvitationStage.REQUESTED, new InvitationRequested(occurred));
    }

    /**
     * Someone is invited without having asked.
     *
     * @param host code of the party that is host, and invites
     */
    public Change<Session, SessionEvent> invite(String invitation, String person, String host, LocalDate occurred) {
        refuseOver();
        return add(invitation, person, null, host, InvitationStage.INVITED, new Invited(occurred));
    }

    private Change<Session, SessionEvent> add(
            String invitation,
            String person,
            @Nullable String party,
            String host,
            InvitationStage stage,
            SessionEvent event) {
        var on = event.occurred();
        var added = new Invitation(invitation, person, stage, on, on, null, party, host);
        return new Change<>(
                new Session(id, visit, facts, status, invitations.and(added), within, whole, sequence), event);
    }

    /**
     * A request or an invitation is answered.
     *
     * @param by id of the answer
     * @throws Refusal.Absent when there is no such invitation
     */
    public Change<Session, SessionEvent> answer(String invitation, String by, Answer answer, LocalDate occurred) {
        var before = invitations.find(invitation).orElseThrow(() -> new Refusal.Absent(invitation));
        refuseOver();
        if (!before.stage().answers().contains(answer)) {
            throw Refusal.WrongStage.between(
                    before.stage().word(),
                    answer.word(),
                    before.stage().answers().stream().map(Answer::word).toList());
        }
        // who accepts waits first of all, and has a place at once when there is one
        var stage = switch (answer) {
            case INVITED -> InvitationStage.INVITED;
            case ACCEPTED -> InvitationStage.WAITLISTED;
            case DECLINED -> InvitationStage.DECLINED;
        };
        var after = invitations.with(before.to(stage, occurred).answered(by)).promoted(facts.capacity(), occurred);
        var led = after.find(invitation).map(Invitation::stage).orElse(stage);
        var event = answer == Answer.INVITED
                ? new Invited(occurred)
                : new InvitationAnswered(occurred, led, after.promotedSince(invitations));
        return new Change<>(new Session(id, visit, facts, status, after, within, whole, sequence), event);
    }

    /** Returns the number of people who came; absent unless stated, and before it is held. */
    public @Nullable Integer attended() {
        return status instanceof Held held ? held.attended() : null;
    }

    /** The day of the eldest request that is still to be answered; absent when there is none. */
    public @Nullable LocalDate unansweredSince() {
        return isAhead() ? invitations.unansweredSince() : null;
    }

    /** Tells whether it is still to be held. */
    public boolean isAhead() {
        return switch (status) {
            case Announced announced -> true;
            case Open open -> true;
            case Held held -> false;
            case Cancelled cancelled -> false;
        };
    }

    private void refuseOver() {
        if (!isAhead()) {
            throw new Refusal.WrongStage(
                    "session.stage", Refusal.inWords(status.stage().word()));
        }
    }

    private Held held(LocalDate occurred, Attendance attendance) {
        var earliest = facts.period().earliest();
        if (earliest != null && earliest.isAfter(occurred)) {
            throw new Refusal.Contradiction(
                    new Fault("/change/occurred", occurred.toString(), "session.startsTooEarly", earliest));
        }
        return new Held(occurred, attendance.attended());
    }

    private static Cancelled cancelled(LocalDate occurred, @Nullable String reason) {
        if (reason == null) {
            throw new Refusal.MissingReason();
        }
        return new Cancelled(occurred, reason);
    }

    private Refusal.WrongStage wrongStage(String asked) {
        return Refusal.WrongStage.between(
                status.stage().word(),
                asked,
                allowed().stream().map(SessionStage::word).toList());
    }
}
