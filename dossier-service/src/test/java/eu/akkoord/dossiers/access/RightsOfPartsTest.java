package eu.akkoord.dossiers.access;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.dossiers.document.DocumentFacts;
import eu.akkoord.dossiers.document.DocumentRights;
import eu.akkoord.dossiers.document.DocumentStatus.Drafted;
import eu.akkoord.dossiers.document.DossierDocument;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierEvent;
import eu.akkoord.dossiers.dossier.DossierFacts;
import eu.akkoord.dossiers.dossier.Dossiers;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.session.Session;
import eu.akkoord.dossiers.session.SessionFacts;
import eu.akkoord.dossiers.session.SessionRights;
import eu.akkoord.dossiers.visit.SomeVisit;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitEvent;
import eu.akkoord.dossiers.visit.VisitFacts;
import eu.akkoord.dossiers.visit.Visits;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.servicetest.InMemoryAggregates;
import eu.akkoord.platform.store.Circumstances;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Says of sessions and documents whose they are, as their visit or dossier stands and as it stood when they last changed. */
class RightsOfPartsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    private static final Creator OFFICER = new Creator("https://VL#maker", "VL");
    private static final Circumstances MADE = new Circumstances(caller("VL"), DAY, null);

    private static final class InMemoryVisits extends InMemoryAggregates<Visit, VisitEvent> implements Visits {
        InMemoryVisits() {
            super("visits", Clock.systemUTC());
        }
    }

    private static final class InMemoryDossiers extends InMemoryAggregates<Dossier, DossierEvent> implements Dossiers {
        InMemoryDossiers() {
            super("dossiers", Clock.systemUTC());
        }
    }

    private final ClearancePolicy policy = new ClearancePolicy(
            new InMemoryAgreements().with("akkoord", "VL", "NL"), new InMemoryGrants(), Clock.systemUTC());
    private final InMemoryVisits visits = new InMemoryVisits();
    private final InMemoryDossiers dossiers = new InMemoryDossiers();
    private final SessionRights sessionRights = new SessionRights(visits, policy, codes -> Map.of());
    private final DocumentRights documentRights = new DocumentRights(dossiers, policy);

    private static Caller caller(String party) {
        return new Caller("https://" + party + "#x", "app", party, "org", Set.of("coordinator"), Set.of());
    }

    private void filed(Change<Visit, VisitEvent> change) {
        visits.find("bezoek")
                .ifPresentOrElse(
                        before -> visits.save("bezoek", before, change.after(), change.event(), MADE),
                        () -> visits.add("bezoek", change.after(), change.event(), MADE, null));
    }

    private Visit visit() {
        return visits.find("bezoek").orElseThrow().value();
    }

    private Session session() {
        var facts = new SessionFacts("Sessie", List.of(), List.of(), null, Period.of("2027", null), null, null);
        return Session.announce("sessie", "bezoek", facts, visit().guarded(), DAY)
                .after();
    }

    /** LU owns the visit, VL is host and NL is guest. */
    private Session sessionOf(Confidentiality level) {
        filed(Visit.plan(
                "bezoek",
                SomeVisit.FACTS.ownedBy(new Organisation("LU", "mfi")).with(VisitFacts::confidentiality, level),
                DAY,
                OFFICER));
        return session();
    }

    private static <A> Set<String> concerned(Rights<A> rights, A thing) {
        return rights.concerned(List.of(thing)).apply(thing);
    }

    private static <A> boolean confidential(Rights<A> rights, A thing) {
        return rights.confidential(List.of(thing)).test(thing);
    }

    @Test
    void a_session_is_written_by_those_who_take_part_in_its_visit_and_struck_by_the_host() {
        var session = sessionOf(Confidentiality.PARTNERS);

        assertThat(sessionRights.mayWrite(caller("VL"), session)).isTrue();
        assertThat(sessionRights.mayWrite(caller("NL"), session)).isTrue();
        assertThat(sessionRights.mayWrite(caller("LU"), session)).isFalse();
        assertThat(sessionRights.mayStrike(caller("VL"), session)).isTrue();
        assertThat(sessionRights.mayStrike(caller("NL"), session)).isFalse();
    }

    @Test
    void a_session_concerns_the_owner_of_then_of_its_visit() {
        var session = sessionOf(Confidentiality.PARTNERS);
        filed(visit().amend(visit().facts().ownedBy(new Organisation("NL", "szw")), DAY, "overdracht"));

        assertThat(concerned(sessionRights, session)).containsExactly("LU");
        assertThat(concerned(sessionRights, session())).containsExactly("NL");
    }

    @Test
    void reads_of_a_session_are_logged_where_its_visit_is_concealed_or_was_when_it_changed() {
        var open = sessionOf(Confidentiality.PARTNERS);
        assertThat(confidential(sessionRights, open)).isFalse();
        filed(visit().amend(visit().facts().with(VisitFacts::confidentiality, Confidentiality.INTERNAL), DAY, null));
        var hidden = session();
        assertThat(confidential(sessionRights, open)).isTrue();
        filed(visit().amend(visit().facts().with(VisitFacts::confidentiality, Confidentiality.PARTNERS), DAY, "mag"));
        assertThat(confidential(sessionRights, open)).isFalse();
        assertThat(confidential(sessionRights, hidden)).isTrue();
    }

    /** A document in a dossier of VL. */
    private DossierDocument documentOf(Confidentiality own, Confidentiality level, @Nullable Organisation by) {
        var facts = new DossierFacts(
                "Dossier",
                null,
                List.of("akkoord"),
                List.of(),
                new Organisation("VL", "abb"),
                List.of(),
                null,
                List.of(),
                level,
                List.of("VL", "NL"),
                List.of());
        var opened = Dossier.open("dossier", facts, DAY, OFFICER);
        dossiers.find("dossier")
                .ifPresentOrElse(
                        before -> dossiers.save("dossier", before, opened.after(), opened.event(), MADE),
                        () -> dossiers.add("dossier", opened.after(), opened.event(), MADE, null));
        var said = new DocumentFacts(
                "Nota", "report", "nl", null, "https://example.org/nota", null, own, List.of("VL", "NL"));
        return new DossierDocument("nota", "dossier", said, List.of(), new Drafted(DAY), level, by);
    }

    @Test
    void a_document_is_written_and_struck_by_the_party_that_drafted_it() {
        var theirs = documentOf(Confidentiality.PARTNERS, Confidentiality.PARTNERS, new Organisation("NL", "szw"));
        var old = documentOf(Confidentiality.PARTNERS, Confidentiality.PARTNERS, null);

        assertThat(documentRights.mayWrite(caller("NL"), theirs)).isTrue();
        assertThat(documentRights.mayWrite(caller("VL"), theirs))
                .as("which owns the dossier")
                .isFalse();
        assertThat(documentRights.mayStrike(caller("NL"), theirs)).isTrue();
        assertThat(documentRights.mayStrike(caller("VL"), theirs)).isFalse();
        assertThat(documentRights.mayWrite(caller("VL"), old))
                .as("from before it was recorded who drafted it")
                .isTrue();
        assertThat(documentRights.mayWrite(caller("NL"), old)).isFalse();
    }

    @Test
    void a_document_concerns_who_drafted_it_and_the_owner_of_the_dossier_where_that_sees_it() {
        var by = new Organisation("NL", "szw");

        assertThat(concerned(documentRights, documentOf(Confidentiality.PARTNERS, Confidentiality.PARTNERS, by)))
                .containsExactlyInAnyOrder("VL", "NL");
        assertThat(concerned(documentRights, documentOf(Confidentiality.INTERNAL, Confidentiality.PARTNERS, by)))
                .containsExactly("NL");
        assertThat(concerned(documentRights, documentOf(Confidentiality.PARTNERS, Confidentiality.PARTNERS, null)))
                .containsExactly("VL");
    }

    @Test
    void reads_of_a_document_are_logged_where_it_or_its_dossier_is_concealed_or_was() {
        for (var own : Confidentiality.values()) {
            for (var level : Confidentiality.values()) {
                assertThat(confidential(documentRights, documentOf(own, level, null)))
                        .isEqualTo(own.isConcealed() || level.isConcealed());
            }
        }
        var hidden = documentOf(Confidentiality.PUBLIC, Confidentiality.INTERNAL, null);
        documentOf(Confidentiality.PUBLIC, Confidentiality.PUBLIC, null);
        assertThat(confidential(documentRights, hidden))
                .as("its dossier was when it last changed")
                .isTrue();
    }

    @Test
    void a_document_is_published_when_both_levels_let_everybody_see_it() {
        var open = documentOf(Confidentiality.PUBLIC, Confidentiality.PUBLIC, null);
        var within = documentOf(Confidentiality.PUBLIC, Confidentiality.PARTNERS, null);

        assertThat(documentRights.kind(within, open)).isEqualTo("publication");
        assertThat(documentRights.kind(null, open)).isEqualTo("publication");
        assertThat(documentRights.kind(null, within)).isEqualTo("change");
        assertThat(documentRights.kind(open, open)).isEqualTo("change");
    }
}
