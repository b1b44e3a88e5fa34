package eu.akkoord.agreements.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.CommonEvent.Amended;
import eu.akkoord.platform.core.change.CommonEvent.Moved;
import eu.akkoord.platform.core.change.CommonEvent.Registered;
import eu.akkoord.platform.core.change.CommonEvent.StatusChanged;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

public class AgreementTest {
    private static final LocalDate DAY = LocalDate.of(2013, 12, 9);
    private static final LocalDate LATER = LocalDate.of(2017, 6, 20);
    private static final AgreementFacts FACTS =
            new AgreementFacts("Samenwerking", List.of("VL", "NL"), List.of(), null, null, null, List.of());
    private static final Caller VL = coordinator("VL");
    private static final Caller NL = coordinator("NL");
    private static final Map<Instrument, List<AgreementStage>> LIVES = Map.of(
            Instrument.TREATY,
            List.of(
                    AgreementStage.NEGOTIATED,
                    AgreementStage.SIGNED,
                    AgreementStage.APPROVED,
                    AgreementStage.RATIFIED,
                    AgreementStage.IN_FORCE,
                    AgreementStage.TERMINATED),
            Instrument.EXECUTIVE_AGREEMENT,
            List.of(
                    AgreementStage.NEGOTIATED,
                    AgreementStage.SIGNED,
                    AgreementStage.IN_FORCE,
                    AgreementStage.TERMINATED),
            Instrument.MEMORANDUM_OF_UNDERSTANDING,
            List.of(AgreementStage.ANNOUNCED, AgreementStage.IN_EFFECT, AgreementStage.ENDED),
            Instrument.DECLARATION_OF_INTENT,
            List.of(AgreementStage.ANNOUNCED, AgreementStage.IN_EFFECT, AgreementStage.ENDED));

    /** Every instrument at every stage of its life, a treaty approved by all. */
    static Stream<Agreement> everyStage() {
        return Arrays.stream(Instrument.values()).flatMap(AgreementTest::life);
    }

