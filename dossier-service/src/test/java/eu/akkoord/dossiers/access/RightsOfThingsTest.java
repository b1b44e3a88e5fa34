package eu.akkoord.dossiers.access;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierFacts;
import eu.akkoord.dossiers.dossier.DossierFacts.PartnerReference;
import eu.akkoord.dossiers.dossier.DossierRights;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.visit.Delegation;
import eu.akkoord.dossiers.visit.SomeVisit;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitFacts;
import eu.akkoord.dossiers.visit.VisitRights;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.store.Actor;
import eu.akkoord.platform.store.HistoryRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Says of dossiers and visits whose they are to write and to strike, and whom their changes and reads concern. */
class RightsOfThingsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    private static final Creator OFFICER = new Creator("https://VL#maker", "VL");

    private final ClearancePolicy policy = new ClearancePolicy(
            new InMemoryAgreements().with("akkoord", "VL", "NL"), new InMemoryGrants(), Clock.systemUTC());
    private final VisitRights visits = new VisitRights(policy);
    private final DossierRights dossiers = new DossierRights(policy);

    private static Caller caller(String party) {
        return new Caller("https://" + party + "#x", "app", party, "org", Set.of("coordinator"), Set.of());
    }

    /** LU owns it, VL is host and NL is guest. */
    private static Visit visit(Confidentiality level) {
        var facts = SomeVisit.FACTS
                .ownedBy(new Organisation("LU", "mfi"))
                .with(VisitFacts::confidentiality, level)
                .with(VisitFacts::delegations, List.of(new Delegation("NL", 3, null, List.of("tolk"))));
        return Visit.plan("bezoek", facts, DAY, OFFICER).after();
    }

    private static Visit ownedBy(String party) {
        return Visit.plan("bezoek", SomeVisit.FACTS.ownedBy(new Organisation(party, "org")), DAY, OFFICER)
                .after();
    }

    private static Dossier dossier(Confidentiality level) {
        var facts = new DossierFacts(
                "Dossier",
                null,
                List.of("akkoord"),
                List.of(),
                new Organisation("VL", "abb"),
                List.of(),
                null,
                List.of(new PartnerReference("zaaksysteem", "1", "NL"), new PartnerReference("archief", "1", null)),
                level,
                List.of("VL", "NL"),
                List.of());
        return Dossier.open("dossier", facts, DAY, OFFICER).after();
    }

    @Test
    void a_visit_is_written_by_its_host_its_guests_and_its_owner() {
        for (var party : List.of("VL", "NL", "LU")) {
            assertThat(visits.mayWrite(caller(party), visit(Confidentiality.PARTNERS)))
                    .isTrue();
        }
        assertThat(visits.mayWrite(caller("DE"), visit(Confidentiality.PUBLIC))).isFalse();
    }

    @Test
    void texts_of_a_visit_are_struck_by_its_owner_where_that_takes_part_and_else_by_its_host() {
        assertThat(visits.mayStrike(caller("VL"), visit(Confidentiality.PARTNERS)))
                .isTrue();
        assertThat(visits.mayStrike(caller("LU"), visit(Confidentiality.PARTNERS)))
                .as("which owns it and takes no part")
                .isFalse();
        assertThat(visits.mayStrike(caller("NL"), ownedBy("NL"))).isTrue();
        assertThat(visits.mayStrike(caller("VL"), ownedBy("NL"))).isFalse();
    }

    @Test
    void a_visit_concerns_those_it_names_as_long_as_the_world_is_told_of_them() {
        assertThat(concerned(visits, visit(Confidentiality.PARTNERS))).containsExactlyInAnyOrder("VL", "NL", "LU");
        assertThat(concerned(visits, visit(Confidentiality.INTERNAL))).containsExactly("LU");
        assertThat(concerned(dossiers, dossier(Confidentiality.PUBLIC))).containsExactly("VL");
    }

    private static <A> Set<String> concerned(Rights<A> rights, A thing) {
        return rights.concerned(List.of(thing)).apply(thing);
    }

    private static <A> boolean confidential(Rights<A> rights, A thing) {
        return rights.confidential(List.of(thing)).test(thing);
    }

    @Test
    void reads_of_what_is_concealed_are_logged() {
        for (var level : Confidentiality.values()) {
            boolean concealed = level == Confidentiality.INTERNAL || level == Confidentiality.RESTRICTED;
            assertThat(confidential(visits, visit(level))).isEqualTo(concealed);
            assertThat(confidential(dossiers, dossier(level))).isEqualTo(concealed);
        }
    }

    @Test
    void it_is_published_when_everybody_sees_what_not_everybody_saw() {
        assertThat(visits.kind(visit(Confidentiality.PARTNERS), visit(Confidentiality.PUBLIC)))
                .isEqualTo("publication");
        assertThat(visits.kind(visit(Confidentiality.PUBLIC), visit(Confidentiality.PUBLIC)))
                .isEqualTo("change");
        assertThat(visits.kind(null, visit(Confidentiality.PUBLIC))).isEqualTo("publication");
        assertThat(dossiers.kind(null, dossier(Confidentiality.PARTNERS))).isEqualTo("change");
        assertThat(dossiers.kind(dossier(Confidentiality.INTERNAL), dossier(Confidentiality.PUBLIC)))
                .isEqualTo("publication");
        assertThat(dossiers.kind(dossier(Confidentiality.PUBLIC), dossier(Confidentiality.PUBLIC)))
                .isEqualTo("change");
    }

    @Test
    void words_of_a_part_are_whose_that_part_is() {
        var visit = visit(Confidentiality.PARTNERS);
        var dossier = dossier(Confidentiality.PARTNERS);

        assertThat(visits.writer(visit, "/period/label")).contains("VL");
        assertThat(visits.writer(visit, "/status/reason")).contains("VL");
        assertThat(visits.writer(visit, "/delegations/0/functions/0")).contains("NL");
        assertThat(visits.writer(visit, "/delegations/1/functions/0")).isEmpty();
        assertThat(visits.writer(visit, "/title")).isEmpty();
        assertThat(dossiers.writer(dossier, "/references/0/source")).contains("NL");
        assertThat(dossiers.writer(dossier, "/references/1/source"))
                .as("from before it was recorded")
                .contains("VL");
        assertThat(dossiers.writer(dossier, "/title")).isEmpty();
    }

    @Test
    void a_dossier_is_written_by_those_it_is_shared_with_as_partners() {
        assertThat(dossiers.mayWrite(caller("VL"), dossier(Confidentiality.PARTNERS)))
                .isTrue();
        assertThat(dossiers.mayWrite(caller("NL"), dossier(Confidentiality.PARTNERS)))
                .isTrue();
        assertThat(dossiers.mayWrite(caller("LU"), dossier(Confidentiality.PUBLIC)))
                .isFalse();
        assertThat(dossiers.mayWrite(caller("NL"), dossier(Confidentiality.INTERNAL)))
                .isFalse();
    }

    private static HistoryRecord<Visit> stored(Map<String, Object> state) {
        return new HistoryRecord<>(
                1,
                "planned",
                DAY,
                Instant.EPOCH,
                Instant.EPOCH,
                new Actor("s", "c", "VL", "abb"),
                null,
                null,
                null,
                visit(Confidentiality.PARTNERS),
                state,
                List.of());
    }

    @Test
    void attack_an_auditor_counts_how_often_a_visit_moved_while_it_was_hidden() {
        var slips = Map.of("public", 1, "partners", 2, "internal", 3, "restricted", 4);

        assertThat(visits.audited(stored(Map.of("slips", slips, "confidentiality", "partners")), "NL"))
                .containsEntry("slips", Map.of("public", 1, "partners", 2))
                .containsEntry("confidentiality", "partners");
        assertThat(visits.audited(stored(Map.of("slips", slips, "confidentiality", "restricted")), "NL"))
                .containsEntry("slips", slips);
        assertThat(visits.audited(stored(Map.of("confidentiality", "public")), "NL"))
                .isEqualTo(Map.of("confidentiality", "public"));
    }

    @Test
    void attack_an_auditor_sees_documents_that_a_party_had_in_a_dossier() {
        var past = stored(Map.of("title", "Dossier", "contributions", List.of("geheim")));

        assertThat(dossiers.audited(past, "VL")).isEqualTo(Map.of("title", "Dossier", "milestones", List.of()));
        assertThat(dossiers.audited(stored(Map.of("milestones", List.of("top"))), "VL"))
                .isEqualTo(Map.of("milestones", List.of("top")));
    }
}
