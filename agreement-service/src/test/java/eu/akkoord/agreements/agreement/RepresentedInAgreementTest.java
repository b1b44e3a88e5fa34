package eu.akkoord.agreements.agreement;

import static eu.akkoord.agreements.agreement.AgreementTest.coordinator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.agreements.agreement.Standing.Place;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.desk.consent.Outcome;
import eu.akkoord.platform.desk.consent.Represented;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A party of an agreement that has nobody of its own: it is named, and neither asked nor waited for. */
class RepresentedInAgreementTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    private static final Caller VL = coordinator("VL");
    private static final Caller NL = coordinator("NL");
    private static final Caller LAND = coordinator("DE");

    private final Agreement registered = Agreement.register(
                    "een-akkoord", Instrument.TREATY, facts("VL", "NL", "DE"), VL, DAY, DAY)
            .after();

    private static AgreementFacts facts(String... parties) {
        var named = List.of(parties);
        return new AgreementFacts("Samenwerking", named, List.of(), null, null, null, List.of())
                .represented(Represented.among(named, Set.of("DE"), null, "VL"));
    }

    private static Agreement taken(Agreement agreement, Step step, Caller by) {
        return agreement.take(step, by, DAY).after();
    }

    @Test
    void it_is_named_and_not_asked() {
        assertThat(registered.standings().place("DE")).contains(Place.NAMED);
        assertThat(registered.offers().all())
                .singleElement()
                .satisfies(offer -> assertThat(offer.awaits()).containsExactly("NL"));
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> registered.invite("een", "DE", VL, "toch", DAY, DAY));
        var later = Agreement.register("ander", Instrument.TREATY, facts("VL", "NL"), VL, DAY, DAY)
                .after()
                .amend(facts("VL", "NL", "DE"), VL, "ook zij", DAY, DAY)
                .after();
        assertThat(later.offers().all()).hasSize(1);
    }

    @Test
    void attack_nobody_speaks_its_consent_and_nobody_waits_for_it() {
        assertThatExceptionOfType(Refusal.Absent.class)
                .isThrownBy(() -> registered.answer("joining-de", Outcome.ACCEPTED, VL, null, DAY, DAY));
        var joined = Objects.requireNonNull(registered.answer("joining-nl", Outcome.ACCEPTED, NL, null, DAY, DAY))
                .after();
        var signed = taken(joined, new Step(AgreementStage.SIGNED, null), VL);
        var half = taken(signed, new Step(AgreementStage.APPROVED, "VL"), VL);
        assertThat(half.allowed()).as("NL is waited for").containsExactly(AgreementStage.APPROVED);
        assertThat(taken(half, new Step(AgreementStage.APPROVED, "DE", "BGBl 7"), VL)
                        .allowed())
                .as("what is stated of it is no approval that counts")
                .containsExactly(AgreementStage.APPROVED);
        var both = taken(half, new Step(AgreementStage.APPROVED, "NL"), NL);
        assertThat(both.allowed()).contains(AgreementStage.RATIFIED);
        assertThat(both.today(Set.of()).allowed())
                .as("once it has been taken over it is waited for as any other")
                .containsExactly(AgreementStage.APPROVED);
    }

    @Test
    void its_approval_is_recorded_as_another_states_it_and_where_that_stands() {
        var signed = taken(registered, new Step(AgreementStage.SIGNED, null), VL);
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> taken(signed, new Step(AgreementStage.APPROVED, "DE"), VL));
        assertThat(taken(signed, new Step(AgreementStage.APPROVED, "DE", "BGBl 7"), VL)
                        .status()
                        .given())
                .singleElement()
                .satisfies(given -> assertThat(given.stated()).isEqualTo(new StatedFact("VL", "BGBl 7")));
    }

    @Test
    void one_that_was_named_by_mistake_is_left_out_as_long_as_it_has_nobody() {
        var without = registered.amend(facts("VL", "NL"), VL, null, DAY, DAY).after();
        assertThat(without.standings().place("DE")).isEmpty();
        assertThatExceptionOfType(Refusal.ShutsOut.class)
                .isThrownBy(() -> registered.today(Set.of()).amend(facts("VL", "NL"), VL, null, DAY, DAY));
    }

    @Test
    void once_taken_over_it_asks_to_join_by_itself() {
        var asked = registered
                .today(Set.of())
                .invite("een", "DE", LAND, "wij doen mee", DAY, DAY)
                .after();
        assertThat(Objects.requireNonNull(asked.answer("een", Outcome.ACCEPTED, VL, null, DAY, DAY))
                        .after()
                        .hasJoined("DE"))
                .isTrue();
    }
}
