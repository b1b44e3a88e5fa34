package eu.akkoord.agreements.agreement;

import static eu.akkoord.agreements.agreement.AgreementTest.coordinator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.agreements.agreement.Standing.Place;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.desk.consent.OfferAnswered;
import eu.akkoord.platform.desk.consent.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Consent to joining an agreement, which lets parties in and puts none out. */
class JoiningTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    private static final AgreementFacts FACTS = facts("VL", "NL");
    private static final Caller VL = coordinator("VL");
    private static final Caller NL = coordinator("NL");
    private static final Caller LU = coordinator("LU");
    private static final Caller OFFICER = new Caller("s#2", "c#1", "NL", "szw", Set.of("officer"), Set.of());

    private final Agreement registered = Agreement.register("een-akkoord", Instrument.TREATY, FACTS, VL, DAY, DAY)
            .after();
    private final Agreement joined = accepted(registered, "joining-nl", NL);

    private static AgreementFacts facts(String... parties) {
        return new AgreementFacts("Samenwerking", List.of(parties), List.of(), null, null, null, List.of());
    }

    private static Agreement answered(Agreement agreement, String offer, Outcome answer, Caller by) {
        return Objects.requireNonNull(agreement.answer(offer, answer, by, "want", DAY, DAY))
                .after();
    }

    private static Agreement accepted(Agreement agreement, String offer, Caller by) {
        return answered(agreement, offer, Outcome.ACCEPTED, by);
    }

    private static Agreement named(Agreement agreement, Caller by) {
        return agreement.amend(facts("VL", "NL", "LU"), by, "want", DAY, DAY).after();
    }

    @Test
    void whoever_registers_has_joined_and_the_others_are_named_until_they_consent() {
        assertThat(registered.standings().joined()).containsExactly("VL");
        assertThat(registered.standings().place("NL")).contains(Place.NAMED);
        assertThat(registered.offers().all())
                .singleElement()
                .satisfies(offer -> assertThat(offer.awaits()).containsExactly("NL"));
        assertThat(joined.standings().joined()).containsExactly("VL", "NL");
        assertThat(joined.answer("joining-nl", Outcome.ACCEPTED, NL, null, DAY, DAY))
                .isNull();
    }

    @Test
    void a_party_is_bound_by_its_own_coordinator_alone() {
        assertThatExceptionOfType(Refusal.RoleNeeded.class)
                .isThrownBy(() -> accepted(registered, "joining-nl", OFFICER));
        assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> accepted(registered, "joining-nl", VL));
        assertThatExceptionOfType(Refusal.Absent.class).isThrownBy(() -> accepted(registered, "joining-nl", LU));
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> Agreement.register("x", Instrument.TREATY, FACTS, LU, DAY, DAY));
    }

    @Test
    void an_officer_of_the_named_party_may_refuse_and_it_stands_as_having_left() {
        var refused = answered(registered, "joining-nl", Outcome.REFUSED, OFFICER);
        assertThat(refused.standings().place("NL")).contains(Place.LEFT);
        assertThat(new AgreementRights().mayWrite(NL, refused)).isFalse();
    }

    @Test
    void attack_one_party_writes_another_out() {
        for (var outsiders : List.of(facts("VL", "LU"), facts("VL", "LU", "DE"))) {
            assertThatExceptionOfType(Refusal.ShutsOut.class)
                    .isThrownBy(() -> joined.amend(outsiders, VL, "want", DAY, DAY))
                    .satisfies(refusal -> assertThat(refusal.party()).isEqualTo("NL"));
        }
        // a party that is only named is not taken out either, nor does a party write itself out without being told
        assertThatExceptionOfType(Refusal.ShutsOut.class)
                .isThrownBy(() -> registered.amend(facts("VL", "LU"), VL, "want", DAY, DAY));
        assertThatExceptionOfType(Refusal.ShutsOut.class)
                .isThrownBy(() -> joined.amend(facts("VL", "LU"), NL, "want", DAY, DAY));
    }

    @Test
    void attack_a_third_party_is_let_in_by_widening_the_agreement() {
        var three = named(joined, VL);
        assertThat(three.standings().joined()).containsExactly("VL", "NL");
        assertThat(new AgreementRights().mayWrite(LU, three)).isFalse();
        // nor by the third alone, nor with the one that named it
        var half = accepted(three, "joining-lu", LU);
        assertThat(half.hasJoined("LU")).isFalse();
        assertThat(accepted(half, "joining-lu", NL).hasJoined("LU")).isTrue();
    }

    @Test
    void attack_one_party_fills_the_list_by_naming_others_that_do_not_answer() {
        var full = joined;
        var named = new ArrayList<>(List.of("VL", "NL"));
        for (var party : List.of("DE", "FR", "BE", "DK", "SE")) {
            named.add(party);
            full = full.amend(facts(named.toArray(String[]::new)), VL, "ook zij", DAY, DAY)
                    .after();
        }
        named.add("LU");
        var asking = full;
        var next = facts(named.toArray(String[]::new));
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> asking.amend(next, VL, "en nog een", DAY, DAY));
        assertThat(asking.amend(next, NL, "en nog een", DAY, DAY)
                        .after()
                        .standings()
                        .place("LU"))
                .contains(Place.NAMED);
    }

    @Test
    void naming_another_party_is_a_coordinators_and_needs_a_reason() {
        assertThatExceptionOfType(Refusal.RoleNeeded.class).isThrownBy(() -> named(joined, OFFICER));
        assertThatExceptionOfType(Refusal.MissingReason.class)
                .isThrownBy(() -> joined.amend(facts("VL", "NL", "LU"), VL, null, DAY, DAY));
    }

    @Test
    void a_refusal_by_one_that_has_joined_keeps_another_out_and_it_may_be_asked_again() {
        var refused = answered(named(joined, VL), "joining-lu", Outcome.REFUSED, NL);
        assertThat(refused.standings().place("LU")).contains(Place.NAMED);
        var again = refused.invite("nog-eens", "LU", LU, "toch", DAY, DAY).after();
        assertThat(again.offers().find("nog-eens").orElseThrow().pending()).containsExactly("VL", "NL");
        assertThat(accepted(accepted(again, "nog-eens", VL), "nog-eens", NL).hasJoined("LU"))
                .isTrue();
    }

    @Test
    void asking_is_for_coordinators_of_those_that_have_joined_or_would_and_once_at_a_time() {
        var three = answered(named(joined, VL), "joining-lu", Outcome.REFUSED, LU);
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> three.invite("a", "LU", coordinator("DE"), "want", DAY, DAY));
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> registered.invite("a", "VL", NL, "want", DAY, DAY));
        assertThatExceptionOfType(Refusal.RoleNeeded.class)
                .isThrownBy(() -> three.invite("a", "LU", OFFICER, "want", DAY, DAY));
        assertThatExceptionOfType(Refusal.UnknownReferences.class)
                .isThrownBy(() -> three.invite("a", "DE", VL, "want", DAY, DAY));
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> three.invite("a", "NL", VL, "want", DAY, DAY));
        assertThatExceptionOfType(Refusal.MissingReason.class)
                .isThrownBy(() -> three.invite("a", "LU", VL, null, DAY, DAY));
        var asked = three.invite("a", "LU", VL, "want", DAY, DAY).after();
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> asked.invite("b", "LU", NL, "want", DAY, DAY));
    }

    @Test
    void a_party_leaves_by_its_own_coordinator_with_a_reason_and_once() {
        assertThatExceptionOfType(Refusal.RoleNeeded.class).isThrownBy(() -> joined.leave(OFFICER, "want", DAY, DAY));
        assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> joined.leave(LU, "want", DAY, DAY));
        assertThatExceptionOfType(Refusal.MissingReason.class).isThrownBy(() -> joined.leave(NL, null, DAY, DAY));
        var left = joined.leave(NL, "want", DAY, DAY);
        assertThat(left.event()).isEqualTo(new AgreementLeft(DAY, "NL"));
        assertThat(left.after().standings().joined()).containsExactly("VL");
        assertThat(left.after().facts().parties()).containsExactly("VL", "NL");
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> left.after().leave(NL, "want", DAY, DAY));
    }

    @Test
    void nobody_waits_for_one_that_has_left_and_what_it_asked_is_withdrawn() {
        var asked = accepted(named(joined, VL), "joining-lu", LU);
        var without = asked.leave(NL, "want", DAY, DAY).after();
        assertThat(without.standings().joined()).containsExactly("VL", "LU");
        var maker = named(joined, VL).leave(VL, "want", DAY, DAY).after();
        assertThat(stage(maker, "joining-lu")).isEqualTo("withdrawn");
        var itself = named(joined, VL).leave(LU, "want", DAY, DAY).after();
        assertThat(stage(itself, "joining-lu")).isEqualTo("withdrawn");
    }

    private static String stage(Agreement agreement, String offer) {
        return agreement.offers().find(offer).orElseThrow().stage(DAY);
    }

    private static Agreement left(Agreement agreement, Caller by) {
        return agreement.leave(by, "want", DAY, DAY).after();
    }

    @Test
    void attack_a_named_party_takes_an_agreement_that_all_have_left() {
        var empty = left(left(named(joined, VL), NL), VL);
        assertThat(empty.standings().joined()).isEmpty();
        assertThat(stage(empty, "joining-lu")).isEqualTo("withdrawn");
        for (var by : List.of(LU, NL, VL)) {
            assertThatExceptionOfType(Refusal.WrongStage.class)
                    .isThrownBy(() -> empty.invite("alleen", by.party(), by, "want", DAY, DAY));
            assertThat(new AgreementRights().mayWrite(by, empty)).isFalse();
        }
        // nor by an offer that was stored as open
        var stored = new Agreement(
                empty.id(),
                empty.instrument(),
                empty.facts(),
                empty.standings(),
                registered.offers(),
                empty.status(),
                null);
        assertThatExceptionOfType(Refusal.WrongStage.class).isThrownBy(() -> accepted(stored, "joining-nl", NL));
    }

    @Test
    void attack_a_named_party_that_asks_to_join_is_let_in_by_the_last_one_that_leaves() {
        var asking = answered(named(joined, VL), "joining-lu", Outcome.REFUSED, VL)
                .invite("toch", "LU", LU, "want", DAY, DAY)
                .after();
        var empty = left(left(asking, NL), VL);
        assertThat(empty.hasJoined("LU")).isFalse();
        assertThat(stage(empty, "toch")).isEqualTo("withdrawn");
    }

    @Test
    void a_question_that_is_not_answered_lapses_and_can_be_asked_again() {
        var late = DAY.plusDays(30 + 1);
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> registered.answer("joining-nl", Outcome.ACCEPTED, NL, null, DAY, late));
        var lapsed = registered.lapse(late);
        assertThat(lapsed.event()).isInstanceOfSatisfying(OfferAnswered.class, answered -> {
            assertThat(answered.answer()).isEqualTo(Outcome.LAPSED);
            assertThat(answered.by()).isNull();
        });
        assertThat(lapsed.after().standings().place("NL")).contains(Place.NAMED);
        var again = lapsed.after().invite("weer", "NL", VL, "want", late, late).after();
        var answer = again.answer("weer", Outcome.ACCEPTED, NL, null, late, late);
        assertThat(Objects.requireNonNull(answer).after().hasJoined("NL")).isTrue();
    }

    @Test
    void attack_one_party_records_the_approval_of_another() {
        var signed = joined.take(new Step(AgreementStage.SIGNED, null), VL, DAY).after();
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> signed.take(new Step(AgreementStage.APPROVED, "NL"), VL, DAY));
        var stated = signed.take(new Step(AgreementStage.APPROVED, "NL", "Tractatenblad 2026, 5"), VL, DAY)
                .after();
        assertThat(stated.status().given())
                .containsExactly(new Approval("NL", DAY, new StatedFact("VL", "Tractatenblad 2026, 5")));
        assertThat(signed.take(new Step(AgreementStage.APPROVED, "NL"), NL, DAY)
                        .after()
                        .status()
                        .given())
                .containsExactly(new Approval("NL", DAY, null));
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> signed.take(new Step(AgreementStage.APPROVED, "NL", "bron"), NL, DAY));
    }

    @Test
    void attack_one_party_ends_it_for_all_without_saying_where_that_stands() {
        var declaration = Agreement.register("een-akkoord", Instrument.DECLARATION_OF_INTENT, FACTS, VL, DAY, DAY)
                .after()
                .take(new Step(AgreementStage.IN_EFFECT, null), VL, DAY)
                .after();
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> declaration.take(new Step(AgreementStage.ENDED, null), VL, DAY));
        var ended = declaration
                .take(new Step(AgreementStage.ENDED, null, "gezamenlijke verklaring"), VL, DAY)
                .after();
        assertThat(ended.stated()).isEqualTo(new StatedFact("VL", "gezamenlijke verklaring"));
        // once the other has left, it is the own party's alone
        var alone = accepted(declaration, "joining-nl", NL)
                .leave(NL, "want", DAY, DAY)
                .after();
        assertThat(alone.take(new Step(AgreementStage.ENDED, null), VL, DAY)
                        .after()
                        .stated())
                .isNull();
    }

    @Test
    void every_party_ever_named_is_told_of_every_change() {
        var left = joined.leave(NL, "want", DAY, DAY).after();
        assertThat(new AgreementRights().concerned(List.of(left)).apply(left)).containsExactlyInAnyOrder("VL", "NL");
    }
}
