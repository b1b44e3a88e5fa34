package eu.akkoord.dossiers.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Creator;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.visit.VisitEvent.VisitMoved;
import eu.akkoord.dossiers.visit.VisitStatus.Cancelled;
import eu.akkoord.dossiers.visit.VisitStatus.Confirmed;
import eu.akkoord.dossiers.visit.VisitStatus.Held;
import eu.akkoord.dossiers.visit.VisitStatus.Planned;
import eu.akkoord.dossiers.visit.VisitStatus.Reported;
import eu.akkoord.platform.consent.Offers;
import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.time.Period;
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
                List.of(),
                Offers.none(),
                OFFICER);

        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> visit.become(VisitStage.HELD, DAY, null));
    }

    @Test
    void a_move_of_the_period_is_a_slip() {
        var visit = Visit.plan("tegenbezoek", facts("NL", LATE_2017, List.of(), List.of(), null), DAY, OFFICER)
                .after();

        var moved = visit.amend(facts("NL", SPRING_2018, List.of(), List.of(), null), DAY, null);
        assertThat(moved.event()).isEqualTo(new VisitMoved(DAY, List.of("period"), LATE_2017, SPRING_2018));
        assertThat(visit.slips()).isEqualTo(new Slips(0, null));
        assertThat(moved.after().slips()).isEqualTo(new Slips(1, DAY));
        var slip = new Slip(2, LATE_2017, SPRING_2018, DAY, Instant.EPOCH);
        assertThat(slip.daysGainedEarliest()).isEqualTo(151);
        assertThat(slip.daysGainedLatest()).isEqualTo(151);
        assertThat(new Slip(2, LATE_2017, Period.of("2018/..", null), DAY, Instant.EPOCH).daysGainedLatest())
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
        return new VisitFacts(
                facts.title(),
                facts.kind(),
                facts.initiators(),
                facts.host(),
                List.of(guests),
                period,
                facts.places(),
                facts.delegations(),
                facts.programme(),
                facts.agreements(),
                facts.dossiers(),
                facts.returns(),
                facts.owner(),
                level,
                facts.outcomes(),
                facts.reached(),
                facts.sharedWith());
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

    private static VisitFacts facts(
            String host,
            Period period,
            List<Delegation> delegations,
            List<ProgrammeItem> programme,
            @Nullable String returns) {
        return new VisitFacts(
                "Tegenbezoek",
                VisitKind.WORKING_VISIT,
                List.of(),
                host,
                List.of("VL"),
                period,
                List.of(),
                delegations,
                programme,
                List.of(),
                List.of(),
                returns,
                new Organisation("VL", "abb"),
                Confidentiality.PARTNERS,
                null,
                null,
                null);
    }
}
