package eu.akkoord.dossiers.access;

import static eu.akkoord.dossiers.access.RecoveryWorld.AUDITOR;
import static eu.akkoord.dossiers.access.RecoveryWorld.COORDINATOR;
import static eu.akkoord.dossiers.access.RecoveryWorld.MAKER;
import static eu.akkoord.dossiers.access.RecoveryWorld.OTHERS_AUDITOR;
import static eu.akkoord.dossiers.access.RecoveryWorld.OTHERS_COORDINATOR;
import static eu.akkoord.dossiers.access.RecoveryWorld.SECOND;
import static eu.akkoord.dossiers.access.RecoveryWorld.THING;
import static eu.akkoord.dossiers.access.RecoveryWorld.because;
import static eu.akkoord.dossiers.access.RecoveryWorld.caller;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.dossiers.access.Recovery.Answer;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.time.ChangeNote;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two people of the owner's party recover what nobody of it sees any more, after seven whole days, and nobody else does. */
class RecoveryTest {
    private final RecoveryWorld world = new RecoveryWorld();

    private String asked() {
        return world.recovering
                .ask(THING, because("niemand meer hier"), COORDINATOR, null)
                .id();
    }

    private Recovery answer(String id, Answer answer, Caller by) {
        return world.recovering.answer(THING, id, answer, because("nagegaan"), by);
    }

    @Test
    void it_opens_after_seven_whole_days_by_itself_and_lists_agree_on_each_of_them() {
        assertThat(world.reads(COORDINATOR, world.indexed())).isFalse();
        var id = asked();
        assertThat(answer(id, Answer.SECONDED, AUDITOR).stage(world.recovering.today()))
                .isEqualTo("seconded");
        var indexed = world.indexed();
        for (int day = 0; day <= 7; day++) {
            assertThat(world.reads(COORDINATOR, indexed)).as("day " + day).isFalse();
            assertThat(world.reads(SECOND, indexed)).isFalse();
            world.days(1);
        }
        for (int day = 8; day < 3000; day += 37) {
            assertThat(world.reads(COORDINATOR, indexed)).as("day " + day).isTrue();
            assertThat(world.reads(AUDITOR, indexed)).isFalse();
            assertThat(world.reads(SECOND, indexed)).isFalse();
            assertThat(world.reads(
                            new Caller(COORDINATOR.subject(), "c", "NL", "org", Set.of("coordinator"), Set.of()),
                            indexed))
                    .as("who moves to another government takes nothing along")
                    .isFalse();
            world.days(37);
        }
        assertThat(world.recovering.on(THING, AUDITOR).getFirst().stage(world.recovering.today()))
                .isEqualTo("granted");
        assertThat(world.granting.listed(THING, COORDINATOR))
                .extracting(Grant::id)
                .containsExactly("creator", id);
    }

    @Test
    void the_grant_it_has_become_is_withdrawn_as_any_other() {
        var id = asked();
        answer(id, Answer.SECONDED, SECOND);
        world.days(8);
        world.granting.withdraw(THING, id, MAKER);
        assertThat(world.reads(COORDINATOR, world.indexed())).isFalse();
        assertThat(world.granting.listed(THING, MAKER).getLast().counts()).isFalse();
    }

    @Test
    void it_can_be_seconded_until_the_thirtieth_day_and_lapses_on_the_next() {
        var id = asked();
        world.days(30);
        answer(id, Answer.SECONDED, SECOND);

        var other = new RecoveryWorld();
        var late = other.recovering.ask(THING, because("niemand meer hier"), COORDINATOR, null);
        other.days(31);
        assertThat(late.stage(other.recovering.today())).isEqualTo("lapsed");
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(
                        () -> other.recovering.answer(THING, late.id(), Answer.SECONDED, because("te laat"), SECOND));
        assertThat(other.recovering
                        .ask(THING, because("opnieuw"), COORDINATOR, null)
                        .id())
                .isNotEqualTo(late.id());
    }

    @Test
    void attack_the_second_person_is_the_first_one_with_another_client() {
        var id = asked();
        for (var role : List.of("coordinator", "auditor")) {
            assertThatExceptionOfType(Refusal.NotYours.class)
                    .isThrownBy(() -> answer(id, Answer.SECONDED, caller("coordinator", "other-app", "VL", role)));
        }
    }

