package eu.akkoord.dossiers.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.dossiers.document.DocumentDesk;
import eu.akkoord.dossiers.document.DocumentFacts;
import eu.akkoord.dossiers.document.DocumentRights;
import eu.akkoord.dossiers.dossier.DossierDesk;
import eu.akkoord.dossiers.dossier.DossierFacts;
import eu.akkoord.dossiers.dossier.DossierRights;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.party.Party;
import eu.akkoord.dossiers.visit.SomeVisit;
import eu.akkoord.dossiers.visit.VisitDesk;
import eu.akkoord.dossiers.visit.VisitFacts;
import eu.akkoord.dossiers.visit.VisitRights;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.desk.consent.Outcome;
import eu.akkoord.platform.test.ContractOperation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every write that opens something asks the owner of agreements and parties, rather than the copies that a forged record may have
 * changed. The operations come from the contract: a new one says here how it opens, or that it opens nothing.
 */
class OpeningWritesTest {
    private static final ChangeNote WHY = new ChangeNote(null, "zo besloten");
    private static final Caller VL = caller("VL", "abb");
    private static final Caller NL = caller("NL", "szw");
    private static final String UNDER = "akkoord";

    /** Open nothing to another party, and so ask nothing: work goes on while agreement-service is away. */
    private static final Set<String> OPEN_NOTHING = Set.of(
            "POST /dossiers/{dossierId}/transitions",
            "POST /dossiers/{dossierId}/strikings",
            // who may read a state is decided by that state, whatever its day
            "POST /dossiers/{dossierId}/corrections",
            "POST /dossiers/{dossierId}/documents/{documentId}/corrections",
            "POST /visits/{visitId}/corrections",
            "POST /visits/{visitId}/sessions/{sessionId}/corrections",
            "POST /dossiers/{dossierId}/departures",
            // from one organisation to another of the same party
            "POST /transfers",
            // to nobody but a coordinator of the owner's own party
            "POST /dossiers/{dossierId}/recoveries",
            "POST /dossiers/{dossierId}/recoveries/{recoveryId}/answers",
            "POST /dossiers/{dossierId}/recoveries/{recoveryId}/strikings",
            "POST /dossiers/{dossierId}/grants/{grantId}/strikings",
            "POST /visits/{visitId}/recoveries",
            "POST /visits/{visitId}/recoveries/{recoveryId}/answers",
            "POST /visits/{visitId}/recoveries/{recoveryId}/strikings",
            "POST /visits/{visitId}/grants/{grantId}/strikings",
            "DELETE /dossiers/{dossierId}/grants/{grantId}",
            "POST /dossiers/{dossierId}/documents/{documentId}/transitions",
            "POST /dossiers/{dossierId}/documents/{documentId}/strikings",
            "POST /visits/{visitId}/transitions",
            "POST /visits/{visitId}/strikings",
            "POST /visits/{visitId}/answers",
            "DELETE /visits/{visitId}/grants/{grantId}",
            // seen with their visit, by those who see that
            "POST /visits/{visitId}/participants",
            "PATCH /visits/{visitId}/participants/{participantId}",
            "DELETE /visits/{visitId}/participants/{participantId}",
            "POST /visits/{visitId}/sessions",
            "PATCH /visits/{visitId}/sessions/{sessionId}",
            "POST /visits/{visitId}/sessions/{sessionId}/transitions",
            "POST /visits/{visitId}/sessions/{sessionId}/strikings",
            "POST /visits/{visitId}/sessions/{sessionId}/invitations",
            "DELETE /visits/{visitId}/sessions/{sessionId}/invitations/{invitationId}/person",
            "POST /visits/{visitId}/sessions/{sessionId}/invitations/{invitationId}/answers");

    /** The owner cannot be asked now. */
    private static final class Silent extends RuntimeException {}

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-03T10:00:00Z"), ZoneOffset.UTC);
    private final InMemoryAgreements agreements = new InMemoryAgreements();
    private final AuthorityWorld.InMemoryDossiers allDossiers = new AuthorityWorld.InMemoryDossiers(clock);
    private final AuthorityWorld.InMemoryVisits allVisits = new AuthorityWorld.InMemoryVisits(clock);
    private final AuthorityWorld.InMemoryDocuments allDocuments = new AuthorityWorld.InMemoryDocuments(clock);
    private final DossierDesk dossiers;
    private final VisitDesk visits;
    private final DocumentDesk documents;
    private final GrantDesk grants;
    private boolean silent;

