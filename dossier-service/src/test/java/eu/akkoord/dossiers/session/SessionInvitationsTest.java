package eu.akkoord.dossiers.session;

import static eu.akkoord.dossiers.session.SeptemberSession.DAY;
import static eu.akkoord.dossiers.session.SeptemberSession.SEPTEMBER;
import static eu.akkoord.dossiers.session.SeptemberSession.facts;
import static eu.akkoord.dossiers.session.SeptemberSession.invitation;
import static eu.akkoord.dossiers.session.SeptemberSession.session;
import static eu.akkoord.dossiers.session.SeptemberSession.stages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.dossiers.session.SessionEvent.InvitationAnswered;
import eu.akkoord.dossiers.session.SessionEvent.InvitationRequested;
import eu.akkoord.dossiers.session.SessionEvent.Invited;
import eu.akkoord.dossiers.session.SessionStatus.Announced;
import eu.akkoord.dossiers.session.SessionStatus.Cancelled;
import eu.akkoord.dossiers.session.SessionStatus.Held;
import eu.akkoord.dossiers.session.SessionStatus.Open;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Invitations to a session, its places and its waiting list. */
class SessionInvitationsTest {
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
        var asked = open.request("invitation-1", "person-1", null, "VL", DAY);
        assertThat(asked.event()).isEqualTo(new InvitationRequested(DAY));
        assertThat(asked.after().unansweredSince()).isEqualTo(DAY);
        assertThat(open.invite("invitation-1", "person-1", "VL", DAY).event()).isEqualTo(new Invited(DAY));

        var announced = session(new Announced(DAY), 1, List.of());
        assertThat(stages(
                        announced.invite("invitation-1", "person-1", "VL", DAY).after()))
                .containsExactly(InvitationStage.INVITED);
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> announced.request("invitation-1", "person-1", null, "VL", DAY));

        for (var over : List.of(new Held(DAY, 3), new Cancelled(DAY, "ziekte"))) {
            var session = session(over, 1, List.of(invitation(1, InvitationStage.REQUESTED)));
            assertThat(session.unansweredSince()).isNull();
            assertThatExceptionOfType(Refusal.WrongStage.class)
                    .isThrownBy(() -> session.request("invitation-2", "person-2", null, "VL", DAY));
            assertThatExceptionOfType(Refusal.WrongStage.class)
                    .isThrownBy(() -> session.invite("invitation-2", "person-2", "VL", DAY));
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
    void there_is_an_end_to_the_number_of_invitations() {
        var full = session(
                new Open(DAY),
                null,
                IntStream.rangeClosed(1, 1_000)
                        .mapToObj(n -> invitation(n, InvitationStage.INVITED))
                        .toList());

        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> full.invite("invitation-more", "person", "VL", DAY));
    }

    @Test
    void attack_a_guest_asks_for_every_invitation_there_can_be() {
        var session = session(new Open(DAY), null, List.of());
        for (int n = 0; n < 200; n++) {
            session = session.request("nl-%d".formatted(n), "person", "NL", "VL", DAY)
                    .after();
        }
        var full = session;
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> full.request("nl-more", "person", "NL", "VL", DAY));
        assertThat(full.request("lu-0", "person", "LU", "VL", DAY)
                        .after()
                        .invitations()
                        .all())
                .hasSize(200 + 1);
        full.invite("host-0", "person", "VL", DAY);

        // what was declined leaves room, and goes for it
        var declined = full.answer("nl-7", "answer", Answer.DECLINED, DAY).after();
        var again =
                declined.request("nl-more", "person", "NL", "VL", DAY).after().invitations();
        assertThat(again.all()).hasSize(200);
        assertThat(again.find("nl-7")).isEmpty();
        assertThat(again.find("nl-more")).isPresent();
    }

    @Test
    void attack_guests_together_leave_the_host_no_room() {
        var session = session(new Open(DAY), null, List.of());
        for (var guest : List.of("NL", "LU", "DE")) {
            for (int n = 0; n < 200 && session.invitations().all().size() < 500; n++) {
                session = session.request(guest + n, "person", guest, "VL", DAY).after();
            }
        }
        var full = session;
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> full.request("fr-0", "person", "FR", "VL", DAY));
        var hosts = full;
        for (int n = 0; n < 1_000 - 500; n++) {
            hosts = hosts.invite("host-" + n, "person", "VL", DAY).after();
        }
        assertThat(hosts.invitations().all()).hasSize(1_000);
    }

    @Test
    void attack_declined_invitations_fill_a_session() {
        var full = session(
                new Open(DAY),
                null,
                IntStream.rangeClosed(1, 1_000)
                        .mapToObj(n -> invitation(n, InvitationStage.DECLINED))
                        .toList());
        assertThat(full.invite("invitation-more", "person", "VL", DAY)
                        .after()
                        .invitations()
                        .all())
                .hasSize(1_000);
        assertThat(full.request("nl-0", "person", "NL", "VL", DAY)
                        .after()
                        .invitations()
                        .find("nl-0"))
                .isPresent();
    }

    private static List<@Nullable Integer> turns(Session session) {
        var turns = new ArrayList<@Nullable Integer>();
        session.invitations()
                .all()
                .forEach(one -> turns.add(session.invitations().turn(one)));
        return turns;
    }
}
