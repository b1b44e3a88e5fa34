package eu.akkoord.dossiers.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Creator;
import eu.akkoord.dossiers.access.Offered;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.visit.VisitEvent.VisitAmended;
import eu.akkoord.dossiers.visit.VisitEvent.VisitFixed;
import eu.akkoord.dossiers.visit.VisitEvent.VisitMoved;
import eu.akkoord.dossiers.visit.VisitStatus.Cancelled;
import eu.akkoord.dossiers.visit.VisitStatus.Confirmed;
import eu.akkoord.dossiers.visit.VisitStatus.Held;
import eu.akkoord.dossiers.visit.VisitStatus.Planned;
import eu.akkoord.dossiers.visit.VisitStatus.Reported;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.core.time.Period.Shift;
import eu.akkoord.platform.core.time.Slips;
import eu.akkoord.platform.desk.consent.Offer;
import eu.akkoord.platform.desk.consent.Offers;
import eu.akkoord.platform.desk.consent.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VisitTest {
    private static final LocalDate DAY = LocalDate.of(2017, 10, 9);
    private static final Creator OFFICER = new Creator("https://issuer.example#officer", "VL");
    private static final Period LATE_2017 = Period.of("[2017-10..2017-12]", "eind 2017");
    private static final Period SPRING_2018 = Period.of("2018-21", "voorjaar 2018");

    @Test
    void each_stage_goes_where_it_may_and_nowhere_else() {
        var allowed = Map.of(
                new Planned(DAY), Set.of(VisitStage.CONFIRMED, VisitStage.CANCELLED),
                new Confirmed(DAY), Set.of(VisitStage.HELD, VisitStage.CANCELLED),
                new Held(DAY), Set.of(VisitStage.REPORTED),
                new Reported(DAY), Set.<VisitStage>of(),
                new Cancelled(DAY, "ziekte"), Set.<VisitStage>of());
        allowed.forEach((status, stages) -> {
            var visit = new Visit(
                    "tegenbezoek",
                    facts("NL", LATE_2017, List.of(), List.of(), null),
                    status,
                    SlipsByLevel.NONE,
                    SlipsByLevel.NONE,
                    List.of(),
                    Offers.none(),
                    OFFICER);
            for (var asked : VisitStage.values()) {
                if (stages.contains(asked)) {
                    assertThat(visit.become(asked, DAY, "reden")
                                    .after()
                                    .status()
                                    .stage())
                            .isEqualTo(asked);
                } else {
                    assertThatExceptionOfType(Refusal.WrongStage.class)
                            .isThrownBy(() -> visit.become(asked, DAY, "reden"))
                            .satisfies(refusal -> assertThat(refusal.allowed())
                                    .containsExactlyInAnyOrderElementsOf(stages.stream()
                                            .map(VisitStage::word)
                                            .toList()));
                }
            }
        });
    }

    @Test
    void cancelling_needs_a_reason() {
        var visit = Visit.plan("tegenbezoek", facts("NL", LATE_2017, List.of(), List.of(), null), DAY, OFFICER)
                .after();

        assertThatExceptionOfType(Refusal.MissingReason.class)
                .isThrownBy(() -> visit.become(VisitStage.CANCELLED, DAY, null));
    }

    @Test
    void a_visit_is_not_held_before_its_period_begins() {
        var visit = new Visit(
                "tegenbezoek",
                facts("NL", SPRING_2018, List.of(), List.of(), null),
                new Confirmed(DAY),
                SlipsByLevel.NONE,
                SlipsByLevel.NONE,
                List.of(),
                Offers.none(),
                OFFICER);

        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> visit.become(VisitStage.HELD, DAY, null));
    }

    @Test
    void attack_a_party_that_declined_is_counted_again_by_amending_or_by_naming_it_anew() {
        var planned = Visit.plan("tegenbezoek", facts("NL", LATE_2017, List.of(), List.of(), null), DAY, OFFICER)
                .after();
        var declined = planned.answer("NL", "een", VisitAnswer.DECLINED, DAY).after();
        assertThat(declined.participating()).doesNotContain("NL");
        var other = declined.amend(facts("LU", SPRING_2018, List.of(), List.of(), null), DAY, null)
                .after();
        for (var from : List.of(declined, other)) {
            var named = from.amend(facts("NL", LATE_2017, List.of(), List.of(), null), DAY, null)
                    .after();
            assertThat(named.answerOf("NL")).isEqualTo(declined.answerOf("NL"));
            assertThat(named.participating()).doesNotContain("NL");
        }
    }

    @Test
    void days_within_what_was_announced_are_a_fixing_and_no_slip() {
        var visit = Visit.plan("tegenbezoek", facts("NL", SPRING_2018, List.of(), List.of(), null), DAY, OFFICER)
                .after();
        var days = Period.of("2018-04-20/2018-04-22", "20-22 april");

        var fixed = visit.amend(facts("NL", days, List.of(), List.of(), null), DAY, null);
        assertThat(fixed.event()).isEqualTo(new VisitFixed(DAY, List.of("period"), SPRING_2018, days, null));
        assertThat(visit.fixings()).isNull();
        assertThat(fixed.after().fixings()).isEqualTo(new Slips(1, DAY));
        assertThat(fixed.after().slips()).isEqualTo(Slips.NONE);
        assertThat(new Slip(2, SPRING_2018, days, DAY, Instant.EPOCH).kind()).isEqualTo(Shift.FIXING);

        var later = Period.of("2018-04-24/2018-04-26", null);
        var moved = fixed.after().amend(facts("NL", later, List.of(), List.of(), null), DAY, null);
        assertThat(moved.event()).isInstanceOf(VisitMoved.class);
        assertThat(moved.after().slips()).isEqualTo(new Slips(1, DAY));
        assertThat(moved.after().fixings()).isEqualTo(new Slips(1, DAY));
    }

    @Test
    void other_words_or_the_same_day_written_otherwise_are_an_amendment() {
        var day = Period.of("2018-03-01", "1 maart");
        var visit = Visit.plan("tegenbezoek", facts("NL", day, List.of(), List.of(), null), DAY, OFFICER)
                .after();
        for (var same : List.of(Period.of("2018-03-01", "1 maart 2018"), Period.of("2018-03-01/2018-03-01", null))) {
            var next = facts("NL", same, List.of(), List.of(), null);

            var amended = visit.amend(next, DAY, null);
            assertThat(visit.moves(next)).isFalse();
            assertThat(amended.event()).isEqualTo(new VisitAmended(DAY, List.of("period")));
            assertThat(amended.after().facts().period()).isEqualTo(same);
            assertThat(amended.after().slips()).isEqualTo(Slips.NONE);
            assertThat(amended.after().fixings()).isNull();
        }
    }

    @Test
    void a_move_of_the_period_is_a_slip() {
        var visit = Visit.plan("tegenbezoek", facts("NL", LATE_2017, List.of(), List.of(), null), DAY, OFFICER)
                .after();

        var moved = visit.amend(facts("NL", SPRING_2018, List.of(), List.of(), null), DAY, null);
        assertThat(moved.event()).isEqualTo(new VisitMoved(DAY, List.of("period"), LATE_2017, SPRING_2018, null));
        assertThat(visit.slips()).isEqualTo(new Slips(0, null));
        assertThat(moved.after().slips()).isEqualTo(new Slips(1, DAY));
        var slip = new Slip(2, LATE_2017, SPRING_2018, DAY, Instant.EPOCH);
        assertThat(slip.daysLaterEarliest()).isEqualTo(151);
        assertThat(slip.daysLaterLatest()).isEqualTo(151);
        assertThat(new Slip(2, LATE_2017, Period.of("2018/..", null), DAY, Instant.EPOCH).daysLaterLatest())
                .isNull();
    }

    @Test
    void a_slip_counts_only_where_everyone_saw_the_visit_when_it_moved() {
        var planned = Visit.plan("tegenbezoek", at(Confidentiality.PARTNERS, LATE_2017, "VL"), DAY, OFFICER)
                .after();
        var hidden = amended(
                amended(planned, at(Confidentiality.INTERNAL, LATE_2017, "VL")),
                at(Confidentiality.INTERNAL, SPRING_2018, "VL"));
        assertThat(hidden.slips()).isEqualTo(new Slips(1, DAY));
        var revealed = amended(hidden, at(Confidentiality.PARTNERS, SPRING_2018, "VL"));
        assertThat(revealed.slips()).isEqualTo(Slips.NONE);
        var moved = amended(revealed, at(Confidentiality.PARTNERS, LATE_2017, "VL"));
        assertThat(moved.slips().count()).isOne();
        assertThat(amended(moved, at(Confidentiality.INTERNAL, LATE_2017, "VL"))
                        .slips()
                        .count())
                .isEqualTo(2);
        // nobody else than before sees it, but at another level
        var opened = amended(moved, at(Confidentiality.PUBLIC, SPRING_2018, "VL"));
        assertThat(opened.slips()).isEqualTo(Slips.NONE);
        assertThat(amended(opened, at(Confidentiality.PARTNERS, SPRING_2018, "VL"))
                        .slips()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void who_comes_later_is_not_told_how_often_it_had_moved() {
        var moved = amended(
                Visit.plan("tegenbezoek", at(Confidentiality.PARTNERS, LATE_2017, "VL"), DAY, OFFICER)
                        .after(),
                at(Confidentiality.PARTNERS, SPRING_2018, "VL"));
        assertThat(moved.slips().count()).isOne();
        var joined = amended(moved, at(Confidentiality.PARTNERS, LATE_2017, "VL", "LU"));
        assertThat(joined.slips()).isEqualTo(Slips.NONE);
        assertThat(amended(joined, at(Confidentiality.PARTNERS, SPRING_2018, "VL"))
                        .slips()
                        .count())
                .isOne();
    }

    private static Visit amended(Visit visit, VisitFacts next) {
        return visit.amend(next, DAY, "reden").after();
    }

    private static VisitFacts at(Confidentiality level, Period period, String... guests) {
        var facts = facts("NL", period, List.of(), List.of(), null);
        return facts.with(VisitFacts::guests, List.of(guests))
                .with(VisitFacts::period, period)
                .with(VisitFacts::confidentiality, level);
    }

    @Test
    void all_contradictions_are_told_at_once() {
        var facts = facts(
                "VL",
                LATE_2017,
                List.of(
                        new Delegation("VL", 1, null, List.of()),
                        new Delegation("VL", 2, null, List.of()),
                        new Delegation("LU", 2, null, List.of())),
                List.of(new ProgrammeItem(null, LocalTime.NOON, LocalTime.of(11, 0), "Debat", "session", null, null)),
                "tegenbezoek");

        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> Visit.plan("tegenbezoek", facts, DAY, OFFICER))
                .satisfies(refusal -> assertThat(refusal.faults())
                        .extracting(Fault::pointer)
                        .containsExactly(
                                "/guests/0",
                                "/delegations/1/party",
                                "/delegations/2/party",
                                "/programme/0/endTime",
                                "/returns"));
    }

    @Test
    void a_return_visit_has_host_and_guests_the_other_way_round_and_does_not_begin_before() {
        var june = SomeVisit.FACTS
                .with(VisitFacts::guests, List.of("NL", "DE-NW"))
                .with(VisitFacts::period, Period.of("2017-06-20/2017-06-22", null));
        var back = SomeVisit.FACTS.with(VisitFacts::host, "NL").with(VisitFacts::guests, List.of("LU", "VL"));
        for (var period :
                List.of("2017-06-20", "2017-06-22/2017-06-23", "2017", "[2016..2018]", "2018-21", "../2018")) {
            assertThat(back.with(VisitFacts::period, Period.of(period, null)).faults(june, true))
                    .as(period)
                    .isEmpty();
        }
        for (var period :
                List.of("2017-06-19", "2017-06-19/2017-06-30", "2017-06-19/..", "2016", "[2016..2017-06-19]")) {
            var early = back.with(VisitFacts::period, Period.of(period, null));
            assertThat(early.faults(june, true))
                    .as(period)
                    .extracting(Fault::pointer)
                    .containsExactly("/returns");
            assertThat(early.faults(june, false)).extracting(Fault::pointer).containsExactly("/period/edtf");
        }
        var later = back.with(VisitFacts::period, Period.of("2018", null));
        assertThat(later.with(VisitFacts::host, "LU")
                        .with(VisitFacts::guests, List.of("VL"))
                        .faults(june, false))
                .extracting(Fault::pointer)
                .containsExactly("/host");
        assertThat(later.with(VisitFacts::guests, List.of("LU")).faults(june, false))
                .extracting(Fault::pointer)
                .containsExactly("/guests");
        assertThat(later.with(VisitFacts::host, "VL")
                        .with(VisitFacts::guests, List.of("NL"))
                        .faults(june, true))
                .extracting(Fault::pointer)
                .containsExactly("/returns", "/returns");
    }

    @Test
    void attack_a_calendar_does_not_tell_how_often_a_visit_moved_while_it_was_hidden() {
        assertThat(revealedAfter(0)).isEqualTo(revealedAfter(1)).isEqualTo(revealedAfter(7));
    }

    @Test
    void attack_who_is_offered_a_visit_does_not_find_how_often_it_moved_before() {
        assertThat(offeredAfter(0)).isEqualTo(offeredAfter(7));
    }

    @Test
    void attack_others_under_an_agreement_do_not_find_how_often_it_moved_before_them() {
        for (int moves : List.of(0, 1, 7)) {
            var moved = moved(Confidentiality.PARTNERS, moves);
            var next = moved.facts().with(VisitFacts::guests, List.of("VL", "LU"));
            assertThat(moved.amend(next, DAY, "reden").after().sequence())
                    .as("after %d moves", moves)
                    .isEqualTo(1000);
        }
    }

    @Test
    void the_number_of_a_visit_grows_for_who_sees_it_all_the_time() {
        var hidden = moved(Confidentiality.INTERNAL, 7);
        var revealed = revealed(hidden);
        var moved = revealed.amend(revealed.facts().with(VisitFacts::period, SPRING_2018), DAY, null)
                .after();
        var stage = moved.become(VisitStage.CONFIRMED, DAY, null).after();
        assertThat(List.of(hidden, revealed, moved, stage).stream().map(Visit::sequence))
                .doesNotContainNull()
                .isSortedAccordingTo((one, other) -> one < other ? -1 : 1);
    }

    private static @Nullable Integer revealedAfter(int moves) {
        return revealed(moved(Confidentiality.INTERNAL, moves)).sequence();
    }

    private static Visit revealed(Visit hidden) {
        return hidden.amend(hidden.facts().with(VisitFacts::confidentiality, Confidentiality.PARTNERS), DAY, "reden")
                .after();
    }

    private static @Nullable Integer offeredAfter(int moves) {
        Offer<Offered> offer = Offer.make(
                "offer",
                "ownership",
                new Side("VL", "abb"),
                Set.of("NL"),
                new Offered.Ownership(new Organisation("NL", "szw"), false),
                "reden",
                DAY,
                DAY);
        return moved(Confidentiality.INTERNAL, moves)
                .offer(offer, DAY, DAY)
                .after()
                .sequence();
    }

    private static Visit moved(Confidentiality level, int moves) {
        var start = facts("NL", LATE_2017, List.of(), List.of(), null).with(VisitFacts::confidentiality, level);
        var visit = Visit.plan("tegenbezoek", start, DAY, OFFICER).after();
        for (int move = 0; move < moves; move++) {
            var period = Period.of("%d".formatted(2020 + move), null);
            visit = visit.amend(visit.facts().with(VisitFacts::period, period), DAY, null)
                    .after();
        }
        return visit;
    }

    private static VisitFacts facts(
            String host,
            Period period,
            List<Delegation> delegations,
            List<ProgrammeItem> programme,
            @Nullable String returns) {
        return SomeVisit.FACTS
                .with(VisitFacts::title, "Tegenbezoek")
                .with(VisitFacts::host, host)
                .with(VisitFacts::guests, List.of("VL"))
                .with(VisitFacts::period, period)
                .with(VisitFacts::delegations, delegations)
                .with(VisitFacts::programme, programme)
                .with(VisitFacts::returns, returns);
    }
}
