package eu.akkoord.agreements.overview;

import static eu.akkoord.agreements.overview.Told.commitment;
import static eu.akkoord.agreements.overview.Told.dossier;
import static eu.akkoord.agreements.overview.Told.enteredOn;
import static eu.akkoord.agreements.overview.Told.ofCommitments;
import static eu.akkoord.agreements.overview.Told.ofVisits;
import static eu.akkoord.agreements.overview.Told.returning;
import static eu.akkoord.agreements.overview.Told.session;
import static eu.akkoord.agreements.overview.Told.slipped;
import static eu.akkoord.agreements.overview.Told.unanswered;
import static eu.akkoord.agreements.overview.Told.visit;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.agreements.overview.Alert.Kind;
import eu.akkoord.platform.core.time.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertsTest {
    private static final KnownVisit JUNE = visit("juni", KnownVisit.Stage.HELD, "2017-06-20/2017-06-22", "VL", "NL");

    @Test
    void a_commitment_is_overdue_from_the_day_after_its_last() {
        var known = ofCommitments(commitment("a", KnownCommitment.Stage.OPEN, "2017-12"));
        assertThat(Alerts.on(day("2017-12-31"), known)).isEmpty();
        var alert = only(day("2018-01-01"), known);
        assertThat(alert.kind()).isEqualTo(Kind.OVERDUE_COMMITMENT);
        assertThat(alert.since()).isEqualTo("2018-01-01");
        assertThat(alert.parties()).containsExactly("NL", "VL");
        assertThat(alert.agreements()).containsExactly("akkoord");
        assertThat(only(day("2020-01-01"), known))
                .as("the same on any later day")
                .isEqualTo(alert);
        assertThat(Alerts.on(
                        day("2020-01-01"), ofCommitments(commitment("a", KnownCommitment.Stage.FULFILLED, "2017"))))
                .isEmpty();
        assertThat(Alerts.on(day("2020-01-01"), ofCommitments(commitment("a", KnownCommitment.Stage.OPEN, "2017/.."))))
                .isEmpty();
    }

    @Test
    void an_owed_return_without_a_date_asks_for_one_since_the_visit_was_over() {
        var alert = only(day("2017-06-22"), ofVisits(JUNE));
        assertThat(alert.kind()).isEqualTo(Kind.OWED_RETURN);
        assertThat(alert.kind().action()).isEqualTo(Alert.Action.PLAN_RETURN);
        assertThat(alert.since()).isEqualTo("2017-06-22");
        assertThat(alert.id()).isEqualTo("juni.NL");
        assertThat(alert.parties()).containsExactly("NL", "VL");
        var promised = returning("juni", visit("terug", KnownVisit.Stage.PLANNED, "2018-21", "NL", "VL"));
        assertThat(Alerts.on(day("2017-07-01"), ofVisits(JUNE, promised))).isEmpty();
        var cancelled = returning("juni", visit("terug", KnownVisit.Stage.CANCELLED, "2018-21", "NL", "VL"));
        assertThat(only(day("2017-07-01"), ofVisits(JUNE, cancelled)).kind()).isEqualTo(Kind.OWED_RETURN);
    }

    @Test
    void a_planned_visit_that_slipped_and_whose_period_has_passed_is_two_alerts() {
        var back = slipped(
                day("2017-10-09"), returning("juni", visit("terug", KnownVisit.Stage.PLANNED, "2018-21", "NL", "VL")));
        var known = ofVisits(JUNE, back);
        assertThat(only(day("2018-05-31"), known).kind()).isEqualTo(Kind.SLIPPED_VISIT);
        var alerts = Alerts.on(day("2018-06-01"), known);
        assertThat(alerts)
                .extracting(Alert::kind, Alert::since)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.SLIPPED_VISIT, day("2017-10-09")),
                        org.assertj.core.groups.Tuple.tuple(Kind.PASSED_VISIT, day("2018-06-01")));
        assertThat(alerts).allSatisfy(alert -> assertThat(alert.period()).isEqualTo(back.period()));
        var held = slipped(day("2017-10-09"), visit("terug", KnownVisit.Stage.HELD, "2018-21", "NL", "VL"));
        assertThat(Alerts.on(day("2019-01-01"), ofVisits(returning("juni", held), JUNE)))
                .isEmpty();
        var open = visit("ooit", KnownVisit.Stage.PLANNED, "2018/..", "NL", "VL");
        assertThat(Alerts.on(day("2030-01-01"), ofVisits(open))).isEmpty();
    }

    @Test
    void a_request_of_a_session_whose_visit_was_cancelled_waits_for_no_answer() {
        var asked = unanswered(day("2017-07-01"), session("les", "juni", KnownSession.Stage.OPEN, "2017-09", 0));
        var planned = visit("juni", KnownVisit.Stage.PLANNED, "2017-12", "VL", "NL");
        assertThat(only(day("2017-09-01"), Told.of(List.of(), List.of(planned), List.of(asked)))
                        .kind())
                .isEqualTo(Kind.UNANSWERED_REQUEST);
        var cancelled = visit("juni", KnownVisit.Stage.CANCELLED, "2017-12", "VL", "NL");
        var known = Told.of(List.of(), List.of(cancelled), List.of(asked));
        assertThat(Alerts.on(day("2017-09-01"), known)).isEmpty();
        assertThat(known.sessions()).extracting(KnownSession::stage).containsExactly(KnownSession.Stage.CANCELLED);
        assertThat(known.by("NL").sessions())
                .extracting(KnownSession::stage)
                .containsExactly(KnownSession.Stage.CANCELLED);
    }

    @Test
    void what_was_over_when_it_was_entered_alerts_nobody() {
        for (var entered : List.of("2017-06-22", "2026-11-30")) {
            var known = ofVisits(enteredOn(day(entered), JUNE));
            assertThat(Alerts.on(day("2027-01-01"), known))
                    .as("entered on %s", entered)
                    .hasSize(entered.startsWith("2017") ? 1 : 0);
            assertThat(Balance.all(known.visits())).as("it counts all the same").hasSize(1);
        }
        var back = returning("juni", visit("terug", KnownVisit.Stage.PLANNED, "2018-21", "NL", "VL"));
        var late = enteredOn(day("2018-06-01"), slipped(day("2017-10-09"), back));
        assertThat(Alerts.on(day("2027-01-01"), ofVisits(JUNE, late))).isEmpty();
        var ahead = enteredOn(day("2018-05-31"), slipped(day("2017-10-09"), back));
        assertThat(Alerts.on(day("2027-01-01"), ofVisits(JUNE, ahead))).hasSize(2);
    }

    @Test
    void a_request_waits_a_week_before_it_asks_for_attention() {
        var asked = unanswered(day("2017-09-01"), session("s1", "juni", KnownSession.Stage.OPEN, "2017-09-20", 0));
        var settled = returning("juni", visit("terug", KnownVisit.Stage.HELD, "2017-07", "NL", "VL"));
        var known = Told.of(List.of(), List.of(JUNE, settled), List.of(asked));
        assertThat(Alerts.on(day("2017-09-07"), known)).isEmpty();
        var alert = only(day("2017-09-08"), known);
        assertThat(alert.kind()).isEqualTo(Kind.UNANSWERED_REQUEST);
        assertThat(alert.since()).isEqualTo("2017-09-08");
        assertThat(alert.parties()).containsExactly("NL", "VL");
        var over = unanswered(day("2017-09-01"), session("s1", "juni", KnownSession.Stage.HELD, "2017-09-20", 0));
        assertThat(Alerts.on(day("2017-09-08"), Told.of(List.of(), List.of(JUNE, settled), List.of(over))))
                .isEmpty();
        assertThat(Alerts.on(day("2017-09-08"), Told.of(List.of(), List.of(), List.of(asked))))
                .as("whose visit may not be seen")
                .isEmpty();
    }

    @Test
    void a_dossier_rests_for_six_months_before_it_asks_for_attention() {
        var known = Told.of(
                List.of(
                        dossier("a", KnownDossier.Stage.SUSPENDED, day("2017-08-31")),
                        dossier("b", KnownDossier.Stage.CLOSED, day("2013-08-31"))),
                List.of(),
                List.of());
        assertThat(Alerts.on(day("2018-02-27"), known)).isEmpty();
        var alert = only(day("2018-02-28"), known);
        assertThat(alert.kind()).isEqualTo(Kind.QUIET_DOSSIER);
        assertThat(alert.since()).isEqualTo("2018-02-28");
        assertThat(alert.parties()).containsExactly("NL", "VL");
    }

    @Test
    void an_agreement_is_due_for_review_from_the_first_day_it_may_be() {
        assertThat(Alerts.on(day("2017-12-31"), reviewed("2018/..", false))).isEmpty();
        var alert = only(day("2018-01-01"), reviewed("2018/..", false));
        assertThat(alert.kind()).isEqualTo(Kind.DUE_REVIEW);
        assertThat(alert.since()).isEqualTo("2018-01-01");
        assertThat(only(day("2018-12-31"), reviewed("../2018", false)).since()).isEqualTo("2018-12-31");
        assertThat(Alerts.on(day("2019-01-01"), reviewed("2018", true))).isEmpty();
        assertThat(Alerts.on(day("2019-01-01"), reviewed(null, false))).isEmpty();
    }

    private static KnownFacts reviewed(@Nullable String review, boolean over) {
        var agreement = new KnownAgreement(
                Told.link("akkoord"),
                Set.of("VL", "NL"),
                Map.of(),
                review == null ? null : Period.of(review, null),
                over);
        return new KnownFacts(List.of(agreement), List.of(), List.of(), List.of(), List.of());
    }

    private static Alert only(LocalDate today, KnownFacts known) {
        var alerts = Alerts.on(today, known);
        assertThat(alerts).hasSize(1);
        return alerts.getFirst();
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @Test
    void a_party_that_declined_a_visit_is_asked_nothing_about_it() {
        var passed = visit("v", KnownVisit.Stage.PLANNED, "2017-06", "VL", "NL");
        assertThat(Alerts.on(Told.TODAY, Told.ofVisits(passed)))
                .allSatisfy(alert -> assertThat(alert.parties()).contains("VL", "NL"))
                .isNotEmpty();
        assertThat(Alerts.on(Told.TODAY, Told.ofVisits(Told.answered(passed, Set.of("NL"), Set.of()))))
                .allSatisfy(alert -> assertThat(alert.parties()).containsExactly("VL"))
                .isNotEmpty();
    }

    @Test
    void alerts_come_by_the_day_they_began_then_by_kind_and_id() {
        var known = new KnownFacts(
                List.of(Told.AGREEMENT),
                List.of(dossier("oud", KnownDossier.Stage.ACTIVE, day("2017-07-01"))),
                List.of(),
                List.of(),
                List.of(
                        commitment("b", KnownCommitment.Stage.OPEN, "2017"),
                        commitment("c", KnownCommitment.Stage.OPEN, "2016"),
                        commitment("a", KnownCommitment.Stage.IN_PROGRESS, "2017")));

        assertThat(Alerts.on(day("2018-01-15"), known)).extracting(Alert::id).containsExactly("c", "a", "b", "oud");
    }

    @Test
    void a_promise_answers_for_one_visit_and_leaves_another_owed() {
        var july = visit("juli", KnownVisit.Stage.HELD, "2017-07", "VL", "NL");
        var promised = returning("juni", visit("terug", KnownVisit.Stage.PLANNED, "2018-21", "NL", "VL"));

        var alert = only(day("2017-12-01"), ofVisits(JUNE, july, promised));
        assertThat(alert.kind()).isEqualTo(Kind.OWED_RETURN);
        assertThat(alert.id()).isEqualTo("juli.NL");
    }

    @Test
    void a_visit_of_which_nobody_said_when_it_ended_is_owed_for_since_it_was_said_to_be_held() {
        var open = visit("ooit", KnownVisit.Stage.HELD, "2016/..", "VL", "NL");

        assertThat(only(day("2018-01-15"), ofVisits(open)).since()).isEqualTo(open.since());
    }

    @Test
    void an_unanswered_request_stands_under_the_agreements_of_its_visit() {
        var asked = unanswered(day("2017-09-01"), session("s1", "juni", KnownSession.Stage.OPEN, "2017-09-20", 0));
        var planned = visit("juni", KnownVisit.Stage.PLANNED, "2018", "VL", "NL");

        assertThat(only(day("2017-09-08"), Told.of(List.of(), List.of(planned), List.of(asked)))
                        .agreements())
                .containsExactly("akkoord");
    }

    @Test
    void a_dossier_rests_since_it_was_entered_where_that_was_later_than_its_last_change() {
        assertThat(Alerts.on(day("2018-01-15"), resting("2015-01-01", "2017-08-01")))
                .isEmpty();
        assertThat(only(day("2018-02-01"), resting("2015-01-01", "2017-08-01")).since())
                .isEqualTo("2018-02-01");
        assertThat(only(day("2018-02-01"), resting("2017-07-01", "2015-01-01")).since())
                .isEqualTo("2018-01-01");
    }

    private static KnownFacts resting(String changed, String entered) {
        var dossier = new KnownDossier(
                Told.link("a"),
                Set.of("akkoord"),
                Set.of(),
                false,
                KnownDossier.Stage.ACTIVE,
                day(changed),
                null,
                day(entered));
        return Told.of(List.of(dossier), List.of(), List.of());
    }
}