    @Test
    void attack_it_is_asked_for_or_answered_by_who_may_not_know_of_it() {
        var id = asked();
        var officer = caller("officer", "app", "VL", "officer");
        for (var other : List.of(OTHERS_COORDINATOR, OTHERS_AUDITOR, officer)) {
            assertThatExceptionOfType(Refusal.Absent.class)
                    .isThrownBy(() -> world.recovering.ask(THING, because("x"), other, null));
            assertThatExceptionOfType(Refusal.Absent.class).isThrownBy(() -> world.recovering.on(THING, other));
            for (var answer : Answer.values()) {
                assertThatExceptionOfType(Refusal.Absent.class).isThrownBy(() -> answer(id, answer, other));
            }
        }
        assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> answer(id, Answer.WITHDRAWN, SECOND));
        assertThatExceptionOfType(Refusal.NotYours.class)
                .as("an officer who sees it may refuse, and not second")
                .isThrownBy(() -> answer(id, Answer.SECONDED, MAKER));
    }

    @Test
    void attack_it_is_recovered_although_somebody_refuses_on_the_last_day() {
        for (int day : new int[] {0, 6, 7}) {
            var other = new RecoveryWorld();
            var id = other.recovering
                    .ask(THING, because("niemand meer hier"), COORDINATOR, null)
                    .id();
            other.recovering.answer(THING, id, Answer.SECONDED, ChangeNote.NONE, SECOND);
            other.days(day);
            assertThatExceptionOfType(Refusal.MissingReason.class)
                    .isThrownBy(() -> other.recovering.answer(THING, id, Answer.REFUSED, ChangeNote.NONE, MAKER));
            other.recovering.answer(THING, id, Answer.REFUSED, because("ik ben er nog"), MAKER);
            other.days(30);
            assertThat(other.reads(COORDINATOR, other.indexed())).isFalse();
            assertThatExceptionOfType(Refusal.WrongStage.class)
                    .isThrownBy(() -> other.recovering.answer(THING, id, Answer.SECONDED, ChangeNote.NONE, SECOND));
        }
    }

    @Test
    void attack_it_is_refused_after_it_has_opened() {
        var id = asked();
        answer(id, Answer.SECONDED, SECOND);
        world.days(8);
        assertThatExceptionOfType(Refusal.WrongStage.class).isThrownBy(() -> answer(id, Answer.REFUSED, AUDITOR));
        assertThatExceptionOfType(Refusal.Absent.class)
                .as("an officer who sees it is told of what is open, and no longer")
                .isThrownBy(() -> answer(id, Answer.REFUSED, MAKER));
    }

    @Test
    void attack_one_is_asked_for_beside_another_or_by_who_sees_it_or_without_a_reason() {
        assertThatExceptionOfType(Refusal.MissingReason.class)
                .isThrownBy(() -> world.recovering.ask(THING, ChangeNote.NONE, COORDINATOR, null));
        var repeat = new Repeat("me", "key", "print");
        var first = world.recovering.ask(THING, because("niemand meer hier"), COORDINATOR, repeat);
        assertThat(world.recovering.ask(THING, because("niemand meer hier"), COORDINATOR, repeat))
                .isEqualTo(first);
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> world.recovering.ask(THING, because("ook"), SECOND, null));
        answer(first.id(), Answer.WITHDRAWN, COORDINATOR);
        var seeing = new Caller(MAKER.subject(), "c", "VL", "org", Set.of("coordinator"), Set.of());
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> world.recovering.ask(THING, because("ook"), seeing, null));
    }

    @Test
    void attack_something_that_is_not_restricted_is_recovered() {
        var seeing = new Caller(MAKER.subject(), "c", "VL", "org", Set.of("coordinator"), Set.of());
        var id = asked();
        world.lower(seeing, Confidentiality.INTERNAL);
        assertThatExceptionOfType(Refusal.WrongStage.class).isThrownBy(() -> answer(id, Answer.SECONDED, AUDITOR));
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> world.recovering.ask(THING, because("x"), SECOND, null));
    }

    @Test
    void attack_a_pending_one_lets_the_last_reader_shut_everybody_out() {
        var id = asked();
        answer(id, Answer.SECONDED, SECOND);
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> world.granting.withdraw(THING, "creator", MAKER));
    }

    @Test
    void attack_it_opens_what_another_party_has_taken_over_meanwhile() {
        var id = asked();
        answer(id, Answer.SECONDED, SECOND);
        world.takenOver(false);
        world.days(20);
        assertThat(world.reads(COORDINATOR, world.indexed())).isFalse();
        assertThat(world.reads(MAKER, world.indexed())).isFalse();
        assertThat(world.reads(OTHERS_COORDINATOR, world.indexed())).isTrue();
    }

    @Test
    void attack_grants_of_the_former_owner_go_on_when_the_process_dies_after_the_takeover() {
        var id = asked();
        answer(id, Answer.SECONDED, SECOND);
        world.grants.saves = 1;
        try {
            world.takenOver(false);
        } catch (IllegalStateException died) {
            assertThat(died).hasMessage("The process has died");
        }
        world.grants.saves = Integer.MAX_VALUE;
        assertThat(Objects.requireNonNull(world.grants.all.get(THING)).counting())
                .as("nobody has come to withdraw it")
                .extracting(Grant::id)
                .contains("creator");
        world.days(20);
        assertThat(world.reads(COORDINATOR, world.indexed()))
                .as("what its former owner asked to recover")
                .isFalse();
        assertThat(world.reads(MAKER, world.indexed())).isFalse();
        assertThat(world.reads(OTHERS_COORDINATOR, world.indexed())).isTrue();
        assertThat(world.granting.listed(THING, OTHERS_COORDINATOR))
                .extracting(Grant::id)
                .doesNotContain("creator");
    }

    @Test
    void attack_a_document_of_the_former_owner_is_left_to_nobody() {
        world.drafted("meegegeven", MAKER, true);
        world.drafted("van-een-ander", MAKER, false);
        world.takenOver(false);
        assertThat(world.readsDocument("meegegeven", MAKER)).isFalse();
        assertThat(world.readsDocument("meegegeven", OTHERS_COORDINATOR)).isTrue();
        assertThat(world.readsDocument("van-een-ander", OTHERS_COORDINATOR))
                .as("what was not the owner's was not given along")
                .isFalse();
    }

    @Test
    void attack_a_document_of_the_former_owner_is_read_while_its_own_people_still_see_it() {
        world.drafted("eigen", MAKER, true);
        world.takenOver(true);
        assertThat(world.readsDocument("eigen", MAKER)).isTrue();
        assertThat(world.readsDocument("eigen", OTHERS_COORDINATOR)).isFalse();
    }
}
