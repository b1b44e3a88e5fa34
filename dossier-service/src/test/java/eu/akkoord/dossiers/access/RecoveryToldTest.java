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
import eu.akkoord.platform.core.time.ChangeNote;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests who is told of a recovery, and may answer it. */
class RecoveryToldTest {
    private static final Caller GRANTED = caller("nl-granted", "app", "NL", "reader");

    private final RecoveryWorld world = new RecoveryWorld();

    private String asked() {
        return world.recovering
                .ask(THING, because("niemand meer hier"), COORDINATOR, null)
                .id();
    }

    private void answer(String id, Answer answer, Caller by) {
        world.recovering.answer(THING, id, answer, because("zo is het"), by);
    }

    private void grant(Caller to) {
        world.granting.give(
                THING,
                new Grantee.ToPerson(to.subject(), to.party()),
                because("leest mee"),
                caller("maker", "app", "VL", "coordinator"),
                null);
    }

    @Test
    void attack_a_reader_of_another_party_ends_it_for_ever() {
        grant(GRANTED);
        for (int times = 0; times <= 100; times++) {
            var id = asked();
            assertThat(world.recovering.on(THING, GRANTED)).as("is told of it").hasSize(1);
            for (var other : List.of(GRANTED, caller("nl-granted", "app", "NL", "coordinator"))) {
                assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> answer(id, Answer.REFUSED, other));
                assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> answer(id, Answer.SECONDED, other));
            }
            answer(id, Answer.REFUSED, MAKER);
            answer(id, Answer.REFUSED, MAKER);
            assertThatExceptionOfType(Refusal.WrongStage.class)
                    .as("again on the day of a refusal, without any bound")
                    .isThrownBy(this::asked);
            world.days(1);
        }
        assertThat(asked()).as("refused a hundred times, and asked again").isNotEmpty();
    }

    @Test
    void attack_who_sees_the_thing_later_reads_who_asked_and_why() {
        grant(GRANTED);
        var refused = asked();
        assertThat(world.recovering.on(THING, GRANTED)).extracting(Recovery::id).containsExactly(refused);
        answer(refused, Answer.REFUSED, SECOND);
        assertUntold(refused);
        world.days(1);
        var granted = asked();
        answer(granted, Answer.SECONDED, SECOND);
        assertThat(world.recovering.on(THING, MAKER)).extracting(Recovery::id).containsExactly(granted);
        world.days(8);
        assertUntold(granted);
        for (var told : List.of(COORDINATOR, SECOND, AUDITOR)) {
            assertThat(world.recovering.on(THING, told)).hasSize(2);
        }
    }

    private void assertUntold(String id) {
        for (var reader : List.of(GRANTED, MAKER)) {
            assertThat(world.recovering.on(THING, reader)).isEmpty();
            assertThatExceptionOfType(Refusal.Absent.class).isThrownBy(() -> answer(id, Answer.REFUSED, reader));
        }
    }

    @Test
    void attack_everybody_reads_an_open_one_when_the_thing_becomes_public() {
        asked();
        var seeing = caller("maker", "app", "VL", "coordinator");
        assertThat(world.recovering.on(THING, MAKER)).hasSize(1);
        world.lower(seeing, Confidentiality.PUBLIC);
        assertThat(world.recovering.on(THING, OTHERS_COORDINATOR)).isEmpty();
        assertThat(world.recovering.on(THING, OTHERS_AUDITOR)).isEmpty();
        assertThat(world.recovering.on(THING, MAKER)).isEmpty();
        assertThat(world.recovering.on(THING, AUDITOR)).hasSize(1);
    }

    @Test
    void attack_how_a_recovery_ends_is_told_to_whom_the_thing_was_opened_meanwhile() {
        for (var level : List.of(Confidentiality.INTERNAL, Confidentiality.PARTNERS, Confidentiality.PUBLIC)) {
            for (var answer : List.of(Answer.WITHDRAWN, Answer.REFUSED)) {
                var opened = new RecoveryWorld();
                var id = opened.recovering
                        .ask(THING, because("niemand meer hier"), COORDINATOR, null)
                        .id();
                assertThat(opened.all.history(RecoveryWorld.ID))
                        .as("told while few see it")
                        .hasSize(2);
                opened.lower(caller("maker", "app", "VL", "coordinator"), level);
                opened.recovering.answer(THING, id, answer, because("zo is het"), COORDINATOR);
                assertThat(opened.all.history(RecoveryWorld.ID))
                        .as("%s %s", level, answer)
                        .hasSize(3);
            }
        }
    }

    @Test
    void attack_the_next_owner_reads_whom_the_former_one_recovered_it_for_and_why() {
        var id = asked();
        answer(id, Answer.SECONDED, SECOND);
        world.days(8);
        world.takenOver(true);
        assertThat(world.recovering.on(THING, OTHERS_COORDINATOR)).isEmpty();
        assertThatExceptionOfType(Refusal.Absent.class)
                .isThrownBy(() -> answer(id, Answer.REFUSED, OTHERS_COORDINATOR));
        assertThatExceptionOfType(Refusal.Absent.class)
                .isThrownBy(
                        () -> world.recovering.strike(THING, id, "/reason", because("op verzoek"), OTHERS_COORDINATOR));
        assertThat(world.granting.listed(THING, OTHERS_COORDINATOR))
                .extracting(Grant::id)
                .doesNotContain(id);
        assertThat(world.recovering.on(THING, caller("maker", "app", "VL", "coordinator")))
                .as("who asked, and still sees it")
                .hasSize(1);
    }

    @Test
    void attack_a_deputy_seconds_what_its_namer_asked_or_asks_what_its_namer_seconds() {
        var deputy = caller("deputy", "app", "VL", "officer").standingIn("vervanging");
        assertThat(deputy.coordinates("VL")).isTrue();
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> world.recovering.ask(THING, because("niemand"), deputy, null));
        var id = asked();
        assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> answer(id, Answer.SECONDED, deputy));
        var auditing = caller("deputy", "app", "VL", "auditor").standingIn("vervanging");
        answer(id, Answer.SECONDED, auditing);
        assertThat(world.recovering.on(THING, deputy).getFirst().seconded())
                .as("whom the issuer calls auditor was chosen by nobody")
                .isNotNull();
    }

    @Test
    void who_refused_hears_the_same_again() {
        var id = asked();
        answer(id, Answer.REFUSED, MAKER);
        assertThat(world.recovering
                        .answer(THING, id, Answer.REFUSED, new ChangeNote(null, "nog eens"), MAKER)
                        .stage(world.recovering.today()))
                .isEqualTo("refused");
    }
}
