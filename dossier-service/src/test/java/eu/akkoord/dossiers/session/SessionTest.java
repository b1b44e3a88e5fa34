package eu.akkoord.dossiers.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.session.SessionEvent.InvitationAnswered;
import eu.akkoord.dossiers.session.SessionEvent.InvitationRequested;
import eu.akkoord.dossiers.session.SessionEvent.Invited;
import eu.akkoord.dossiers.session.SessionEvent.SessionMoved;
import eu.akkoord.dossiers.session.SessionStatus.Announced;
import eu.akkoord.dossiers.session.SessionStatus.Cancelled;
import eu.akkoord.dossiers.session.SessionStatus.Held;
import eu.akkoord.dossiers.session.SessionStatus.Open;
import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.time.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final LocalDate DAY = LocalDate.of(2017, 9, 14);
    private static final Period SEPTEMBER = Period.of("2017-09", "september 2017");

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
    void each_invitation_is_answered_as_it_may_be_and_not_otherwise() {
        var answers = Map.of(
                InvitationStage.REQUESTED,
                Map.of(Answer.INVITED, InvitationStage.INVITED, Answer.DECLINED, InvitationStage.DECLINED),
                InvitationStage.INVITED,
                Map.of(Answer.ACCEPTED, InvitationStage.ACCEPTED, Answer.DECLINED, InvitationStage.DECLINED),
                InvitationStage.ACCEPTED,
                Map.of(Answer.DECLINED, InvitationStage.DECLINED),
                InvitationStage.WAITLISTED,
                Map.of(Answer.DECLINED, InvitationStage.DECLINED),
                InvitationStage.DECLINED,
                Map.<Answer, InvitationStage>of(),
                InvitationStage.ATTENDED,
                Map.<Answer, InvitationStage>of());
        answers.forEach((stage, leads) -> {
            var session = session(new Open(DAY), null, List.of(invitation(1, stage)));
            for (var answer : Answer.values()) {
                if (leads.containsKey(answer)) {
                    assertThat(stages(session.answer("invitation-1", "a", answer, DAY)
                                    .after()))
                            .containsExactly(leads.get(answer));
                } else {
                    assertThatExceptionOfType(Refusal.WrongStage.class)
                            .isThrownBy(() -> session.answer("invitation-1", "a", answer, DAY));
                }
            }
        });
    }

    @Test
    void someone_asks_only_while_it_is_open_and_is_invited_until_it_is_over() {
        var open = session(new Open(DAY), 1, List.of());
        var asked = open.request("invitation-1", "person-1", DAY);
        assertThat(asked.event()).isEqualTo(new InvitationRequested(DAY));
        assertThat(asked.after().unansweredSince()).isEqualTo(DAY);
        assertThat(open.invite("invitation-1", "person-1", DAY).event()).isEqualTo(new Invited(DAY));

        var announced = session(new Announced(DAY), 1, List.of());
        assertThat(stages(announced.invite("invitation-1", "person-1", DAY).after()))
                .containsExactly(InvitationStage.INVITED);
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> announced.request("invitation-1", "person-1", DAY));

        for (var over : List.of(new Held(DAY, 3), new Cancelled(DAY, "ziekte"))) {
            var session = session(over, 1, List.of(invitation(1, InvitationStage.REQUESTED)));
            assertThat(session.unansweredSince()).isNull();
            assertThatExceptionOfType(Refusal.WrongStage.class)
                    .isThrownBy(() -> session.request("invitation-2", "person-2", DAY));
            assertThatExceptionOfType(Refusal.WrongStage.class)
                    .isThrownBy(() -> session.invite("invitation-2", "person-2", DAY));
            assertThatExceptionOfType(Refusal.WrongStage.class)
                    .isThrownBy(() -> session.answer("invitation-1", "a", Answer.INVITED, DAY));
        }
    }

    @Test
    void a_place_that_comes_free_goes_to_the_first_in_the_order_of_asking() {
        var session = session(
                new Open(DAY),
                1,
                List.of(
                        invitation(1, InvitationStage.WAITLISTED),
                        invitation(2, InvitationStage.ACCEPTED),
                        invitation(3, InvitationStage.WAITLISTED)));
        assertThat(turns(session)).containsExactly(1, null, 2);

        var declined = session.answer("invitation-2", "a", Answer.DECLINED, DAY);

        assertThat(declined.event()).isEqualTo(new InvitationAnswered(DAY, InvitationStage.DECLINED, 1));
        assertThat(stages(declined.after()))
                .containsExactly(InvitationStage.ACCEPTED, InvitationStage.DECLINED, InvitationStage.WAITLISTED);
        assertThat(turns(declined.after())).containsExactly(null, null, 1);
    }

    @Test
    void who_declines_while_waiting_frees_no_place() {
        var session = session(
                new Open(DAY),
                1,
                List.of(
                        invitation(1, InvitationStage.ACCEPTED),
                        invitation(2, InvitationStage.WAITLISTED),
                        invitation(3, InvitationStage.WAITLISTED)));

        assertThat(stages(session.answer("invitation-2", "a", Answer.DECLINED, DAY)
                        .after()))
                .containsExactly(InvitationStage.ACCEPTED, InvitationStage.DECLINED, InvitationStage.WAITLISTED);
    }

    @Test
    void more_room_lets_in_who_waits_and_less_than_is_taken_is_refused() {
        var session = session(
                new Open(DAY),
                1,
                List.of(
                        invitation(1, InvitationStage.ACCEPTED),
                        invitation(2, InvitationStage.WAITLISTED),
                        invitation(3, InvitationStage.WAITLISTED)));

        assertThat(stages(session.amend(facts(SEPTEMBER, 2), DAY).after()))
                .containsExactly(InvitationStage.ACCEPTED, InvitationStage.ACCEPTED, InvitationStage.WAITLISTED);
        var unlimited = session.amend(facts(SEPTEMBER, null), DAY).after();
        assertThat(stages(unlimited)).containsOnly(InvitationStage.ACCEPTED);
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> unlimited.amend(facts(SEPTEMBER, 2), DAY))
                .satisfies(refusal ->
                        assertThat(refusal.faults()).extracting(Fault::pointer).containsExactly("/capacity"));
    }

    /** Whatever is answered in whatever order: never more than fit, never a place free while someone waits. */
    @Test
    void it_is_never_overfull_and_never_empty_while_someone_waits() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            int capacity = 1 + random.nextInt(5);
            var session = session(
                    new Open(DAY),
                    capacity,
                    IntStream.rangeClosed(1, 12)
                            .mapToObj(n -> invitation(n, InvitationStage.INVITED))
                            .toList());
            for (int step = 0; step < 40; step++) {
                var before = session.invitations().all().get(random.nextInt(12));
                var possible = new ArrayList<>(before.stage().answers());
                if (!possible.isEmpty()) {
                    Collections.shuffle(possible, random);
                    session = session.answer(before.id(), "a" + step, possible.getFirst(), DAY)
                            .after();
                }
                int accepted = session.invitations().count(InvitationStage.ACCEPTED);
                int waiting = session.invitations().count(InvitationStage.WAITLISTED);
                assertThat(accepted).as("seed %d", seed).isLessThanOrEqualTo(capacity);
                assertThat(waiting == 0 || accepted == capacity)
                        .as("seed %d", seed)
                        .isTrue();
            }
        }
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
                .isEqualTo(new SessionMoved(DAY, List.of("period"), SEPTEMBER, exactly));
    }

    @Test
    void cancelling_needs_a_reason() {
        assertThatExceptionOfType(Refusal.MissingReason.class)
                .isThrownBy(() -> session(new Open(DAY), null, List.of())
                        .become(SessionStage.CANCELLED, DAY, null, Attendance.UNKNOWN));
    }

    @Test
    void there_is_an_end_to_the_number_of_invitations() {
        var full = session(
                new Open(DAY),
                null,
                IntStream.rangeClosed(1, Invitations.MOST)
                        .mapToObj(n -> invitation(n, InvitationStage.INVITED))
                        .toList());

        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> full.invite("invitation-more", "person", DAY));
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

    private static List<InvitationStage> stages(Session session) {
        return session.invitations().all().stream().map(Invitation::stage).toList();
    }

    private static List<@Nullable Integer> turns(Session session) {
        var turns = new ArrayList<@Nullable Integer>();
        session.invitations()
                .all()
                .forEach(one -> turns.add(session.invitations().turn(one)));
        return turns;
    }

    private static Session session(SessionStatus status, @Nullable Integer capacity, List<Invitation> invitations) {
        return new Session(
                "lunchsessie",
                "werkbezoek",
                facts(SEPTEMBER, capacity),
                status,
                new Invitations(invitations),
                Confidentiality.PARTNERS);
    }

    private static SessionFacts facts(Period period, @Nullable Integer capacity) {
        return new SessionFacts("Lunchsessie", List.of("inburgering"), List.of(), null, period, "nl", capacity);
    }

    private static Invitation invitation(int number, InvitationStage stage) {
        return new Invitation("invitation-" + number, "person-" + number, stage, DAY, DAY, null);
    }
}
