package eu.akkoord.dossiers.session;

import static eu.akkoord.dossiers.session.SeptemberSession.DAY;
import static eu.akkoord.dossiers.session.SeptemberSession.SEPTEMBER;
import static eu.akkoord.dossiers.session.SeptemberSession.facts;
import static eu.akkoord.dossiers.session.SeptemberSession.invitation;
import static eu.akkoord.dossiers.session.SeptemberSession.session;
import static eu.akkoord.dossiers.session.SeptemberSession.stages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.dossiers.session.SessionEvent.SessionFixed;
import eu.akkoord.dossiers.session.SessionStatus.Announced;
import eu.akkoord.dossiers.session.SessionStatus.Cancelled;
import eu.akkoord.dossiers.session.SessionStatus.Held;
import eu.akkoord.dossiers.session.SessionStatus.Open;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionTest {
    @Test
    void each_stage_goes_where_it_may_and_nowhere_else() {
        var allowed = Map.of(
                new Announced(DAY), Set.of(SessionStage.OPEN, SessionStage.HELD, SessionStage.CANCELLED),
                new Open(DAY), Set.of(SessionStage.HELD, SessionStage.CANCELLED),
                new Held(DAY, null), Set.<SessionStage>of(),
                new Cancelled(DAY, "ziekte"), Set.<SessionStage>of());
        allowed.forEach((status, stages) -> {
            var session = session(status, null, List.of());
            for (var asked : SessionStage.values()) {
                if (stages.contains(asked)) {
                    assertThat(become(session, asked).status().stage()).isEqualTo(asked);
                } else {
                    assertThatExceptionOfType(Refusal.WrongStage.class)
                            .isThrownBy(() -> become(session, asked))
                            .satisfies(refusal -> assertThat(refusal.allowed())
                                    .containsExactlyInAnyOrderElementsOf(stages.stream()
                                            .map(SessionStage::word)
                                            .toList()));
                }
            }
        });
    }

    @Test
    void attendance_is_who_came_or_how_many_and_more_may_come_than_are_named() {
        var session = session(
                new Open(DAY),
                2,
                List.of(
                        invitation(1, InvitationStage.ACCEPTED),
                        invitation(2, InvitationStage.WAITLISTED),
                        invitation(3, InvitationStage.ACCEPTED)));

        var named = session.become(
                        SessionStage.HELD, DAY, null, new Attendance(null, List.of("invitation-1", "invitation-2")))
                .after();
        assertThat(named.attended()).isEqualTo(2);
        assertThat(stages(named))
                .containsExactly(InvitationStage.ATTENDED, InvitationStage.ATTENDED, InvitationStage.ACCEPTED);
        assertThat(session.become(SessionStage.HELD, DAY, null, new Attendance(7, List.of("invitation-1")))
                        .after()
                        .attended())
                .isEqualTo(7);
        assertThat(session.become(SessionStage.HELD, DAY, null, Attendance.UNKNOWN)
                        .after()
                        .attended())
                .isNull();

        refused(
                session,
                SessionStage.HELD,
                new Attendance(1, List.of("invitation-1", "invitation-2")),
                "/attendance/count");
        refused(session, SessionStage.HELD, new Attendance(null, List.of("invitation-9")), "/attendance/present/0");
        refused(session, SessionStage.CANCELLED, new Attendance(3, List.of()), "/attendance");
    }

    @Test
    void it_is_not_held_before_it_begins_and_does_not_begin_after_it_was_held() {
        var session = session(new Open(DAY), null, List.of());
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(
                        () -> session.become(SessionStage.HELD, LocalDate.of(2017, 8, 31), null, Attendance.UNKNOWN));

        var held = session(new Held(DAY, null), null, List.of());
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> held.amend(facts(Period.of("2017-10", null), null), DAY));
        var exactly = Period.of("2017-09-14", null);
        assertThat(held.amend(facts(exactly, null), DAY).event())
                .isEqualTo(new SessionFixed(DAY, List.of("period"), SEPTEMBER, exactly));
    }

    @Test
    void cancelling_needs_a_reason() {
        assertThatExceptionOfType(Refusal.MissingReason.class)
                .isThrownBy(() -> session(new Open(DAY), null, List.of())
                        .become(SessionStage.CANCELLED, DAY, null, Attendance.UNKNOWN));
    }

    private static void refused(Session session, SessionStage asked, Attendance attendance, String pointer) {
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> session.become(asked, DAY, "reden", attendance))
                .satisfies(refusal ->
                        assertThat(refusal.faults()).extracting(Fault::pointer).containsExactly(pointer));
    }

    private static Session become(Session session, SessionStage asked) {
        return session.become(asked, DAY, "reden", Attendance.UNKNOWN).after();
    }
}
