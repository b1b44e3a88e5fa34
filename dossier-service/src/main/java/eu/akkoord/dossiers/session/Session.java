package eu.akkoord.dossiers.session;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.session.SessionEvent.InvitationAnswered;
import eu.akkoord.dossiers.session.SessionEvent.InvitationRequested;
import eu.akkoord.dossiers.session.SessionEvent.Invited;
import eu.akkoord.dossiers.session.SessionEvent.SessionAmended;
import eu.akkoord.dossiers.session.SessionEvent.SessionAnnounced;
import eu.akkoord.dossiers.session.SessionEvent.SessionMoved;
import eu.akkoord.dossiers.session.SessionEvent.SessionStatusChanged;
import eu.akkoord.dossiers.session.SessionStatus.Announced;
import eu.akkoord.dossiers.session.SessionStatus.Cancelled;
import eu.akkoord.dossiers.session.SessionStatus.Held;
import eu.akkoord.dossiers.session.SessionStatus.Open;
import eu.akkoord.platform.desk.Change;
import eu.akkoord.platform.desk.Differences;
import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session about a visit. It is announced, may be opened for requests, and is held or, with a reason, cancelled. Until then people
 * are invited, and accept or decline. Who accepts when it is full waits; a place that comes free goes to the first in the order of
 * asking, in the same change that frees it.
 *
 * @param visit id of the visit it is about
 * @param within how far the visit was shown when this session last changed
 */
public record Session(
        String id,
        String visit,
        SessionFacts facts,
        SessionStatus status,
        Invitations invitations,
        Confidentiality within) {
    /** @param within how far the visit is shown */
    public static Change<Session, SessionEvent> announce(
            String id, String visit, SessionFacts facts, Confidentiality within, LocalDate occurred) {
        return new Change<>(
                new Session(id, visit, facts, new Announced(occurred), Invitations.NONE, within),
                new SessionAnnounced(occurred));
    }

    /** The same, about to be changed while its visit is shown this far. */
    public Session within(Confidentiality now) {
        return new Session(id, visit, facts, status, invitations, now);
    }

    /** Whether these facts would change its period. */
    public boolean moves(SessionFacts next) {
        return !facts.period().equals(next.period());
    }

    /** Writes other facts, which the caller knows to differ. */
    public Change<Session, SessionEvent> amend(SessionFacts next, LocalDate occurred) {
        var faults = new ArrayList<Fault>();
        var earliest = next.period().earliest();
        if (moves(next) && status instanceof Held && earliest != null && earliest.isAfter(status.since())) {
            faults.add(new Fault(
                    "/period/edtf",
                    next.period().edtf(),
                    "Een gehouden sessie begon niet na de dag waarop ze gehouden is"));
        }
        var capacity = next.capacity();
        if (isAhead() && capacity != null && capacity < invitations.count(InvitationStage.ACCEPTED)) {
            faults.add(new Fault(
                    "/capacity", capacity.toString(), "Er zijn al meer uitnodigingen aanvaard dan er dan plaats is"));
        }
        Refusal.Contradiction.of(faults);
        var changed = Differences.between(facts, next);
        var event = moves(next)
                ? new SessionMoved(occurred, changed, facts.period(), next.period())
                : new SessionAmended(occurred, changed);
        var after = isAhead() ? invitations.promoted(capacity, occurred) : invitations;
        return new Change<>(new Session(id, visit, next, status, after, within), event);
    }

    /** Where it can go from here. */
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
            throw new Refusal.Contradiction(
                    new Fault("/attendance", null, "Alleen bij een gehouden sessie is er iemand gekomen"));
        }
        SessionStatus next = switch (asked) {
            case ANNOUNCED -> throw wrongStage(asked.word());
            case OPEN -> new Open(occurred);
            case HELD -> held(occurred, attendance);
            case CANCELLED -> cancelled(occurred, reason);
        };
        return new Change<>(
                new Session(id, visit, facts, next, invitations.attended(attendance.present(), occurred), within),
                new SessionStatusChanged(occurred, status.stage()));
    }

    /**
     * Someone asks for an invitation.
     *
     * @param party code of the party that asks; absent for the host's
     */
    public Change<Session, SessionEvent> request(
            String invitation, String person, @Nullable String party, LocalDate occurred) {
        if (!(status instanceof Open)) {
            throw new Refusal.WrongStage(
                    "Een uitnodiging kan alleen worden gevraagd als de sessie open is",
                    allowed().stream().map(SessionStage::word).toList());
        }
        return add(invitation, person, party, InvitationStage.REQUESTED, new InvitationRequested(occurred));
    }

    /** Someone is invited without having asked. */
    public Change<Session, SessionEvent> invite(String invitation, String person, LocalDate occurred) {
        refuseOver();
        return add(invitation, person, null, InvitationStage.INVITED, new Invited(occurred));
    }

    private Change<Session, SessionEvent> add(
            String invitation, String person, @Nullable String party, InvitationStage stage, SessionEvent event) {
        var added = new Invitation(invitation, person, stage, event.occurred(), event.occurred(), null, party);
        return new Change<>(new Session(id, visit, facts, status, invitations.and(added), within), event);
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
        return new Change<>(new Session(id, visit, facts, status, after, within), event);
    }

    /** How many came; absent when nobody has said, or while nobody can have. */
    public @Nullable Integer attended() {
        return status instanceof Held held ? held.attended() : null;
    }

    /** The day of the eldest request that is still to be answered; absent when there is none. */
    public @Nullable LocalDate unansweredSince() {
        return isAhead() ? invitations.unansweredSince() : null;
    }

    /** Whether it is still to be held. */
    private boolean isAhead() {
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
                    "Deze sessie is %s".formatted(status.stage().word()), List.of());
        }
    }

    private Held held(LocalDate occurred, Attendance attendance) {
        var earliest = facts.period().earliest();
        if (earliest != null && earliest.isAfter(occurred)) {
            throw new Refusal.Contradiction(new Fault(
                    "/change/occurred",
                    occurred.toString(),
                    "De sessie begint ten vroegste op %s".formatted(earliest)));
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