    @ParameterizedTest
    @MethodSource("everyStage")
    void from_each_stage_only_the_next_one_of_its_life_is_reached(Agreement agreement) {
        var life = LIVES.getOrDefault(agreement.instrument(), List.of());
        int here = life.indexOf(agreement.status().stage());
        var next = here + 1 < life.size() ? List.of(life.get(here + 1)) : List.<AgreementStage>of();
        assertThat(agreement.allowed()).containsExactlyElementsOf(next);
        for (var asked : AgreementStage.values()) {
            var step = step(asked);
            if (next.contains(asked)) {
                var change = agreement.take(step, VL, LATER);
                assertThat(change.after().status().stage()).isEqualTo(asked);
                assertThat(change.after().status().since()).isEqualTo(LATER);
                assertThat(change.event())
                        .isEqualTo(new StatusChanged(
                                LATER, agreement.status().stage().word()));
            } else {
                assertThatExceptionOfType(Refusal.WrongStage.class)
                        .isThrownBy(() -> agreement.take(step, VL, LATER))
                        .satisfies(refusal -> assertThat(refusal.allowed())
                                .containsExactlyElementsOf(
                                        next.stream().map(AgreementStage::word).toList()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyStage")
    void it_is_over_where_no_step_leads_on(Agreement agreement) {
        assertThat(AgreementForms.AGREEMENTS.isOver(agreement))
                .isEqualTo(agreement.allowed().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("everyStage")
    void afterwards_stages_are_passed_over_with_a_source_and_without_anybodys_approval(Agreement agreement) {
        var life = agreement.instrument().life();
        int here = life.indexOf(agreement.status().stage());
        boolean unapproved = here < life.indexOf(AgreementStage.APPROVED);
        for (int there = here + 2; there < life.size(); there++) {
            var step = new Step(life.get(there), life.get(there) == AgreementStage.APPROVED ? "VL" : null, "gazette");
            if (unapproved || step.status() == AgreementStage.APPROVED) {
                assertThatExceptionOfType(Refusal.WrongStage.class)
                        .isThrownBy(() -> agreement.take(step, VL, LATER, true));
            } else {
                var after = agreement.take(step, VL, LATER, true).after();
                assertThat(after.status().stage()).isEqualTo(step.status());
                assertThat(after.status().given()).isEqualTo(agreement.status().given());
                assertThat(after.stated()).isEqualTo(new StatedFact("VL", "gazette"));
                assertThatExceptionOfType(Refusal.Contradiction.class)
                        .isThrownBy(() -> agreement.take(new Step(step.status(), null), VL, LATER, true));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void it_is_entered_at_each_stage_of_its_life_and_joined_by_nobody_else(Instrument instrument) {
        var registered = Agreement.register("een-akkoord", instrument, FACTS, VL, DAY, DAY)
                .after();
        for (var stage : AgreementStage.values()) {
            boolean first = stage == instrument.life().getFirst();
            if (first || (instrument.life().contains(stage) && stage != AgreementStage.APPROVED)) {
                var source = first ? null : "gazette";
                var entered = registered.entered(stage, source, VL, LATER);
                assertThat(entered.event()).isEqualTo(new Registered(LATER));
                assertThat(entered.after().status().stage()).isEqualTo(stage);
                assertThat(entered.after().standings()).isEqualTo(registered.standings());
                assertThat(entered.after().offers()).isEqualTo(registered.offers());
                assertThat(entered.after().status().given()).isEmpty();
                assertThatExceptionOfType(Refusal.Contradiction.class)
                        .isThrownBy(() -> registered.entered(stage, first ? "gazette" : null, VL, LATER));
            } else {
                assertThatExceptionOfType(Refusal.WrongStage.class)
                        .isThrownBy(() -> registered.entered(stage, "gazette", VL, LATER));
            }
        }
    }

    @Test
    void a_treaty_is_ratified_only_after_each_party_approved_it() {
        var signed = signedTreaty();
        var half = signed.take(new Step(AgreementStage.APPROVED, "NL"), NL, DAY).after();
        assertThat(half.awaited()).containsExactly("VL");
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> half.take(step(AgreementStage.RATIFIED), VL, LATER));
        var whole =
                half.take(new Step(AgreementStage.APPROVED, "VL"), VL, LATER).after();
        assertThat(whole.status().since()).isEqualTo(DAY);
        assertThat(whole.status().given())
                .containsExactly(new Approval("NL", DAY, null), new Approval("VL", LATER, null));
        assertThat(whole.take(step(AgreementStage.RATIFIED), VL, LATER)
                        .after()
                        .status()
                        .given())
                .hasSize(2);
    }

    @Test
    void a_party_approves_once_and_only_a_party_does() {
        var half = signedTreaty()
                .take(new Step(AgreementStage.APPROVED, "NL"), NL, DAY)
                .after();
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> half.take(new Step(AgreementStage.APPROVED, "NL"), NL, LATER));
        assertThatExceptionOfType(Refusal.UnknownReferences.class)
                .isThrownBy(() -> half.take(new Step(AgreementStage.APPROVED, "LU"), coordinator("LU"), LATER));
    }

    @Test
    void an_approval_names_its_party_and_nothing_else_does() {
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> new Step(AgreementStage.APPROVED, null));
        assertThatExceptionOfType(Refusal.Contradiction.class).isThrownBy(() -> new Step(AgreementStage.SIGNED, "VL"));
    }

    @ParameterizedTest
    @MethodSource("everyStage")
    void an_agreement_is_amended_at_each_stage_and_tells_what_changed(Agreement agreement) {
        var other = new AgreementFacts(
                "Andere titel", List.of("VL", "NL"), List.of(new Theme("a1", "een")), null, null, "kort", List.of());
        var change = agreement.amend(other, VL, "want", LATER, LATER);
        assertThat(change.after().facts()).isEqualTo(other);
        assertThat(change.after().status()).isEqualTo(agreement.status());
        assertThat(change.event()).isEqualTo(new Amended(LATER, List.of("title", "themes", "summary")));
    }

    @Test
    void another_period_of_signing_is_a_move() {
        var registered = Agreement.register("een-akkoord", Instrument.TREATY, FACTS, VL, DAY, DAY)
                .after();
        var signed = new AgreementFacts(
                "Samenwerking",
                List.of("VL", "NL", "LU"),
                List.of(),
                Period.of("2013-12", "december 2013"),
                null,
                null,
                List.of());
        assertThat(registered.amend(signed, VL, "want", LATER, LATER).event())
                .isEqualTo(new Moved(LATER, List.of("parties", "signed")));
    }

    @Test
    void another_period_of_review_is_a_move() {
        var registered = Agreement.register("een-akkoord", Instrument.TREATY, FACTS, VL, DAY, DAY)
                .after();
        var reviewed = new AgreementFacts(
                "Samenwerking",
                List.of("VL", "NL"),
                List.of(),
                null,
                Period.of("2018-12", "eind 2018"),
                "kort",
                List.of());
        var moved = registered.amend(reviewed, VL, "want", LATER, LATER);
        assertThat(moved.event()).isEqualTo(new Moved(LATER, List.of("review", "summary")));
        assertThat(moved.after().moves(reviewed)).isFalse();
        assertThat(moved.after().moves(FACTS)).isTrue();
    }

    @Test
    void days_within_the_period_of_review_and_other_words_are_no_move() {
        var facts = AgreementFacts.FORM.with(FACTS, AgreementFacts::review, Period.of("2018", null));
        var registered = Agreement.register("een-akkoord", Instrument.TREATY, facts, VL, DAY, DAY)
                .after();
        for (var next : List.of(Period.of("2018-23", "najaar 2018"), Period.of("2018", "in 2018"))) {
            var amended = registered.amend(
                    AgreementFacts.FORM.with(facts, AgreementFacts::review, next), VL, "want", LATER, LATER);
            assertThat(amended.event()).isEqualTo(new Amended(LATER, List.of("review")));
        }
    }

    @ParameterizedTest
    @MethodSource("everyStage")
    void a_stage_that_the_instrument_does_not_know_is_refused_with_those_it_does(Agreement agreement) {
        var life = LIVES.getOrDefault(agreement.instrument(), List.of());
        assertThat(agreement.instrument().life()).isEqualTo(life);
        for (var asked : AgreementStage.values()) {
            if (!life.contains(asked)) {
                var step = step(asked);
                assertThatExceptionOfType(Refusal.WrongStage.class)
                        .isThrownBy(() -> agreement.take(step, VL, LATER))
                        .satisfies(refusal -> assertThat(refusal.detail().toString())
                                .matches("%s( \\(.+\\))? kent %s( \\(.+\\))? niet, .*"
                                        .formatted(agreement.instrument().word(), asked.word()))
                                .contains(
                                        life.stream().map(AgreementStage::word).toList()));
            }
        }
    }

    @Test
    void a_party_that_joins_a_treaty_approves_it_too() {
        var approved = signedTreaty()
                .take(new Step(AgreementStage.APPROVED, "NL"), NL, DAY)
                .after()
                .take(new Step(AgreementStage.APPROVED, "VL"), VL, DAY)
                .after();
        assertThat(approved.allowed()).containsExactly(AgreementStage.RATIFIED);
        var three =
                new AgreementFacts("Samenwerking", List.of("VL", "NL", "LU"), List.of(), null, null, null, List.of());
        assertThat(approved.amend(three, VL, "want", LATER, LATER).after().allowed())
                .containsExactly(AgreementStage.APPROVED);
    }

    @Test
    void what_contradicts_itself_is_refused_with_all_its_faults() {
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> new AgreementFacts(
                        "t",
                        List.of("VL", "VL"),
                        List.of(new Theme("a1", "een"), new Theme("a1", "twee")),
                        null,
                        null,
                        null,
                        List.of()))
                .satisfies(refusal -> assertThat(refusal.faults())
                        .extracting(Fault::pointer)
                        .containsExactly("/parties", "/themes/1/code"));
        var itself = new AgreementFacts(
                "t",
                List.of("VL", "NL"),
                List.of(),
                null,
                null,
                null,
                List.of(new Relation(Relation.Kind.AMENDS, "een-akkoord")));
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> Agreement.register("een-akkoord", Instrument.TREATY, itself, VL, DAY, DAY));
    }

    public static Stream<Agreement> life(Instrument instrument) {
        var stages = new ArrayList<Agreement>();
        var agreement = Agreement.register("een-akkoord", instrument, FACTS, VL, DAY, DAY)
                .after();
        stages.add(agreement);
        for (var stage :
                LIVES.getOrDefault(instrument, List.of()).stream().skip(1).toList()) {
            if (stage == AgreementStage.APPROVED) {
                agreement = agreement.take(new Step(stage, "VL"), VL, DAY).after();
                agreement = agreement.take(new Step(stage, "NL"), NL, DAY).after();
            } else {
                agreement = agreement.take(step(stage), VL, DAY).after();
            }
            stages.add(agreement);
        }
        return stages.stream();
    }

    private static Agreement signedTreaty() {
        return Agreement.register("een-akkoord", Instrument.TREATY, FACTS, VL, DAY, DAY)
                .after()
                .take(new Step(AgreementStage.SIGNED, null), VL, DAY)
                .after();
    }

    public static Caller coordinator(String party) {
        return new Caller("s#1", "c#1", party, "org", Set.of("coordinator"), Set.of());
    }

    /** A step as an officer of VL takes it, with a source where it speaks for NL too. */
    static Step step(AgreementStage to) {
        return switch (to) {
            case APPROVED -> new Step(to, "VL");
            case RATIFIED, TERMINATED, ENDED -> new Step(to, null, "Belgisch Staatsblad");
            case NEGOTIATED, ANNOUNCED, SIGNED, IN_FORCE, IN_EFFECT -> new Step(to, null);
        };
    }
}
