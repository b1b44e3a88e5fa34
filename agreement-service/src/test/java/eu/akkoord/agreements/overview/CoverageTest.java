package eu.akkoord.agreements.overview;

import static eu.akkoord.agreements.overview.Told.dossier;
import static eu.akkoord.agreements.overview.Told.serving;
import static eu.akkoord.agreements.overview.Told.session;
import static eu.akkoord.agreements.overview.Told.visit;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final LocalDate DAY = LocalDate.of(2017, 6, 16);

    @Test
    void each_theme_has_its_dossiers_the_visits_that_serve_these_and_its_own_sessions() {
        var labels = new LinkedHashMap<String, String>();
        labels.put("normen", "normen en waarden");
        labels.put("inclusie", "meer sociale inclusie");
        labels.put("nieuwkomers", "nieuwkomers");
        var agreement = new KnownAgreement(Told.link("akkoord"), Set.of("VL", "NL"), labels, null, false);
        var known = Told.of(
                List.of(
                        dossier("b", KnownDossier.Stage.ACTIVE, DAY, "normen"),
                        dossier("a", KnownDossier.Stage.CLOSED, DAY, "normen", "inclusie")),
                List.of(
                        serving(visit("juni", KnownVisit.Stage.HELD, "2017-06", "VL", "NL"), "a"),
                        serving(visit("plan", KnownVisit.Stage.PLANNED, "2018-06", "VL", "NL"), "b"),
                        serving(visit("afgezegd", KnownVisit.Stage.CANCELLED, "2018", "VL", "NL"), "a", "b")),
                List.of(
                        session("s1", "juni", KnownSession.Stage.HELD, "2017-09", 3, "inclusie"),
                        session("s2", "juni", KnownSession.Stage.CANCELLED, "2017-09", 0, "normen")));
        var themes = Coverage.of(agreement, known).themes();
        assertThat(themes)
                .extracting(Coverage.ThemeCoverage::code)
                .containsExactly("normen", "inclusie", "nieuwkomers");
        var normen = themes.getFirst();
        assertThat(normen.dossiers()).extracting(Link::id).containsExactly("a", "b");
        assertThat(normen.visits()).extracting(Link::id).containsExactly("juni", "plan");
        assertThat(normen.gaps()).containsExactly(Coverage.Gap.SESSIONS);
        var inclusie = themes.get(1);
        assertThat(inclusie.visits()).extracting(Link::id).containsExactly("juni");
        assertThat(inclusie.sessions()).extracting(Link::id).containsExactly("s1");
        assertThat(inclusie.gaps()).isEmpty();
        assertThat(themes.getLast().gaps()).containsExactly(Coverage.Gap.values());
    }

    @Test
    void a_theme_of_another_agreement_with_the_same_code_is_another_theme() {
        var known = Told.of(
                List.of(new KnownDossier(
                        Told.link("a"),
                        Set.of("akkoord", "ander"),
                        Told.themes("ander", "inclusie"),
                        false,
                        KnownDossier.Stage.ACTIVE,
                        DAY,
                        null)),
                List.of(),
                List.of());
        assertThat(Coverage.of(Told.AGREEMENT, known).themes().getFirst().dossiers())
                .isEmpty();
    }
}
