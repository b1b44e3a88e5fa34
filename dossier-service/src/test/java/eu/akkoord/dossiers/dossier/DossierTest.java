package eu.akkoord.dossiers.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Creator;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierAmended;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierConcealed;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierMoved;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierRevealed;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierStatusChanged;
import eu.akkoord.dossiers.dossier.DossierFacts.Theme;
import eu.akkoord.dossiers.dossier.DossierStatus.Active;
import eu.akkoord.dossiers.dossier.DossierStatus.Closed;
import eu.akkoord.dossiers.dossier.DossierStatus.Proposed;
import eu.akkoord.dossiers.dossier.DossierStatus.Suspended;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.desk.consent.Offers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DossierTest {
    private static final LocalDate DAY = LocalDate.of(2017, 6, 16);
    private static final Creator OFFICER = new Creator("https://issuer.example#officer", "VL");
    private static final DossierFacts FACTS = facts("Meer sociale inclusie", null, Confidentiality.PARTNERS);

    @Test
    void each_stage_goes_where_it_may_and_nowhere_else() {
        var allowed = Map.of(
                new Proposed(DAY), Set.of(DossierStage.ACTIVE, DossierStage.CLOSED),
                new Active(DAY), Set.of(DossierStage.SUSPENDED, DossierStage.CLOSED),
                new Suspended(DAY, "rust"), Set.of(DossierStage.ACTIVE, DossierStage.CLOSED),
                new Closed(DAY, "klaar"), Set.of(DossierStage.ACTIVE));
        allowed.forEach((status, stages) -> {
            var dossier = new Dossier("inclusie", FACTS, status, List.of(), Offers.none(), OFFICER);
            for (var asked : DossierStage.values()) {
                if (stages.contains(asked)) {
                    var change = dossier.become(asked, DAY, "reden");
                    assertThat(change.after().status().stage()).isEqualTo(asked);
                    assertThat(change.event())
                            .isEqualTo(new DossierStatusChanged(
                                    DAY, dossier.status().stage()));
                } else {
                    assertThatExceptionOfType(Refusal.WrongStage.class)
                            .isThrownBy(() -> dossier.become(asked, DAY, "reden"))
                            .satisfies(refusal -> assertThat(refusal.allowed())
                                    .containsExactlyInAnyOrderElementsOf(stages.stream()
                                            .map(DossierStage::word)
                                            .toList()));
                }
            }
        });
    }

    @Test
    void suspending_closing_and_reopening_need_a_reason() {
        var active = new Dossier("inclusie", FACTS, new Active(DAY), List.of(), Offers.none(), OFFICER);
        var closed = new Dossier("inclusie", FACTS, new Closed(DAY, "klaar"), List.of(), Offers.none(), OFFICER);

        assertThatExceptionOfType(Refusal.MissingReason.class)
                .isThrownBy(() -> active.become(DossierStage.SUSPENDED, DAY, null));
        assertThatExceptionOfType(Refusal.MissingReason.class)
                .isThrownBy(() -> active.become(DossierStage.CLOSED, DAY, null));
        assertThatExceptionOfType(Refusal.MissingReason.class)
                .isThrownBy(() -> closed.become(DossierStage.ACTIVE, DAY, null));
    }

    @Test
    void another_period_is_a_move_and_anything_else_an_amendment() {
        var dossier = Dossier.open("inclusie", FACTS, DAY, OFFICER).after();

        assertThat(dossier.amend(facts("Inclusie", Period.of("2017", null), Confidentiality.PARTNERS), DAY, null)
                        .event())
                .isEqualTo(new DossierMoved(DAY, List.of("title", "period")));
        assertThat(dossier.amend(facts("Inclusie", null, Confidentiality.PARTNERS), DAY, null)
                        .event())
                .isEqualTo(new DossierAmended(DAY, List.of("title")));
    }

    @Test
    void showing_it_to_more_needs_a_reason_and_showing_it_to_fewer_none() {
        for (var from : Confidentiality.values()) {
            for (var to : Confidentiality.values()) {
                var dossier = new Dossier(
                        "inclusie", facts("A", null, from), new Proposed(DAY), List.of(), Offers.none(), OFFICER);
                var next = facts("B", null, to);
                if (to.compareTo(from) < 0) {
                    assertThatExceptionOfType(Refusal.MissingReason.class)
                            .isThrownBy(() -> dossier.amend(next, DAY, null));
                } else {
                    assertThat(dossier.amend(next, DAY, null).after().facts()).isEqualTo(next);
                }
                assertThat(dossier.amend(next, DAY, "openbaar debat").after().facts())
                        .isEqualTo(next);
            }
        }
    }

    @Test
    void going_above_partners_comes_before_any_other_type_and_so_does_coming_back() {
        var shown = Dossier.open("inclusie", FACTS, DAY, OFFICER).after();
        var moved = Period.of("2017", null);

        var hidden = shown.amend(facts("Inclusie", moved, Confidentiality.INTERNAL), DAY, null);
        assertThat(hidden.event()).isEqualTo(new DossierConcealed(DAY));
        assertThat(hidden.after()
                        .amend(facts("Inclusie", null, Confidentiality.PUBLIC), DAY, "openbaar debat")
                        .event())
                .isEqualTo(new DossierRevealed(DAY, List.of("period", "confidentiality")));
        assertThat(hidden.after()
                        .amend(facts("Inclusie", moved, Confidentiality.RESTRICTED), DAY, null)
                        .event())
                .isEqualTo(new DossierAmended(DAY, List.of("confidentiality")));
    }

    @Test
    void a_theme_belongs_to_one_of_its_agreements() {
        var facts = new DossierFacts(
                "Inclusie",
                null,
                List.of("akkoord"),
                List.of(new Theme("ander", "inclusie")),
                new Organisation("VL", "abb"),
                List.of(),
                null,
                List.of(),
                Confidentiality.PARTNERS,
                null,
                List.of());

        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> Dossier.open("inclusie", facts, DAY, OFFICER))
                .satisfies(refusal ->
                        assertThat(refusal.faults().getFirst().pointer()).isEqualTo("/themes/0/agreement"));
    }

    private static DossierFacts facts(String title, @Nullable Period period, Confidentiality confidentiality) {
        return new DossierFacts(
                title,
                null,
                List.of("vl-nl-integratie-2013"),
                List.of(),
                new Organisation("VL", "abb"),
                List.of(),
                period,
                List.of(),
                confidentiality,
                null,
                List.of());
    }
}
