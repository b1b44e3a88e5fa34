package eu.akkoord.agreements.overview;

import static eu.akkoord.agreements.overview.Told.TODAY;
import static eu.akkoord.agreements.overview.Told.commitment;
import static eu.akkoord.agreements.overview.Told.dossier;
import static eu.akkoord.agreements.overview.Told.reaching;
import static eu.akkoord.agreements.overview.Told.serving;
import static eu.akkoord.agreements.overview.Told.session;
import static eu.akkoord.agreements.overview.Told.under;
import static eu.akkoord.agreements.overview.Told.visit;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final LocalDate DAY = LocalDate.of(2017, 6, 16);

    @Test
    void an_agreement_without_anything_has_made_no_progress() {
        var progress = Progress.of(Told.AGREEMENT, Told.ofVisits(), TODAY);
        assertThat(progress.dossiers())
                .hasSize(4)
                .allSatisfy((stage, count) -> assertThat(count).isZero());
        assertThat(progress.themes()).containsExactly(new Progress.ThemeCount("inclusie", "meer sociale inclusie", 0));
        assertThat(progress.reached()).isEqualTo(Reach.NOBODY);
        assertThat(progress.last()).isEmpty();
        assertThat(progress.next()).isEmpty();
    }

    @Test
    void dossiers_are_counted_by_stage_and_by_theme() {
        var elsewhere = new KnownDossier(
                Told.link("elders"), Set.of("ander"), Set.of(), true, KnownDossier.Stage.ACTIVE, DAY, null);
        var progress = Progress.of(
                Told.AGREEMENT,
                Told.of(
                        List.of(
                                dossier("a", KnownDossier.Stage.ACTIVE, DAY, "inclusie"),
                                dossier("b", KnownDossier.Stage.ACTIVE, DAY),
                                dossier("c", KnownDossier.Stage.CLOSED, DAY, "inclusie"),
                                elsewhere),
                        List.of(),
                        List.of()),
                TODAY);
        assertThat(progress.dossiers())
                .containsEntry(KnownDossier.Stage.ACTIVE, 2)
                .containsEntry(KnownDossier.Stage.CLOSED, 1)
                .containsEntry(KnownDossier.Stage.PROPOSED, 0);
        assertThat(progress.themes().getFirst().dossiers()).isEqualTo(2);
    }

    @Test
    void a_visit_belongs_to_an_agreement_by_name_or_through_a_dossier() {
        var progress = Progress.of(
                Told.AGREEMENT,
                Told.of(
                        List.of(dossier("a", KnownDossier.Stage.ACTIVE, DAY)),
                        List.of(
                                visit("een", KnownVisit.Stage.HELD, "2017-06", "VL", "NL"),
                                serving(visit("twee", KnownVisit.Stage.REPORTED, "2017-07", "VL", "NL"), "a"),
                                serving(visit("drie", KnownVisit.Stage.PLANNED, "2017-08", "VL", "NL"), "elders"),
                                under(visit("vier", KnownVisit.Stage.PLANNED, "2017-08", "VL", "NL"), "ander")),
                        List.of()),
                TODAY);
        assertThat(progress.visits())
                .containsEntry(KnownVisit.Stage.HELD, 1)
                .containsEntry(KnownVisit.Stage.REPORTED, 1)
                .containsEntry(KnownVisit.Stage.PLANNED, 0);
    }

    @Test
    void what_is_said_of_a_visit_counts_for_its_sessions_and_else_those_who_came() {
        var said = reaching(new Reach(30, true), visit("juni", KnownVisit.Stage.HELD, "2017-06", "VL", "NL"));
        var silent = visit("juli", KnownVisit.Stage.HELD, "2017-07", "VL", "NL");
        var progress = Progress.of(
                Told.AGREEMENT,
                Told.of(
                        List.of(),
                        List.of(said, silent),
                        List.of(
                                session("s1", "juni", KnownSession.Stage.HELD, "2017-09", 11),
                                session("s2", "juli", KnownSession.Stage.HELD, "2017-09", 7),
                                session("s3", "juli", KnownSession.Stage.HELD, "2017-10", 5),
                                session("s4", "juli", KnownSession.Stage.OPEN, "2018-10", 0),
                                session("s5", "elders", KnownSession.Stage.HELD, "2017-10", 50))),
                TODAY);
        assertThat(progress.reached()).isEqualTo(new Reach(42, true));
        assertThat(progress.sessions())
                .containsEntry(KnownSession.Stage.HELD, 3)
                .containsEntry(KnownSession.Stage.OPEN, 1);
    }

    @Test
    void the_last_is_what_was_held_last_and_the_next_what_may_still_come_first() {
        var progress = Progress.of(
                Told.AGREEMENT,
                Told.of(
                        List.of(),
                        List.of(
                                visit("juni", KnownVisit.Stage.HELD, "2017-06-20/2017-06-22", "VL", "NL"),
                                visit("voorbij", KnownVisit.Stage.PLANNED, "[2017-10..2017-12]", "NL", "VL"),
                                visit("voorjaar", KnownVisit.Stage.PLANNED, "2018-21", "NL", "VL"),
                                visit("afgezegd", KnownVisit.Stage.CANCELLED, "2018-02", "NL", "VL"),
                                visit("ooit", KnownVisit.Stage.CONFIRMED, "2018-02/..", "NL", "VL")),
                        List.of(
                                session("s1", "juni", KnownSession.Stage.HELD, "2017-09", 0),
                                session("s2", "juni", KnownSession.Stage.ANNOUNCED, "2018-03-02", 0))),
                TODAY);
        assertThat(progress.last().orElseThrow().link().id()).isEqualTo("s1");
        assertThat(progress.next().orElseThrow().link().id()).isEqualTo("ooit");
        assertThat(progress.last().orElseThrow().period().edtf()).isEqualTo("2017-09");
    }

    @Test
    void commitments_are_counted_through_visits_and_sessions_too_and_are_late_after_their_last_day() {
        var known = new KnownFacts(
                List.of(Told.AGREEMENT),
                List.of(),
                List.of(visit("juni", KnownVisit.Stage.HELD, "2017-06", "VL", "NL")),
                List.of(session("s1", "juni", KnownSession.Stage.HELD, "2017-09", 0)),
                List.of(
                        commitment("a", KnownCommitment.Stage.OPEN, "2018-01-14"),
                        commitment("b", KnownCommitment.Stage.IN_PROGRESS, "2018-01-15"),
                        commitment("c", KnownCommitment.Stage.FULFILLED, "2014"),
                        commitment("d", KnownCommitment.Stage.WITHDRAWN, "2014"),
                        commitment("e", KnownCommitment.Stage.OPEN, null),
                        commitment("f", KnownCommitment.Stage.OPEN, "2014/.."),
                        commitment("g", null, "juni", null, "NL", null),
                        commitment("h", null, "juni", "s1", "NL", null),
                        commitment("i", "ander", null, null, "NL", null)));
        var progress = Progress.of(Told.AGREEMENT, known, TODAY);
        assertThat(progress.commitments())
                .containsEntry(KnownCommitment.Stage.OPEN, 5)
                .containsEntry(KnownCommitment.Stage.IN_PROGRESS, 1)
                .containsEntry(KnownCommitment.Stage.FULFILLED, 1)
                .containsEntry(KnownCommitment.Stage.WITHDRAWN, 1);
        assertThat(progress.overdue()).isEqualTo(1);
        assertThat(Progress.of(Told.AGREEMENT, known, TODAY.plusDays(1)).overdue())
                .isEqualTo(2);
    }
}
