package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.access.AuthorityWorld.InMemoryDocuments;
import eu.akkoord.dossiers.access.AuthorityWorld.InMemoryDossiers;
import eu.akkoord.dossiers.document.DocumentFacts;
import eu.akkoord.dossiers.document.DocumentRights;
import eu.akkoord.dossiers.document.DossierDocument;
import eu.akkoord.dossiers.dossier.DossierDesk;
import eu.akkoord.dossiers.dossier.DossierFacts;
import eu.akkoord.dossiers.dossier.DossierRights;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.party.Party;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.Clearance;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.desk.consent.Outcome;
import eu.akkoord.platform.store.Circumstances;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The real use cases around one restricted dossier of VL in memory, by a clock that the test moves. */
final class RecoveryWorld {
    static final String ID = "weinigen";
    static final Thing THING = new Thing("dossiers", ID);
    static final Caller MAKER = caller("maker", "app", "VL", "officer");
    static final Caller COORDINATOR = caller("coordinator", "app", "VL", "coordinator");
    static final Caller SECOND = caller("second", "app", "VL", "coordinator");
    static final Caller AUDITOR = caller("auditor", "app", "VL", "auditor");
    static final Caller OTHERS_COORDINATOR = caller("nl-coordinator", "app", "NL", "coordinator");
    static final Caller OTHERS_AUDITOR = caller("nl-auditor", "app", "NL", "auditor");

    final MovedClock clock = new MovedClock();
    final InMemoryGrants grants = new InMemoryGrants();
    final InMemoryDossiers all = new InMemoryDossiers(clock);
    final InMemoryDocuments documents = new InMemoryDocuments(clock);
    final DossierRights rights;
    final DocumentRights documentRights;
    final DossierDesk dossiers;
    final GrantDesk granting;
    final RecoveryDesk recovering;

    /** Stands still until it is moved. */
    static final class MovedClock extends Clock {
        private Instant now = Instant.parse("2026-11-03T22:30:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return fixed(now, zone);
        }
    }

    RecoveryWorld() {
        var agreements = new InMemoryAgreements().with("een", "VL", "NL");
        var policy = new ClearancePolicy(agreements, grants, clock);
        var changes = new ChangePolicy(policy);
        var origin = new Origin() {
            @Override
            public Optional<Set<String>> parties(String agreement) {
                return Optional.of(Set.of("VL", "NL"));
            }

            @Override
            public Optional<Set<String>> organisations(String party) {
                return Optional.of(Set.of("org"));
            }
        };
        var references = new References(
                codes -> Map.of(
                        "VL", new Party("VL", "VL", Map.of("org", "org")),
                        "NL", new Party("NL", "NL", Map.of("org", "org"))),
                agreements,
                ToldMilestones.NONE,
                origin,
                Duration.ZERO);
        rights = new DossierRights(policy);
        documentRights = new DocumentRights(all, policy);
        var takeovers = new Takeovers(policy, grants, references, clock);
        dossiers = new DossierDesk(all, rights, Trail.NONE, clock, policy, changes, takeovers, references);
        granting = new GrantDesk(List.of(dossiers), policy, changes, grants, references, subject -> true, clock);
        recovering = new RecoveryDesk(List.of(dossiers), policy, grants, clock);
        file(Confidentiality.RESTRICTED);
    }

    private void file(Confidentiality level) {
        var facts = new DossierFacts(
                "Voor weinigen",
                null,
                List.of("een"),
                List.of(),
                new Organisation("VL", "org"),
                List.of(),
                null,
                List.of(),
                level,
                List.of("NL", "VL"),
                List.of());
        dossiers.begin(ID, facts, ChangeNote.NONE, MAKER, null);
    }

    /** A document that somebody's party has drafted in it, seen by nobody but through grants. */
    void drafted(String id, Caller by, boolean along) {
        var facts = new DocumentFacts(
                "Stuk", "letter", "nl", null, "https://example.org/stuk", null, Confidentiality.RESTRICTED);
        var today = recovering.today();
        var begun = DossierDocument.draft(
                id, ID, facts, Confidentiality.RESTRICTED, new Organisation(by.party(), "org"), along, today);
        documents.add(id, begun.after(), begun.event(), new Circumstances(by, today, null), null);
    }

    boolean readsDocument(String id, Caller reader) {
        return documentRights.mayRead(reader, documents.find(id).orElseThrow().value());
    }

    void takenOver(boolean keepGrants) {
        var giving = new Caller(MAKER.subject(), "c", "VL", "org", Set.of("coordinator"), Set.of());
        var offered = new Offered.Ownership(new Organisation("NL", "org"), keepGrants);
        dossiers.offer(ID, "aanbod", offered, because("NL werkt het af"), giving);
        dossiers.answer(
                ID,
                all.find(ID).orElseThrow().revision(),
                "aanbod",
                Outcome.ACCEPTED,
                ChangeNote.NONE,
                OTHERS_COORDINATOR);
    }

    void lower(Caller by, Confidentiality level) {
        var now = all.find(ID).orElseThrow();
        Writing.amend(
                dossiers,
                ID,
                now.revision(),
                facts -> new DossierFacts(
                        facts.title(),
                        facts.summary(),
                        facts.agreements(),
                        facts.themes(),
                        facts.owner(),
                        facts.responsibles(),
                        facts.period(),
                        facts.references(),
                        level,
                        facts.sharedWith(),
                        List.of()),
                because("mag intern"),
                by);
    }

    void days(long days) {
        clock.now = clock.now.plus(Duration.ofDays(days));
    }

    /**
     * Tells whether somebody sees the dossier; the answer by id and what a list filters by are the same.
     *
     * @param indexed what opened it when lists last heard of it
     */
    boolean reads(Caller reader, Set<String> indexed) {
        boolean listed = Clearance.meet(rights.held(reader), indexed);
        boolean found;
        try {
            dossiers.at(ID, Moment.NOW, reader);
            found = true;
        } catch (Refusal.Absent hidden) {
            found = false;
        }
        if (found != listed
                || found != !dossiers.readableIds(List.of(ID), reader).isEmpty()) {
            throw new AssertionError("By id it is %s, in lists %s".formatted(found, listed));
        }
        return found;
    }

    /** Returns the clearances that lists have for it, by the clock of now. */
    Set<String> indexed() {
        var dossier = all.find(ID).orElseThrow().value();
        return rights.clearances(List.of(dossier)).apply(dossier);
    }

    static ChangeNote because(String reason) {
        return new ChangeNote(null, reason);
    }

    static Caller caller(String name, String client, String party, String role) {
        return new Caller(
                "https://issuer.example#" + name,
                "https://issuer.example#" + client,
                party,
                "org",
                Set.of(role),
                Set.of());
    }
}
