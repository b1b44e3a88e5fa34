package eu.akkoord.dossiers.session;

import eu.akkoord.platform.desk.DomainEvent;
import eu.akkoord.platform.time.Period;
import java.time.LocalDate;
import java.util.List;

/** What happened to a session. */
public sealed interface SessionEvent extends DomainEvent {
    record SessionAnnounced(LocalDate occurred) implements SessionEvent {}

    record SessionAmended(LocalDate occurred, List<String> changed) implements SessionEvent {}

    /** Its period is among what changed. */
    record SessionMoved(LocalDate occurred, List<String> changed, Period from, Period to) implements SessionEvent {}

    record SessionStatusChanged(LocalDate occurred, SessionStage previous) implements SessionEvent {}

    record InvitationRequested(LocalDate occurred) implements SessionEvent {}

    /** Someone was invited, asked for or not. */
    record Invited(LocalDate occurred) implements SessionEvent {}

    /**
     * An invitation was accepted or declined, or a request declined.
     *
     * @param led where it stands because of that
     * @param promoted how many who waited have got a place by it
     */
    record InvitationAnswered(LocalDate occurred, InvitationStage led, int promoted) implements SessionEvent {}
}
