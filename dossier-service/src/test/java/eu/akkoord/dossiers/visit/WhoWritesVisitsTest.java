package eu.akkoord.dossiers.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Creator;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lets each party write its own of a visit: VL is host, NL and LU are guests, DE owns it. */
class WhoWritesVisitsTest {
    private static final LocalDate DAY = LocalDate.of(2027, 5, 4);
    private static final List<String> ALL = List.of("VL", "NL", "LU", "DE", "FR");
    private static final VisitFacts FACTS = SomeVisit.FACTS
            .with(VisitFacts::guests, List.of("NL", "LU"))
            .with(VisitFacts::delegations, List.of(of("NL", 3), of("LU", 2)))
            .ownedBy(new Organisation("DE", "aa"));

    private static Delegation of(String party, int announced) {
        return new Delegation(party, announced, null, List.of());
    }

    private static Visit plannedBy(String party) {
        return Visit.plan("bezoek", FACTS, DAY, new Creator("https://issuer.example#x", party))
                .after();
    }

    private static boolean writes(Visit visit, VisitFacts next, String writer) {
        try {
            VisitWriters.refuse(visit, next, writer);
            return true;
        } catch (Refusal.NotYours others) {
            return false;
        }
    }

    static List<Arguments> properties() {
        return List.of(
                arguments(FACTS.with(VisitFacts::title, "Anders"), Set.of("VL", "NL", "LU")),
                arguments(FACTS.with(VisitFacts::places, List.of("Gent")), Set.of("VL", "NL", "LU")),
                arguments(FACTS.with(VisitFacts::outcomes, "veel"), Set.of("VL", "NL", "LU")),
                arguments(FACTS.ownedBy(new Organisation("DE", "bmi")), Set.of("DE")),
                arguments(FACTS.with(VisitFacts::confidentiality, Confidentiality.INTERNAL), Set.of("DE")),
                arguments(FACTS.sharedWith(List.of("VL")), Set.of("DE")),
                arguments(FACTS.with(VisitFacts::host, "FR"), Set.of("VL")),
                arguments(FACTS.heldAt(Period.of("2028", null)), Set.of("VL")),
                arguments(FACTS.with(VisitFacts::agreements, List.of("akkoord")), Set.of("VL")),
                arguments(FACTS.with(VisitFacts::guests, List.of("NL", "LU", "FR")), Set.of("VL")),
                arguments(FACTS.with(VisitFacts::guests, List.of("NL")), Set.of("VL", "LU")),
                arguments(FACTS.with(VisitFacts::guests, List.of("LU", "FR")), Set.of("VL")),
                arguments(FACTS.with(VisitFacts::delegations, List.of(of("NL", 4), of("LU", 2))), Set.of("NL")),
                arguments(FACTS.with(VisitFacts::delegations, List.of(of("LU", 2))), Set.of("NL")));
    }

    @ParameterizedTest
    @MethodSource("properties")
    void each_property_is_written_by_whose_it_is(VisitFacts next, Set<String> writers) {
        assertThat(ALL.stream().filter(party -> writes(plannedBy("VL"), next, party)))
                .containsExactlyInAnyOrderElementsOf(writers);
    }

    @Test
    void the_delegation_of_one_that_comes_no_more_goes_with_it() {
        var without = FACTS.with(VisitFacts::guests, List.of("NL")).with(VisitFacts::delegations, List.of(of("NL", 3)));

        assertThat(writes(plannedBy("VL"), without, "VL")).isTrue();
    }

    @Test
    void attack_a_visit_begins_with_the_delegation_of_another_party() {
        assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> VisitWriters.refuseStrange(FACTS, "VL"));
        assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> VisitWriters.refuseStrange(FACTS, "NL"));
        var own = FACTS.with(VisitFacts::delegations, List.of(of("NL", 3)));
        assertThatCode(() -> VisitWriters.refuseStrange(own, "NL")).doesNotThrowAnyException();
    }

    @Test
    void a_guest_that_planned_it_stands_in_for_the_host_until_that_answers() {
        var planned = plannedBy("NL");
        var moved = FACTS.heldAt(Period.of("2028", null));

        assertThat(writes(planned, moved, "NL")).isTrue();
        assertThat(writes(planned, moved, "LU")).isFalse();
        assertThat(writes(planned.answer("VL", "a", VisitAnswer.ACCEPTED, DAY).after(), moved, "NL"))
                .isFalse();
        assertThat(writes(planned.answer("LU", "a", VisitAnswer.ACCEPTED, DAY).after(), moved, "NL"))
                .as("another guest answers for nobody else")
                .isTrue();
        assertThat(writes(planned.become(VisitStage.CONFIRMED, DAY, null).after(), moved, "NL"))
                .isFalse();
        assertThat(writes(plannedBy("DE"), moved, "DE"))
                .as("who planned it and takes no part")
                .isFalse();
    }

    private static boolean moves(Visit visit, VisitStage asked, String writer) {
        try {
            VisitWriters.refuseMove(visit, asked, writer);
            return true;
        } catch (Refusal.NotYours others) {
            return false;
        }
    }

    @Test
    void the_host_confirms_it_and_whoever_stands_in_cancels_it_too() {
        var planned = plannedBy("NL");

        assertThat(ALL.stream().filter(party -> moves(planned, VisitStage.CONFIRMED, party)))
                .containsExactly("VL");
        assertThat(ALL.stream().filter(party -> moves(planned, VisitStage.CANCELLED, party)))
                .containsExactly("VL", "NL");
    }

    @Test
    void a_change_between_two_states_is_a_partys_where_it_may_write_all_of_it() {
        var planned = plannedBy("VL");
        var confirmed = planned.become(VisitStage.CONFIRMED, DAY, null).after();
        var renamed = planned.amend(FACTS.with(VisitFacts::title, "Anders"), DAY, null)
                .after();

        assertThat(VisitWriters.mayWrite(planned, confirmed, "VL")).isTrue();
        assertThat(VisitWriters.mayWrite(planned, confirmed, "NL")).isFalse();
        assertThat(VisitWriters.mayWrite(planned, renamed, "NL")).isTrue();
        assertThat(VisitWriters.mayWrite(planned, renamed, "DE")).isFalse();
        assertThat(VisitWriters.mayWrite(planned, planned, "VL"))
                .as("nothing has changed")
                .isFalse();
    }

    private static boolean answers(Visit visit, String party) {
        try {
            VisitWriters.refuseAnswer(visit, party);
            return true;
        } catch (Refusal.NotYours nothingToAnswer) {
            return false;
        }
    }

    @Test
    void those_named_answer_who_planned_it_and_later_the_host() {
        var planned = plannedBy("NL");
        var held = planned.become(VisitStage.CONFIRMED, DAY, null)
                .after()
                .become(VisitStage.HELD, DAY, null)
                .after();

        assertThat(ALL.stream().filter(party -> answers(planned, party))).containsExactly("VL", "LU");
        assertThat(ALL.stream().filter(party -> answers(held, party))).containsExactly("NL", "LU");
    }
}