    OpeningWritesTest() {
        var given = new InMemoryGrants();
        var policy = new ClearancePolicy(agreements, given, clock);
        var changes = new ChangePolicy(policy);
        var references =
                new References(OpeningWritesTest::parties, agreements, ToldMilestones.NONE, origin(), Duration.ZERO);
        var takeovers = new Takeovers(policy, given, references, clock);
        var dossierRights = new DossierRights(policy);
        var visitRights = new VisitRights(policy);
        var documentRights = new DocumentRights(allDossiers, policy);
        dossiers =
                new DossierDesk(allDossiers, dossierRights, Trail.NONE, clock, policy, changes, takeovers, references);
        visits = new VisitDesk(
                allVisits, visitRights, Trail.NONE, clock, policy, changes, takeovers, dossiers, references);
        documents = new DocumentDesk(allDocuments, documentRights, Trail.NONE, clock, changes, dossiers);
        grants = new GrantDesk(List.of(dossiers, visits), policy, changes, given, references, subject -> true, clock);
        agreements.with(UNDER, "VL", "NL");
    }

    @Test
    void attack_a_write_opens_something_by_a_copy_while_the_owner_is_not_asked() {
        var opening = opening();
        var tried = new TreeSet<String>();
        opening.forEach((write, attempt) -> {
            tried.add(write.split(":", 2)[0]);
            silent = true;
            assertThatExceptionOfType(Silent.class).as(write).isThrownBy(attempt::run);
            silent = false;
            attempt.run();
        });
        assertThat(tried).doesNotContainAnyElementsOf(OPEN_NOTHING);
        tried.addAll(OPEN_NOTHING);
        assertThat(tried)
                .isEqualTo(ContractOperation.all().stream()
                        .filter(one -> !one.method().equals("GET"))
                        .map(ContractOperation::toString)
                        .filter(one -> Stream.of(" /dossiers", " /visits", " /transfers", " /openings")
                                .anyMatch(one::contains))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void what_opens_nothing_asks_nothing() {
        silent = true;
        dossiers.begin("d", dossier(Confidentiality.INTERNAL, null), WHY, VL, null);
        Writing.amend(dossiers, "d", 1, facts -> dossier(Confidentiality.RESTRICTED, null), WHY, VL);
        grants.give(
                new Thing("dossiers", "d"), new Grantee.ToOrganisation(new Organisation("VL", "zorg")), WHY, VL, null);
        visits.plan("v", visit(Confidentiality.INTERNAL, List.of(), "NL"), WHY, VL, null);
        Writing.amend(visits, "v", 1, facts -> visit(Confidentiality.INTERNAL, List.of(), "NL", "LU"), WHY, VL);
        assertThat(allVisits.find("v").orElseThrow().revision()).isEqualTo(2);
    }

    /** Each way of opening, by its operation and what it does. */
    private Map<String, Runnable> opening() {
        var all = new LinkedHashMap<String, Runnable>();
        all.put("POST /dossiers", () -> dossiers.begin("d", dossier(Confidentiality.PARTNERS, null), WHY, VL, null));
        all.put(
                "POST /dossiers: public",
                () -> dossiers.begin("openbaar", dossier(Confidentiality.PUBLIC, null), WHY, VL, null));
        dossiers.begin("intern", dossier(Confidentiality.INTERNAL, null), WHY, VL, null);
        all.put("PATCH /dossiers/{dossierId}: lower", amend("intern", facts -> copy(facts, Confidentiality.PARTNERS)));
        all.put("PATCH /dossiers/{dossierId}: shared with more", () -> {
            shareLess("d");
            Writing.amend(
                    dossiers,
                    "d",
                    revision("d"),
                    facts -> dossier(facts.confidentiality(), List.of("NL", "VL")),
                    WHY,
                    VL);
        });
        all.put("POST /openings", () -> {
            shareLess("d");
            dossiers.share("d", revision("d"), new Opening(UNDER, "NL"), WHY, VL);
        });
        agreements.with("ander", "VL", "NL", "LU");
        all.put(
                "PATCH /dossiers/{dossierId}: other agreements",
                amend("d", facts -> dossier(Confidentiality.PARTNERS, null, "ander")));
        var thing = new Thing("dossiers", "intern");
        all.put(
                "POST /dossiers/{dossierId}/grants: organisation",
                () -> grants.give(thing, new Grantee.ToOrganisation(new Organisation("NL", "szw")), WHY, VL, null));
        all.put(
                "POST /dossiers/{dossierId}/grants: person",
                () -> grants.give(thing, new Grantee.ToPerson("https://issuer.example#iemand", "NL"), WHY, VL, null));
        all.put(
                "POST /dossiers/{dossierId}/offers",
                () -> dossiers.offer("intern", "voorstel-een", toDutch(), WHY, VL));
        all.put(
                "POST /dossiers/{dossierId}/offers/{offerId}/answers",
                () -> dossiers.answer("intern", revision("intern"), "voorstel-een", Outcome.ACCEPTED, WHY, NL));
        all.put(
                "POST /dossiers/{dossierId}/documents",
                () -> documents.draft("d", document(Confidentiality.PARTNERS), WHY, VL, null));
        all.put("PATCH /dossiers/{dossierId}/documents/{documentId}", () -> {
            var drafted = documents.draft("d", document(Confidentiality.INTERNAL), WHY, VL, null);
            Writing.amend(
                    documents, "d", drafted.value().id(), 1, facts -> document(Confidentiality.PARTNERS), WHY, VL);
        });
        all.put(
                "POST /visits",
                () -> visits.plan("v", visit(Confidentiality.PARTNERS, List.of(UNDER), "NL"), WHY, VL, null));
        all.put(
                "POST /visits: outside agreements",
                () -> visits.plan("los", visit(Confidentiality.PARTNERS, List.of(), "NL"), WHY, VL, null));
        all.put(
                "PATCH /visits/{visitId}: one more guest",
                () -> Writing.amend(
                        visits, "los", 1, facts -> visit(Confidentiality.PARTNERS, List.of(), "NL", "LU"), WHY, VL));
        visits.plan("dicht", visit(Confidentiality.INTERNAL, List.of(), "NL"), WHY, VL, null);
        all.put(
                "PATCH /visits/{visitId}: lower",
                () -> Writing.amend(
                        visits, "dicht", 1, facts -> visit(Confidentiality.PARTNERS, List.of(), "NL"), WHY, VL));
        var visit = new Thing("visits", "dicht");
        all.put(
                "POST /visits/{visitId}/grants",
                () -> grants.give(visit, new Grantee.ToPerson("https://issuer.example#iemand", "LU"), WHY, VL, null));
        all.put("POST /visits/{visitId}/offers", () -> visits.offer("dicht", "voorstel-twee", toDutch(), WHY, VL));
        all.put(
                "POST /visits/{visitId}/offers/{offerId}/answers",
                () -> visits.answer("dicht", 3, "voorstel-twee", Outcome.ACCEPTED, WHY, NL));
        return all;
    }

    private Runnable amend(String id, Function<DossierFacts, DossierFacts> change) {
        return () -> Writing.amend(dossiers, id, revision(id), change::apply, WHY, VL);
    }

    /** Makes ready what is then opened, as if that had been done before the owner went silent. */
    private boolean withoutAsking(Runnable ready) {
        boolean now = silent;
        silent = false;
        ready.run();
        return now;
    }

    private void shareLess(String id) {
        var before = allDossiers.find(id).orElseThrow();
        var sharedWith = before.value().facts().sharedWith();
        if (sharedWith != null && sharedWith.contains("NL")) {
            silent = withoutAsking(() -> Writing.amend(
                    dossiers,
                    id,
                    before.revision(),
                    facts -> dossier(facts.confidentiality(), List.of("VL")),
                    WHY,
                    VL));
        }
    }

    private long revision(String id) {
        return allDossiers.find(id).orElseThrow().revision();
    }

    private static Offered.Ownership toDutch() {
        return new Offered.Ownership(new Organisation("NL", "szw"), false);
    }

    private Origin origin() {
        return new Origin() {
            @Override
            public Optional<Set<String>> parties(String agreement) {
                refuseSilent();
                return Optional.ofNullable(agreements.find(List.of(agreement)).get(agreement))
                        .map(one -> one.parties());
            }

            @Override
            public Optional<Set<String>> organisations(String party) {
                refuseSilent();
                return Optional.ofNullable(
                                OpeningWritesTest.parties(List.of(party)).get(party))
                        .map(one -> one.organisations().keySet());
            }

            private void refuseSilent() {
                if (silent) {
                    throw new Silent();
                }
            }
        };
    }

    private static DossierFacts copy(DossierFacts facts, Confidentiality level) {
        return dossier(level, facts.sharedWith(), facts.agreements().toArray(String[]::new));
    }

    private static DossierFacts dossier(Confidentiality level, @Nullable List<String> sharedWith, String... under) {
        return new DossierFacts(
                "Dossier",
                null,
                under.length == 0 ? List.of(UNDER) : List.of(under),
                List.of(),
                new Organisation("VL", "abb"),
                List.of(),
                null,
                List.of(),
                level,
                sharedWith,
                List.of());
    }

    private static VisitFacts visit(Confidentiality level, List<String> under, String... guests) {
        return SomeVisit.FACTS
                .with(VisitFacts::guests, List.of(guests))
                .with(VisitFacts::agreements, under)
                .with(VisitFacts::confidentiality, level);
    }

    private static DocumentFacts document(Confidentiality level) {
        return new DocumentFacts("Verslag", "report", "nl", null, "https://documenten.example/verslag", null, level);
    }

    private static Map<String, Party> parties(Collection<String> codes) {
        var known = Map.of(
                "VL", new Party("VL", "Vlaanderen", Map.of("abb", "abb", "zorg", "zorg")),
                "NL", new Party("NL", "Nederland", Map.of("szw", "szw")),
                "LU", new Party("LU", "Luxemburg", Map.of("mfa", "mfa")));
        return codes.stream().filter(known::containsKey).distinct().collect(Collectors.toMap(one -> one, known::get));
    }

    private static Caller caller(String party, String organisation) {
        return new Caller(
                "https://issuer.example#" + organisation,
                "https://issuer.example#app",
                party,
                organisation,
                Set.of("officer", Caller.COORDINATOR),
                Set.of());
    }
}
