package eu.akkoord.dossiers.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.session.SessionFacts;
import eu.akkoord.dossiers.visit.SomeVisit;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitAnswer;
import eu.akkoord.dossiers.visit.VisitFacts;
import eu.akkoord.dossiers.visit.VisitStage;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.desk.consent.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Attacks on who is host and guest of a visit, and under what it is filed. */
class VisitPartiesTest {
    private static final ChangeNote NOTE = new ChangeNote(null, "zo besloten");
    private static final Caller VL = somebody("VL");
    private static final Caller NL = somebody("NL");
    private static final Caller LU = somebody("LU");
    private static final String ONE = AuthorityWorld.AGREEMENTS.get(0);
    private static final String TWO = AuthorityWorld.AGREEMENTS.get(1);

    private final AuthorityWorld world = new AuthorityWorld();

    private static Caller somebody(String party) {
        return AuthorityWorld.EVERYBODY.stream()
                .filter(one -> one.coordinates(party))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFIRMED", "HELD", "REPORTED"})
    void attack_a_host_closes_its_own_debt_by_making_its_guest_the_host(VisitStage until) {
        plan("b", VL, "VL", List.of("NL"), ONE);
        for (var stage : List.of(VisitStage.CONFIRMED, VisitStage.HELD, VisitStage.REPORTED)) {
            if (stage.compareTo(until) <= 0) {
                world.visits.become(world.visits.open("b", visit().revision(), NOTE, VL), stage);
            }
        }
        assertThatExceptionOfType(Refusal.WrongStage.class).isThrownBy(() -> amend(VL, "NL", List.of("VL"), ONE));
        if (until != VisitStage.CONFIRMED) {
            world.visits.answer("b", visit().revision(), VisitAnswer.OBJECTED, NOTE, NL, null);
        }
    }

    @Test
    void attack_a_former_host_moves_a_visit_by_accepting_a_wish() {
        plan("b", VL, "VL", List.of("NL"), TWO);
        world.visits.offer("b", "wens", new Offered.Moving(Period.of("2028", null)), NOTE, NL);
        amend(VL, "LU", List.of("VL", "NL"), TWO);
        for (var by : List.of(VL, LU)) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> world.visits.answer("b", visit().revision(), "wens", Outcome.ACCEPTED, NOTE, by));
        }
        assertThat(visit().value().facts().period()).isEqualTo(Period.of("2026", null));
        world.visits.offer("b", "weer", new Offered.Moving(Period.of("2028", null)), NOTE, NL);
        world.visits.answer("b", visit().revision(), "weer", Outcome.ACCEPTED, NOTE, LU);
        assertThat(visit().value().facts().period()).isEqualTo(Period.of("2028", null));
    }

    @Test
    void attack_an_outsider_files_a_visit_under_an_agreement_of_others() {
        for (var level : List.of(Confidentiality.PARTNERS, Confidentiality.INTERNAL)) {
            assertThatExceptionOfType(Refusal.NotYours.class)
                    .isThrownBy(() -> world.visits.plan(
                            "b", facts(LU, "LU", List.of("VL"), List.of(ONE), level), NOTE, LU, null));
        }
        plan("b", LU, "LU", List.of("VL"), TWO);
        assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> amend(LU, "LU", List.of("VL"), TWO, ONE));
        assertThat(visit().value().facts().agreements()).containsExactly(TWO);
    }

    /** Does what the host may with a visit that was planned for it, before it has answered. */
    enum Act {
        WRITES_IT,
        ANSWERS_A_WISH,
        ANNOUNCES_A_SESSION
    }

    @ParameterizedTest
    @EnumSource
    void attack_a_planner_goes_on_to_stand_in_for_a_host_that_has_acted(Act act) {
        plan("b", NL, "VL", List.of("NL"), TWO);
        amend(NL, "VL", List.of("NL", "LU"), TWO);
        world.visits.offer("b", "wens", new Offered.Moving(Period.of("2028", null)), NOTE, LU);
        switch (act) {
            case WRITES_IT -> retitle(VL);
            case ANSWERS_A_WISH -> world.visits.answer("b", visit().revision(), "wens", Outcome.REFUSED, NOTE, VL);
            case ANNOUNCES_A_SESSION -> world.sessions.announce("b", "sessie", session(), NOTE, VL, null);
        }
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> amend(NL, "VL", List.of("NL"), TWO))
                .withMessageContaining("guests");
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> world.visits.become(
                        world.visits.open("b", visit().revision(), NOTE, NL), VisitStage.CANCELLED));
    }

    @Test
    void what_a_guest_or_the_planner_does_says_nothing_for_the_host() {
        plan("b", NL, "VL", List.of("NL", "LU"), TWO);
        retitle(LU);
        retitle(NL);
        assertThat(visit().value().answers()).isEmpty();
        retitle(VL);
        assertThat(visit().value().answers())
                .extracting(VisitAnswer.Given::party, VisitAnswer.Given::answer)
                .containsExactly(tuple("VL", VisitAnswer.ACCEPTED));
        assertThat(visit().value().status().stage()).isEqualTo(VisitStage.PLANNED);
    }

    private static SessionFacts session() {
        return new SessionFacts("Sessie", List.of(), List.of(), null, Period.of("2028", null), null, null);
    }

    private void retitle(Caller by) {
        Writing.amend(
                world.visits,
                "b",
                visit().revision(),
                facts -> facts.with(VisitFacts::title, facts.title() + " weer"),
                NOTE,
                by);
    }

    private Recorded<Visit> visit() {
        return world.allVisits.find("b").orElseThrow();
    }

    private void plan(String id, Caller by, String host, List<String> guests, String agreement) {
        world.visits.plan(id, facts(by, host, guests, List.of(agreement), Confidentiality.PARTNERS), NOTE, by, null);
    }

    private void amend(Caller by, String host, List<String> guests, String... agreements) {
        Writing.amend(
                world.visits,
                "b",
                visit().revision(),
                facts -> facts.with(VisitFacts::host, host)
                        .with(VisitFacts::guests, guests)
                        .with(VisitFacts::agreements, List.of(agreements)),
                NOTE,
                by);
    }

    private static VisitFacts facts(
            Caller by, String host, List<String> guests, List<String> agreements, Confidentiality level) {
        return SomeVisit.FACTS
                .with(VisitFacts::host, host)
                .with(VisitFacts::guests, guests)
                .with(VisitFacts::period, Period.of("2026", null))
                .with(VisitFacts::agreements, agreements)
                .with(VisitFacts::owner, new Organisation(by.party(), by.organisation()))
                .with(VisitFacts::confidentiality, level);
    }
}
