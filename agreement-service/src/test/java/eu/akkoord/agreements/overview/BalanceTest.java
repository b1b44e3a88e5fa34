package eu.akkoord.agreements.overview;

import static eu.akkoord.agreements.overview.KnownVisit.Stage.CANCELLED;
import static eu.akkoord.agreements.overview.KnownVisit.Stage.CONFIRMED;
import static eu.akkoord.agreements.overview.KnownVisit.Stage.HELD;
import static eu.akkoord.agreements.overview.KnownVisit.Stage.PLANNED;
import static eu.akkoord.agreements.overview.KnownVisit.Stage.REPORTED;
import static eu.akkoord.agreements.overview.Told.returning;
import static eu.akkoord.agreements.overview.Told.slipped;
import static eu.akkoord.agreements.overview.Told.visit;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class BalanceTest {
    private static final KnownVisit JUNE = visit("juni", HELD, "2017-06-20/2017-06-22", "VL", "NL");

    @Example
    void a_host_owes_its_guest_a_visit_that_is_promised_and_has_slipped() {
        var back =
                slipped(LocalDate.of(2017, 10, 9), returning("juni", visit("terug", PLANNED, "2018-21", "NL", "VL")));
        var side = side("VL", "NL", JUNE, back);
        assertThat(ids(side.received())).containsExactly("juni");
        assertThat(ids(side.owed())).containsExactly("juni");
        assertThat(ids(side.promised())).containsExactly("terug");
        assertThat(side.promised().getFirst().slips().count()).isEqualTo(1);
        assertThat(side.returned()).isEmpty();
        var other = side("NL", "VL", JUNE, back);
        assertThat(other.received()).isEmpty();
        assertThat(other.owed()).isEmpty();
        assertThat(other.promised()).isEmpty();
    }

    @Example
    void a_return_visit_was_promised_before_the_visit_it_answers_was_held() {
        var june = visit("juni", PLANNED, "2017-06", "VL", "NL");
        var back = returning("juni", visit("terug", PLANNED, "[2017-10..2017-12]", "NL", "VL"));
        var side = side("VL", "NL", june, back);
        assertThat(ids(side.promised())).containsExactly("terug");
        assertThat(side.owed()).isEmpty();
        assertThat(side("VL", "NL", visit("juni", CANCELLED, "2017-06", "VL", "NL"), back)
                        .promised())
                .isEmpty();
    }

    @Example
    void a_held_return_closes_the_debt_and_makes_none() {
        for (var stage : List.of(HELD, REPORTED)) {
            var back = returning("juni", visit("terug", stage, "2018-03", "NL", "VL"));
            var side = side("VL", "NL", JUNE, back);
            assertThat(side.owed()).isEmpty();
            assertThat(side.promised()).isEmpty();
            assertThat(ids(side.returned())).containsExactly("terug");
            var other = side("NL", "VL", JUNE, back);
            assertThat(ids(other.received())).containsExactly("terug");
            assertThat(other.owed()).isEmpty();
        }
    }

    @Example
    void a_cancelled_return_reopens_the_debt() {
        var back = returning("juni", visit("terug", CANCELLED, "2018-03", "NL", "VL"));
        var side = side("VL", "NL", JUNE, back);
        assertThat(ids(side.owed())).containsExactly("juni");
        assertThat(side.promised()).isEmpty();
        assertThat(side.returned()).isEmpty();
    }

    @Example
    void a_visit_that_answers_a_cancelled_one_answers_none() {
        var june = visit("juni", CANCELLED, "2017-06-20/2017-06-22", "VL", "NL");
        var back = returning("juni", visit("terug", HELD, "2018-03", "NL", "VL"));
        assertThat(ids(side("NL", "VL", june, back).owed())).containsExactly("terug");
        assertThat(Balance.all(List.of(june, back)))
                .containsExactly(Balance.of(Balance.Pair.of("NL", "VL"), List.of(june, back)));
        var again = returning("terug", visit("nog-eens", HELD, "2019-03", "VL", "NL"));
        assertThat(side("NL", "VL", june, back, again).owed()).isEmpty();
    }

    @Example
    void each_guest_is_owed_a_visit_and_a_return_answers_for_its_host_alone() {
        var june = visit("juni", HELD, "2017-06", "VL", "NL", "DE-NW");
        var back = returning("juni", visit("terug", HELD, "2018-03", "NL", "VL"));
        assertThat(side("VL", "NL", june, back).owed()).isEmpty();
        assertThat(ids(side("VL", "DE-NW", june, back).owed())).containsExactly("juni");
        assertThat(side("NL", "DE-NW", june, back).received()).isEmpty();
    }

    @Example
    void a_guest_of_a_return_that_did_not_host_the_first_visit_settles_nothing() {
        var june = visit("juni", HELD, "2017-06", "VL", "NL", "DE-NW");
        var back = returning("juni", visit("terug", HELD, "2018-03", "NL", "DE-NW"));
        assertThat(ids(side("VL", "NL", june, back).owed())).containsExactly("juni");
        assertThat(side("NL", "DE-NW", june, back).owed())
                .as("an answer makes no debt")
                .isEmpty();
        assertThat(side("DE-NW", "NL", june, back).returned()).isEmpty();
    }

    @Example
    void a_return_held_by_another_than_a_creditor_closes_nothing() {
        var back = returning("juni", visit("terug", HELD, "2018-03", "LU", "VL"));
        assertThat(ids(side("VL", "NL", JUNE, back).owed())).containsExactly("juni");
        assertThat(side("VL", "LU", JUNE, back).returned()).isEmpty();
    }

    @Example
    void one_debt_is_closed_once() {
        var first = returning("juni", visit("terug-1", HELD, "2018-03", "NL", "VL"));
        var second = returning("juni", visit("terug-2", HELD, "2018-04", "NL", "VL"));
        assertThat(ids(side("VL", "NL", JUNE, second, first).returned())).containsExactly("terug-1");
    }

    @Example
    void a_return_of_what_nobody_knows_or_of_another_return_counts_as_held_and_no_more() {
        var unknown = returning("niemand", visit("terug", HELD, "2018-03", "NL", "VL"));
        var other = returning("terug", visit("terug-terug", HELD, "2018-09", "VL", "NL"));
        assertThat(ids(side("NL", "VL", unknown, other).received())).containsExactly("terug");
        assertThat(side("NL", "VL", unknown, other).owed()).isEmpty();
        assertThat(side("NL", "VL", unknown, other).returned()).isEmpty();
        assertThat(side("VL", "NL", unknown, other).owed()).isEmpty();
    }

    @Example
    void all_balances_are_those_of_the_pairs_that_have_something_to_tell() {
        var june = visit("juni", HELD, "2017-06", "VL", "NL", "DE-NW");
        var idea = visit("idee", CONFIRMED, "2019", "LU", "NL");
        assertThat(Balance.all(List.of(june, idea)))
                .extracting(Balance::pair)
                .containsExactly(new Balance.Pair("DE-NW", "VL"), new Balance.Pair("NL", "VL"));
    }

    /** The rule again, as a list of debts that grows and shrinks. */
    @Property(tries = 2000)
    void a_balance_equals_the_list_of_debts_kept_by_hand(@ForAll("travels") List<KnownVisit> visits) {
        var debts = debts(visits);
        for (var debtor : PARTIES) {
            for (var creditor : PARTIES) {
                if (!debtor.equals(creditor)) {
                    var side = side(debtor, creditor, visits.toArray(KnownVisit[]::new));
                    assertThat(ids(side.owed()))
                            .containsExactlyInAnyOrderElementsOf(debts.stream()
                                    .filter(debt -> debt.debtor().equals(debtor)
                                            && debt.creditor().equals(creditor))
                                    .map(Debt::visit)
                                    .toList());
                    long made = visits.stream()
                            .filter(visit -> visit.isHeld() && answersNone(visit, visits))
                            .filter(visit -> visit.brings(creditor, debtor))
                            .count();
                    assertThat(side.returned().size() + side.owed().size()).isEqualTo((int) made);
                    assertThat(ids(side.promised()))
                            .containsExactlyInAnyOrderElementsOf(promises(visits, debtor, creditor));
                }
            }
        }
        assertThat(Balance.all(visits))
                .allSatisfy(balance -> assertThat(balance).isEqualTo(Balance.of(balance.pair(), visits)));
        assertThat(Balance.all(visits).stream()
                        .flatMap(balance -> balance.sides().stream())
                        .mapToInt(one -> one.owed().size())
                        .sum())
                .isEqualTo(debts.size());
    }

    private static boolean answersNone(KnownVisit visit, List<KnownVisit> visits) {
        return visit.returns() == null
                || visits.stream().anyMatch(one -> one.id().equals(visit.returns()) && one.stage() == CANCELLED);
    }

    private record Debt(String visit, String debtor, String creditor) {}

    private static Set<Debt> debts(List<KnownVisit> visits) {
        var debts = new HashSet<Debt>();
        for (var visit : visits) {
            if (visit.isHeld() && answersNone(visit, visits)) {
                visit.guests().forEach(guest -> debts.add(new Debt(visit.id(), visit.host(), guest)));
            }
        }
        for (var back : visits) {
            if (back.isHeld() && back.returns() != null) {
                back.guests().forEach(guest -> debts.remove(new Debt(back.returns(), guest, back.host())));
            }
        }
        return debts;
    }

    /** A promise is a visit that, if it and the one it answers were held, would leave one debt of this pair less. */
    private static List<String> promises(List<KnownVisit> visits, String debtor, String creditor) {
        var promises = new ArrayList<String>();
        for (var back : visits) {
            var answered = visits.stream()
                    .filter(visit -> visit.id().equals(back.returns()))
                    .findFirst();
            if (back.isPromised() && answered.isPresent() && answered.get().stage() != CANCELLED) {
                var before = replace(visits, held(answered.get()));
                var after = replace(before, held(back));
                if (count(debts(after), debtor, creditor) < count(debts(before), debtor, creditor)) {
                    promises.add(back.id());
                }
            }
        }
        return promises;
    }

    private static long count(Set<Debt> debts, String debtor, String creditor) {
        return debts.stream()
                .filter(debt -> debt.debtor().equals(debtor) && debt.creditor().equals(creditor))
                .count();
    }

    private static List<KnownVisit> replace(List<KnownVisit> visits, KnownVisit other) {
        return visits.stream()
                .map(visit -> visit.id().equals(other.id()) ? other : visit)
                .toList();
    }

    private static KnownVisit held(KnownVisit visit) {
        var held = visit(visit.id(), HELD, "2018", visit.host(), visit.guests().toArray(String[]::new));
        return visit.returns() == null ? held : returning(visit.returns(), held);
    }

    private static final List<String> PARTIES = List.of("VL", "NL", "DE-NW", "LU");

    @Provide
    Arbitrary<List<KnownVisit>> travels() {
        var stages = Arbitraries.of(KnownVisit.Stage.values());
        var parties = Arbitraries.shuffle(PARTIES);
        var years = Arbitraries.integers().between(2010, 2030);
        var answers = Arbitraries.integers().between(0, 7).injectNull(0.4);
        return Combinators.combine(stages, parties, Arbitraries.integers().between(1, 3), years, answers)
                .as(Travel::new)
                .list()
                .ofMaxSize(8)
                .map(BalanceTest::visits);
    }

    record Travel(
            KnownVisit.Stage stage,
            List<String> parties,
            int guests,
            int year,
            @Nullable Integer answers) {}

    private static List<KnownVisit> visits(List<Travel> travels) {
        var visits = new ArrayList<KnownVisit>();
        for (int index = 0; index < travels.size(); index++) {
            var travel = travels.get(index);
            var visit = visit(
                    "v" + index,
                    travel.stage(),
                    Integer.toString(travel.year()),
                    travel.parties().getFirst(),
                    travel.parties().subList(1, 1 + travel.guests()).toArray(String[]::new));
            // sometimes of one that is not there, or of itself
            visits.add(travel.answers() == null ? visit : returning("v" + travel.answers(), visit));
        }
        return visits;
    }

    private static Balance.Side side(String debtor, String creditor, KnownVisit... visits) {
        return Balance.of(Balance.Pair.of(debtor, creditor), List.of(visits)).sides().stream()
                .filter(side -> side.debtor().equals(debtor))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(List<KnownVisit> visits) {
        return visits.stream().map(KnownVisit::id).collect(Collectors.toList());
    }

    @Example
    void attack_a_visit_that_a_party_did_not_take_part_in_makes_it_owe_one() {
        var held = visit("v", KnownVisit.Stage.HELD, "2017-06", "VL", "NL", "LU");
        assertThat(Balance.all(List.of(held))).hasSize(2);
        // the one it is said to have received, or to have sent
        for (var party : List.of("VL", "NL", "LU")) {
            for (var disputed : List.of(
                    Told.answered(held, Set.of(party), Set.of()), Told.answered(held, Set.of(), Set.of(party)))) {
                assertThat(Balance.all(List.of(disputed)))
                        .noneMatch(balance -> balance.pair().has(party))
                        .hasSize(party.equals("VL") ? 0 : 1);
            }
        }
    }

    @Example
    void attack_a_return_visit_that_its_host_disputes_closes_a_debt() {
        var first = visit("een", KnownVisit.Stage.HELD, "2017-06", "VL", "NL");
        var back = Told.returning("een", visit("terug", KnownVisit.Stage.HELD, "2018-04", "NL", "VL"));
        assertThat(Balance.all(List.of(first, back)))
                .flatExtracting(Balance::sides)
                .flatExtracting(Balance.Side::owed)
                .isEmpty();
        assertThat(Balance.all(List.of(first, Told.answered(back, Set.of(), Set.of("NL")))))
                .flatExtracting(Balance::sides)
                .flatExtracting(Balance.Side::owed)
                .containsExactly(first);
    }

    @Example
    void an_objection_counts_only_once_the_visit_is_said_to_be_held() {
        var first = visit("een", KnownVisit.Stage.HELD, "2017-06", "VL", "NL");
        var back = Told.returning("een", visit("terug", KnownVisit.Stage.PLANNED, "2018", "NL", "VL"));
        var objected = Told.answered(back, Set.of(), Set.of("NL"));
        var declined = Told.answered(back, Set.of("NL"), Set.of());
        assertThat(promised(first, objected)).containsExactly(objected);
        assertThat(promised(first, declined)).isEmpty();
    }

    private static List<KnownVisit> promised(KnownVisit... visits) {
        return Balance.all(List.of(visits)).stream()
                .flatMap(balance -> balance.sides().stream())
                .flatMap(side -> side.promised().stream())
                .toList();
    }

    @Example
    void a_debt_that_is_closed_is_promised_no_more() {
        var held = returning("juni", visit("terug", HELD, "2018-03", "NL", "VL"));
        var planned = returning("juni", visit("nog-eens", PLANNED, "2018-09", "NL", "VL"));
        var side = side("VL", "NL", JUNE, held, planned);
        assertThat(ids(side.returned())).containsExactly("terug");
        assertThat(side.promised()).isEmpty();
    }

    @Example
    void visits_stand_in_the_order_of_their_periods_an_open_start_first_and_an_open_end_last() {
        var open = visit("open-einde", HELD, "2017-06-20/..", "VL", "NL");
        var early = visit("open-begin", HELD, "../2018", "VL", "NL");
        var same = visit("juli", HELD, "2017-06-20/2017-06-22", "VL", "NL");
        assertThat(ids(side("VL", "NL", open, JUNE, early, same).received()))
                .containsExactly("open-begin", "juli", "juni", "open-einde");
    }
}
