package eu.akkoord.dossiers.visit;

import static eu.akkoord.dossiers.visit.SomeVisit.FACTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.dossiers.access.Creator;
import eu.akkoord.dossiers.access.Offered;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.desk.consent.Offer;
import eu.akkoord.platform.desk.consent.Outcome;
import eu.akkoord.platform.desk.consent.Side;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Wishes of guests and answers of parties, which stand as long as what they are about. */
class StandingOffersTest {
    private static final LocalDate DAY = LocalDate.of(2027, 5, 4);
    private static final Creator OFFICER = new Creator("https://issuer.example#officer", "VL");
    private static final Period AUTUMN = Period.of("2027-23", "najaar");
    private static final VisitFacts FILED =
            FACTS.with(VisitFacts::guests, List.of("NL", "LU")).with(VisitFacts::agreements, List.of("akkoord"));

    /** NL and LU wish that it is held in autumn. */
    private final Visit wished = wishing("LU", wishing("NL", planned(FILED)));

    private static Visit planned(VisitFacts facts) {
        return Visit.plan("bezoek", facts, DAY, OFFICER).after();
    }

    private static Visit wishing(String guest, Visit visit) {
        var side = new Side(guest, "org");
        var offer = Offer.<Offered>make(
                "wens-" + guest, "moving", side, Set.of("VL"), new Offered.Moving(AUTUMN), "liever", DAY, DAY);
        return visit.offer(offer, DAY, DAY).after();
    }

    private static List<String> open(Visit visit) {
        return visit.offers().open(DAY).stream().map(Offer::id).toList();
    }

    private static Visit amended(Visit visit, VisitFacts next) {
        return visit.amend(next, DAY, "want").after();
    }

    @Test
    void a_wish_for_another_time_stands_until_the_time_or_the_host_is_another() {
        assertThat(open(amended(wished, FILED.with(VisitFacts::title, "Anders"))))
                .containsExactly("wens-NL", "wens-LU");
        assertThat(open(amended(wished, FILED.with(VisitFacts::agreements, List.of()))))
                .containsExactly("wens-NL", "wens-LU");
        assertThat(open(amended(wished, FILED.heldAt(Period.of("2028", null))))).isEmpty();
        assertThat(open(amended(wished, FILED.with(VisitFacts::host, "DE")))).isEmpty();
    }

    @Test
    void a_wish_ends_with_its_guest_and_no_other_does() {
        assertThat(open(amended(wished, FILED.with(VisitFacts::guests, List.of("LU")))))
                .containsExactly("wens-LU");
        assertThat(open(wished.answer("NL", "a", VisitAnswer.DECLINED, DAY).after()))
                .containsExactly("wens-LU");
        assertThat(open(wished.answer("NL", "a", VisitAnswer.ACCEPTED, DAY).after()))
                .containsExactly("wens-NL", "wens-LU");
    }

    @Test
    void a_wish_is_over_when_the_visit_is() {
        var confirmed = wished.become(VisitStage.CONFIRMED, DAY, null).after();

        assertThat(open(confirmed)).containsExactly("wens-NL", "wens-LU");
        assertThat(open(confirmed.become(VisitStage.HELD, DAY, null).after())).isEmpty();
        assertThat(open(confirmed.become(VisitStage.CANCELLED, DAY, "ziekte").after()))
                .isEmpty();
    }

    @Test
    void each_party_has_one_answer_and_whoever_declined_takes_no_part() {
        var answered = wished.answer("NL", "a", VisitAnswer.DECLINED, DAY)
                .after()
                .answer("LU", "b", VisitAnswer.ACCEPTED, DAY)
                .after();

        assertThat(answered.participating()).containsExactly("VL", "LU");
        assertThat(answered.answerOf("LU")).isEqualTo(new VisitAnswer.Given("b", "LU", VisitAnswer.ACCEPTED, DAY));
        assertThat(answered.answerOf("VL")).isNull();
        var again = answered.answer("NL", "c", VisitAnswer.ACCEPTED, DAY).after();
        assertThat(again.answers()).hasSize(2);
        assertThat(again.participating()).containsExactly("VL", "NL", "LU");
    }

    @Test
    void who_is_left_out_has_accepted_nothing_and_who_declined_has_declined() {
        var answered = wished.answer("NL", "a", VisitAnswer.DECLINED, DAY)
                .after()
                .answer("LU", "b", VisitAnswer.ACCEPTED, DAY)
                .after();
        var other = amended(answered, FILED.with(VisitFacts::guests, List.of("DE")));

        assertThat(other.answerOf("NL")).isNotNull();
        assertThat(other.answerOf("LU")).isNull();
        assertThat(amended(answered, FILED.with(VisitFacts::title, "Anders")).answerOf("LU"))
                .isNotNull();
    }

