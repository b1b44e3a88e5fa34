package eu.akkoord.platform.desk.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.EncodedAs;
import eu.akkoord.platform.core.facts.State;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class OfferTest {
    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);
    private static final LocalDate LAST = MAY_4.plusDays(30);
    private static final Side ABB = new Side("VL", "abb");
    private static final Side SZW = new Side("NL", "szw");
    private static final Side MAE = new Side("LU", "mae");
    private static final Side BZ = new Side("DE", "bz");

    private final Offer<String> offer = offer("een", ABB, "VL", "NL", "LU");

    private static Offer<String> offer(String id, Side by, String... awaits) {
        return Offer.make(
                id, "joining", by, new LinkedHashSet<>(List.of(awaits)), "inhoud", "want", MAY_4.minusDays(9), MAY_4);
    }

    private static Offer<String> answered(Offer<String> offer, Outcome answer, Side side) {
        return offer.answer(answer, side, MAY_4, MAY_4, "daarom");
    }

    @Test
    void is_accepted_when_everyone_it_awaits_has_accepted_it_and_not_before() {
        assertThat(offer.pending()).containsExactly("NL", "LU");
        var heard = answered(offer, Outcome.ACCEPTED, SZW);
        assertThat(heard.isAccepted()).isFalse();
        assertThat(heard.isOpen(LAST)).isTrue();
        var ended = answered(heard, Outcome.ACCEPTED, MAE);
        assertThat(ended.isAccepted()).isTrue();
        assertThat(ended.stage(LAST)).isEqualTo("accepted");
        assertThat(ended.isOpen(MAY_4)).isFalse();
    }

    @Test
    void one_that_is_answered_is_listed_after_its_answer_however_many_were_accepted() {
        var all = Offers.<String>none().add(offer("open", ABB, "NL"));
        for (int made = 0; made < 20; made++) {
            all = all.add(answered(offer("aanvaard-" + made, ABB, "NL"), Outcome.ACCEPTED, SZW));
        }
        var after = all.with(answered(offer("open", ABB, "NL"), Outcome.REFUSED, SZW));
        assertThat(after.find("open")).isPresent();
        assertThat(after.all()).hasSize(20);
        assertThat(after.add(offer("nieuw", ABB, "NL")).find("nieuw")).isPresent();
    }

    @Test
    void is_in_the_words_of_its_maker_and_its_end_in_those_of_whoever_ended_it() {
        var open = new Offers<>(List.of(offer));
        assertThat(open.writer("/offers/0/reason")).contains("VL");
        assertThat(open.writer("/offers/0/content/text")).contains("VL");
        for (var none :
                List.of("/title", "/offers/1/reason", "/offers/0/ended/reason", "/offers/x/reason", "/offers")) {
            assertThat(open.writer(none)).as(none).isEmpty();
        }
        var refused = new Offers<>(List.of(answered(offer, Outcome.REFUSED, SZW)));
        assertThat(refused.writer("/offers/0/reason")).contains("VL");
        assertThat(refused.writer("/offers/0/ended/reason")).contains("NL");
    }

    @Test
    void ends_with_the_first_refusal_which_needs_a_reason() {
        assertThatExceptionOfType(Refusal.MissingReason.class)
                .isThrownBy(() -> offer.answer(Outcome.REFUSED, SZW, MAY_4, MAY_4, null));
        var refused = answered(offer, Outcome.REFUSED, SZW);
        assertThat(refused.stage(MAY_4)).isEqualTo("refused");
        assertThatExceptionOfType(Refusal.WrongStage.class).isThrownBy(() -> answered(refused, Outcome.ACCEPTED, MAE));
    }

    @Test
    void is_accepted_and_refused_by_none_but_those_it_awaits_and_withdrawn_by_its_maker_alone() {
        var toNl = offer("een", ABB, "NL");
        assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> answered(toNl, Outcome.ACCEPTED, ABB));
        assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> answered(toNl, Outcome.REFUSED, ABB));
        assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> answered(toNl, Outcome.WITHDRAWN, SZW));
        assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> answered(toNl, Outcome.LAPSED, SZW));
        assertThat(answered(toNl, Outcome.WITHDRAWN, ABB).stage(MAY_4)).isEqualTo("withdrawn");
    }

    @Test
    void is_not_there_for_anyone_else() {
        for (var answer : Outcome.values()) {
            assertThatExceptionOfType(Refusal.Absent.class).isThrownBy(() -> answered(offer, answer, BZ));
        }
        var offers = Offers.<String>none().add(offer);
        assertThat(offers.concerning("DE")).isEmpty();
        assertThat(offers.concerning("LU")).containsExactly(offer);
        assertThatExceptionOfType(Refusal.Absent.class).isThrownBy(() -> offers.shown("een", "DE"));
        assertThat(offers.shown("een", "VL")).isEqualTo(offer);
    }

    @Test
    void the_same_answer_given_again_changes_nothing() {
        var heard = answered(offer, Outcome.ACCEPTED, SZW);
        assertThat(answered(heard, Outcome.ACCEPTED, SZW)).isSameAs(heard);
        var ended = answered(heard, Outcome.ACCEPTED, MAE);
        assertThat(answered(ended, Outcome.ACCEPTED, SZW)).isSameAs(ended);
        var refused = answered(heard, Outcome.REFUSED, MAE);
        assertThat(answered(refused, Outcome.REFUSED, MAE)).isSameAs(refused);
        assertThatExceptionOfType(Refusal.WrongStage.class).isThrownBy(() -> answered(refused, Outcome.ACCEPTED, SZW));
    }

    @Test
    void can_be_answered_on_its_last_day_and_not_after_it_counted_from_the_day_it_was_registered() {
        assertThat(offer.answer(Outcome.WITHDRAWN, ABB, LAST, LAST, null).stage(LAST))
                .isEqualTo("withdrawn");
        var late = LAST.plusDays(1);
        assertThat(offer.stage(late)).isEqualTo("lapsed");
        assertThat(offer.isOverdue(LAST)).isFalse();
        assertThat(offer.isOverdue(late)).isTrue();
        // an answer that is said to be of an earlier day comes too late as well
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> offer.answer(Outcome.ACCEPTED, SZW, MAY_4, late, "daarom"));
    }

    @Test
    void the_ones_that_have_passed_end_by_themselves() {
        var offers = Offers.<String>none().add(offer);
        assertThat(offers.lapsed(LAST)).isEmpty();
        var lapsed = offers.lapsed(LAST.plusDays(1)).orElseThrow();
        assertThat(lapsed.ended()).isEqualTo(new Offer.Ended(Outcome.LAPSED, null, LAST.plusDays(1), null));
        assertThat(offers.with(lapsed).lapsed(LAST.plusDays(9))).isEmpty();
    }

    @Test
    void is_made_with_a_reason_and_no_party_leaves_the_others_without() {
        var silent = new Offer<>("x", "joining", ABB, Set.of("NL"), Set.of(), "", null, MAY_4, LAST, null);
        assertThatExceptionOfType(Refusal.MissingReason.class)
                .isThrownBy(() -> Offers.<String>none().make(silent, MAY_4));
        var offers = Offers.<String>none();
        for (int i = 0; i < 5; i++) {
            offers = offers.make(offer("vl" + i, ABB, "NL"), MAY_4);
        }
        var full = offers;
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> full.make(offer("meer", ABB, "NL"), MAY_4));
        assertThat(full.make(offer("nl", SZW, "VL"), MAY_4).all()).hasSize(5 + 1);
        // what has lapsed is not in the way
        assertThat(full.make(offer("later", ABB, "NL"), LAST.plusDays(1)).all()).hasSize(5 + 1);
    }

    @Test
    void no_more_are_open_than_the_bound_of_all() {
        var offers = Offers.<String>none();
        for (var side : List.of(ABB, SZW, MAE, BZ)) {
            for (int i = 0; i < 5; i++) {
                offers = offers.make(offer(side.party() + i, side, "FR"), MAY_4);
            }
        }
        var full = offers;
        assertThat(full.all()).hasSize(20);
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> full.make(offer("meer", new Side("FR", "mae"), "VL"), MAY_4));
    }

    @Test
    void of_those_that_have_ended_the_last_stay_listed_and_all_that_are_open() {
        var offers = Offers.<String>none().add(offer("open", ABB, "NL"));
        for (int i = 0; i < 20 + 3; i++) {
            var one = offer("nr" + i, ABB, "NL");
            offers = offers.add(one).with(answered(one, Outcome.WITHDRAWN, ABB));
        }
        assertThat(offers.all()).hasSize(20 + 1);
        assertThat(offers.find("open")).isPresent();
        assertThat(offers.find("nr2")).isEmpty();
        assertThat(offers.find("nr3")).isPresent();
    }

    @Test
    void waits_no_longer_for_one_who_has_nothing_to_say_any_more() {
        assertThat(offer.without("LU").map(Offer::pending)).contains(Set.of("NL"));
        assertThat(offer("een", ABB, "NL").without("NL")).isEqualTo(Optional.empty());
    }

    @Test
    void survives_the_round_trip_to_the_store_however_it_ended() {
        var heard = answered(offer, Outcome.ACCEPTED, SZW);
        var offers = new Offers<>(List.of(
                heard,
                answered(offer("twee", ABB, "NL"), Outcome.REFUSED, SZW),
                Offers.<String>none()
                        .add(offer("drie", ABB, "NL"))
                        .lapsed(LAST.plusDays(1))
                        .orElseThrow()));
        var state = State.of(Thing.class).build();
        var stored = Document.parse(new Document(state.write(new Thing("een", offers))).toJson());
        assertThat(state.read("een", stored).offers()).isEqualTo(offers);
        assertThat(state.write(new Thing("een", Offers.none()))).isEmpty();
    }

    record Thing(@Code String id, @EncodedAs(sparse = true) Offers<String> offers) {}

    @Test
    void is_told_without_its_content_and_reasons() {
        assertThat(OfferForms.told(answered(offer, Outcome.REFUSED, SZW), Outcome.REFUSED, "NL")
                        .toString())
                .contains("joining", "VL", "refused")
                .doesNotContain("inhoud", "want", "daarom", "abb");
    }
}
