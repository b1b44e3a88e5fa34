package eu.akkoord.dossiers.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.dossiers.access.Creator;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.desk.consent.Represented;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Host or guest of a visit that has nobody of its own: the others state facts of it, and confirm nothing for it. */
class RepresentedInVisitTest {
    private static final LocalDate DAY = LocalDate.of(2027, 5, 4);
    private static final List<Delegation> FIVE = List.of(new Delegation("DE", 5, null, List.of()));

    private static VisitFacts facts(String host, String... guests) {
        var facts = SomeVisit.FACTS.with(VisitFacts::host, host).with(VisitFacts::guests, List.of(guests));
        return facts.represented(Represented.among(facts.visitors(), Set.of("DE"), null, "VL"));
    }

    private static Visit planned(VisitFacts facts) {
        return Visit.plan("bezoek", facts, DAY, new Creator("s#1", "VL")).after();
    }

    @Test
    void it_is_said_who_stated_it_first_until_the_party_writes_itself() {
        var visit = planned(facts("DE", "VL", "NL"));
        assertThat(visit.facts().represented()).containsExactly(new Represented("DE", "VL"));
        var next = Represented.among(
                visit.facts().visitors(), Set.of("DE"), visit.facts().represented(), "NL");
        assertThat(next).containsExactly(new Represented("DE", "VL"));
        assertThat(visit.today(Set.of("DE"))).isEqualTo(visit);
        assertThat(visit.today(Set.of()).facts().represented()).isNull();
        assertThat(visit.writtenBy("VL")).isEqualTo(visit);
        assertThat(visit.writtenBy("DE").facts().represented()).isNull();
    }

    @Test
    void the_guest_that_planned_it_states_what_is_the_hosts_and_another_where_that_comes_no_more() {
        assertThat(planned(facts("DE", "NL", "VL")).stating()).isEqualTo("VL");
        assertThat(planned(facts("DE", "NL")).stating()).isEqualTo("NL");
        assertThat(planned(facts("NL", "VL", "DE")).stating()).isEqualTo("NL");
        assertThat(planned(facts("DE", "NL", "VL")).today(Set.of()).stating()).isEqualTo("DE");
    }

    @Test
    void its_delegation_is_stated_by_the_others() {
        var visit = planned(facts("VL", "DE", "NL"));
        var five = visit.facts().with(VisitFacts::delegations, FIVE);
        for (var writer : List.of("VL", "NL")) {
            assertThatCode(() -> VisitWriters.refuse(visit, five, writer)).doesNotThrowAnyException();
        }
        assertThatCode(() -> VisitWriters.refuseStrange(five, "VL")).doesNotThrowAnyException();
        var taken = visit.today(Set.of());
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> VisitWriters.refuse(taken, five.represented(null), "VL"));
    }

    @Test
    void attack_a_guest_confirms_for_a_host_without_users() {
        var visit = planned(facts("DE", "VL"));
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> VisitWriters.refuseMove(visit, VisitStage.CONFIRMED, "VL"))
                .satisfies(refusal -> assertThat(refusal.detail()).asString().contains("DE"));
        for (var stage : List.of(VisitStage.HELD, VisitStage.REPORTED, VisitStage.CANCELLED)) {
            assertThatCode(() -> VisitWriters.refuseMove(visit, stage, "VL")).doesNotThrowAnyException();
        }
        assertThatExceptionOfType(Refusal.NotYours.class)
                .as("nor does another guest")
                .isThrownBy(() -> VisitWriters.refuseMove(planned(facts("DE", "VL", "NL")), VisitStage.HELD, "NL"));
    }

    @Test
    void once_taken_over_it_objects_to_what_was_stated_for_it() {
        var held = planned(facts("DE", "VL"))
                .become(VisitStage.HELD, DAY, null, true)
                .after();
        assertThatCode(() -> VisitWriters.refuseAnswer(held, "DE")).doesNotThrowAnyException();
        assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> VisitWriters.refuseAnswer(held, "VL"));
        assertThatExceptionOfType(Refusal.NotYours.class)
                .as("what it has written itself it does not object to")
                .isThrownBy(() -> VisitWriters.refuseAnswer(held.writtenBy("DE"), "DE"));
    }

    @Test
    void it_keeps_nobody_from_closing_a_visit_and_is_told_no_names() {
        assertThat(planned(facts("VL", "DE", "NL")).participating()).containsExactly("VL", "NL");
        assertThat(planned(facts("VL", "DE", "NL")).guarded().speaksOf()).containsExactlyInAnyOrder("VL", "NL");
        assertThat(planned(facts("VL", "DE")).today(Set.of()).participating()).containsExactly("VL", "DE");
    }
}