    @Test
    void a_host_accepts_what_another_planned_for_it_by_what_it_does_and_once() {
        var forHost = Visit.plan("bezoek", FILED, DAY, new Creator("https://issuer.example#other", "NL"))
                .after();

        var accepted = forHost.actedOnBy("VL", "a", DAY);
        assertThat(accepted.answerOf("VL")).isEqualTo(new VisitAnswer.Given("a", "VL", VisitAnswer.ACCEPTED, DAY));
        assertThat(accepted.actedOnBy("VL", "b", DAY)).isEqualTo(accepted);
        assertThat(forHost.actedOnBy("LU", "a", DAY)).as("a guest").isEqualTo(forHost);
        assertThat(wished.actedOnBy("VL", "a", DAY)).as("its own plan").isEqualTo(wished);
        var confirmed = forHost.become(VisitStage.CONFIRMED, DAY, null).after();
        assertThat(confirmed.actedOnBy("VL", "a", DAY)).isEqualTo(confirmed);
    }

    @Test
    void the_host_is_another_only_while_it_is_planned() {
        var confirmed = wished.become(VisitStage.CONFIRMED, DAY, null).after();
        var elsewhere = FILED.with(VisitFacts::host, "DE");

        assertThat(amended(wished, elsewhere).facts().host()).isEqualTo("DE");
        assertThatExceptionOfType(Refusal.WrongStage.class).isThrownBy(() -> amended(confirmed, elsewhere));
        assertThat(amended(confirmed, FILED.with(VisitFacts::title, "Anders")).facts())
                .isNotEqualTo(FILED);
    }

    @Test
    void a_visit_that_was_held_does_not_move_behind_the_day_on_which_it_was() {
        var held = wished.become(VisitStage.CONFIRMED, DAY, null)
                .after()
                .become(VisitStage.HELD, DAY, null)
                .after();
        var later = FILED.heldAt(Period.of("2027-05-05", null));

        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> amended(held, later))
                .satisfies(refused ->
                        assertThat(refused.faults()).extracting(Fault::pointer).containsExactly("/period/edtf"));
        for (var fits : List.of("2027-05-04", "2027-05", "../2028")) {
            assertThat(amended(held, FILED.heldAt(Period.of(fits, null)))
                            .facts()
                            .period()
                            .edtf())
                    .isEqualTo(fits);
        }
        assertThat(amended(wished, later).facts()).as("before it is held").isEqualTo(later);
    }

    @Test
    void a_contradiction_in_other_facts_is_refused() {
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> amended(wished, FILED.with(VisitFacts::guests, List.of("VL"))));
    }

    @Test
    void what_was_stored_without_a_number_for_calendars_has_one_less_than_its_revision() {
        assertThat(wished.sequence()).isNull();
        assertThat(wished.storedAt(3).sequence()).isEqualTo(2);
        var moved = amended(wished, FILED.heldAt(Period.of("2028", null)));
        assertThat(moved.sequence()).isEqualTo(1);
        assertThat(moved.storedAt(9)).isEqualTo(moved);
    }

    @Test
    void it_names_no_more_than_what_is_known() {
        var naming = planned(FILED.naming(List.of("een", "twee"), "ander-bezoek"));

        assertThat(naming.naming(VisitReferences.of(naming.facts()))).isSameAs(naming);
        var known = naming.naming(new VisitReferences(List.of("twee"), null));
        assertThat(known.facts().dossiers()).containsExactly("twee");
        assertThat(known.facts().returns()).isNull();
    }

    /** VL, which owns it, offers it to NL. */
    private static Visit offered(Visit visit) {
        var offer = Offer.<Offered>make(
                "aan-nl",
                "ownership",
                new Side("VL", "abb"),
                Set.of("NL"),
                new Offered.Ownership(new Organisation("NL", "szw"), false, null),
                "overdracht",
                DAY,
                DAY);
        return visit.offer(offer, DAY, DAY).after();
    }

    private static Visit settled(Visit visit, String offer, Outcome answer, String by) {
        var heard = visit.offers().find(offer).orElseThrow().answer(answer, new Side(by, "org"), DAY, DAY, "want");
        return visit.settle(heard, answer, by, DAY, DAY).after();
    }

    @Test
    void an_offer_of_it_stands_until_it_stands_under_other_agreements() {
        var both = offered(wished);

        assertThat(open(amended(both, FILED.heldAt(Period.of("2028", null))))).containsExactly("aan-nl");
        assertThat(open(amended(both, FILED.with(VisitFacts::agreements, List.of("ander")))))
                .containsExactly("wens-NL", "wens-LU");
        var held = both.become(VisitStage.CONFIRMED, DAY, null)
                .after()
                .become(VisitStage.HELD, DAY, null)
                .after();
        assertThat(open(held)).containsExactly("aan-nl");
    }

    @Test
    void what_is_offered_comes_true_when_it_is_accepted_and_not_before() {
        var both = offered(wished);

        assertThat(settled(both, "aan-nl", Outcome.REFUSED, "NL").facts()).isEqualTo(FILED);
        var taken = settled(both, "aan-nl", Outcome.ACCEPTED, "NL");
        assertThat(taken.facts().owner()).isEqualTo(new Organisation("NL", "szw"));
        assertThat(open(taken)).as("wishes stand").containsExactly("wens-NL", "wens-LU");
        var moved = settled(both, "wens-NL", Outcome.ACCEPTED, "VL");
        assertThat(moved.facts().period()).isEqualTo(AUTUMN);
        assertThat(moved.slips().count() + (moved.fixings() == null ? 0 : 1)).isEqualTo(1);
    }
}
