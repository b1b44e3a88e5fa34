package eu.akkoord.agreements.milestone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.agreements.milestone.MilestoneStatus.Dropped;
import eu.akkoord.agreements.milestone.MilestoneStatus.Held;
import eu.akkoord.agreements.milestone.MilestoneStatus.Planned;
import eu.akkoord.agreements.milestone.MilestoneStatus.Stage;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.core.time.Slips;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MilestoneTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final Period AUTUMN = Period.of("2028-23", "najaar 2028");
    private static final Period SPRING = Period.of("2029-21", "voorjaar 2029");
    private static final MilestoneFacts FACTS =
            new MilestoneFacts("Herziening", MilestoneFacts.Kind.REVIEW, AUTUMN, null);

    private final Milestone planned = Milestone.register("herziening", "akkoord", Set.of("VL", "NL"), FACTS, DAY)
            .after();

    private static MilestoneFacts at(Period period) {
        return new MilestoneFacts("Herziening", MilestoneFacts.Kind.REVIEW, period, null);
    }

    private Milestone ended(Stage stage) {
        return planned.take(stage, LocalDate.of(2028, 9, 1), "achterhaald").after();
    }

    @Test
    void it_begins_planned_and_shared_with_those_that_have_joined() {
        assertThat(planned.status()).isEqualTo(new Planned(DAY));
        assertThat(planned.sharedWith()).containsExactly("NL", "VL");
        assertThat(planned.slips()).isEqualTo(Slips.NONE);
    }

    @Test
    void it_is_read_by_those_it_is_shared_with_as_long_as_they_are_joined() {
        assertThat(planned.readers(Set.of("VL", "LU"))).containsExactly("VL");
        assertThat(planned.readers(Set.of())).isEmpty();
    }

    @Test
    void each_move_of_its_period_is_a_slip() {
        var moved = planned.amend(at(SPRING), DAY.plusDays(1));
        assertThat(moved.event()).isEqualTo(new CommonEvent.Moved(DAY.plusDays(1), List.of("period"), AUTUMN, SPRING));
        assertThat(moved.after().slips()).isEqualTo(new Slips(1, DAY.plusDays(1)));
        var again = moved.after().amend(at(AUTUMN), DAY.plusDays(2)).after();
        assertThat(again.slips()).isEqualTo(new Slips(2, DAY.plusDays(2)));
    }

    @Test
    void days_within_its_period_are_a_fixing() {
        var days = Period.of(AUTUMN.earliest() + "/" + AUTUMN.earliest(), null);
        var fixed = planned.amend(at(days), DAY.plusDays(1));
        assertThat(fixed.event()).isEqualTo(new CommonEvent.Fixed(DAY.plusDays(1), List.of("period"), AUTUMN, days));
        assertThat(fixed.after().slips()).isEqualTo(Slips.NONE);
        assertThat(fixed.after().fixings()).isEqualTo(new Slips(1, DAY.plusDays(1)));
    }

    @Test
    void its_period_in_other_words_is_an_amendment_at_its_end_as_well() {
        var named = Period.of(AUTUMN.edtf(), "in de herfst");
        for (var one : List.of(planned, ended(Stage.HELD))) {
            var amended = one.amend(at(named), DAY);
            assertThat(amended.event()).isInstanceOf(CommonEvent.Amended.class);
            assertThat(amended.after().facts().period()).isEqualTo(named);
            assertThat(amended.after().slips()).isEqualTo(Slips.NONE);
        }
    }

    @Test
    void other_words_are_no_slip() {
        var amended = planned.amend(new MilestoneFacts("Top", MilestoneFacts.Kind.TOP, AUTUMN, "wat"), DAY);
        assertThat(amended.event()).isEqualTo(new CommonEvent.Amended(DAY, List.of("title", "kind", "description")));
        assertThat(amended.after().slips()).isEqualTo(Slips.NONE);
    }

    @Test
    void it_is_held_on_a_day_of_its_period_or_later() {
        var held = planned.take(Stage.HELD, LocalDate.of(2028, 9, 1), null);
        assertThat(held.after().status()).isEqualTo(new Held(LocalDate.of(2028, 9, 1)));
        assertThat(held.event()).isEqualTo(new CommonEvent.StatusChanged(LocalDate.of(2028, 9, 1), "planned"));
        assertThat(planned.take(Stage.HELD, LocalDate.of(2030, 1, 1), null)
                        .after()
                        .status())
                .isEqualTo(new Held(LocalDate.of(2030, 1, 1)));
    }

    @Test
    void it_is_not_held_before_its_period() {
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> planned.take(Stage.HELD, LocalDate.of(2028, 8, 31), null));
    }

    @Test
    void it_is_dropped_for_a_reason() {
        assertThat(planned.take(Stage.DROPPED, DAY, "achterhaald").after().status())
                .isEqualTo(new Dropped(DAY, "achterhaald"));
        assertThatExceptionOfType(Refusal.MissingReason.class).isThrownBy(() -> planned.take(Stage.DROPPED, DAY, null));
    }

    @ParameterizedTest
    @EnumSource(names = {"HELD", "DROPPED"})
    void at_its_end_it_neither_moves_nor_goes_on(Stage end) {
        var ended = ended(end);
        assertThatExceptionOfType(Refusal.WrongStage.class).isThrownBy(() -> ended.amend(at(SPRING), DAY));
        for (var asked : Stage.values()) {
            assertThatExceptionOfType(Refusal.WrongStage.class)
                    .isThrownBy(() -> ended.take(asked, LocalDate.of(2030, 1, 1), "reden"))
                    .satisfies(refused -> assertThat(refused.allowed()).isEmpty());
        }
        var renamed = new MilestoneFacts("Top", MilestoneFacts.Kind.REVIEW, AUTUMN, null);
        assertThat(ended.amend(renamed, DAY).after().facts().title()).isEqualTo("Top");
    }

    @Test
    void it_is_not_planned_anew() {
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> planned.take(Stage.PLANNED, DAY, null))
                .satisfies(refused -> assertThat(refused.allowed()).containsExactly("dropped", "held"));
    }
}
