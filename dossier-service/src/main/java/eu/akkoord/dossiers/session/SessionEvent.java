package eu.akkoord.dossiers.session;

import eu.akkoord.platform.core.change.DomainEvent;
import eu.akkoord.platform.core.time.Period;
import java.time.LocalDate;
import java.util.List;

/** A change of a session. */
public sealed interface SessionEvent extends DomainEvent {
    record SessionAnnounced(LocalDate occurred) implements SessionEvent {}

    record SessionAmended(LocalDate occurred, List<String> changed) implements SessionEvent {}

    /** A fixing: its period is among what changed, and lies within the one before it. */
    record SessionFixed(LocalDate occurred, List<String> changed, Period from, Period to) implements SessionEvent {}

    /** A slip: its period is among what changed. */
    record SessionMoved(LocalDate occurred, List<String> changed, Period from, Period to) implements SessionEvent {}

    record SessionStatusChanged(LocalDate occurred, SessionStage previous) implements SessionEvent {}

    /** It was cancelled because its visit was. */
    record SessionEnded(LocalDate occurred, SessionStage previous) implements SessionEvent {}

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
