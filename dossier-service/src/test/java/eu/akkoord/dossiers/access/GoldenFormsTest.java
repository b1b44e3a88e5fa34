package eu.akkoord.dossiers.access;

import static eu.akkoord.dossiers.document.DocumentForms.DOCUMENTS;
import static eu.akkoord.dossiers.dossier.DossierForms.DOSSIERS;
import static eu.akkoord.dossiers.session.SessionForms.SESSIONS;
import static eu.akkoord.dossiers.visit.VisitForms.VISITS;

import eu.akkoord.dossiers.access.AuthorityWorld.InMemoryDossiers;
import eu.akkoord.dossiers.access.AuthorityWorld.InMemoryVisits;
import eu.akkoord.dossiers.agreement.Agreement;
import eu.akkoord.dossiers.document.DocumentAnnouncements;
import eu.akkoord.dossiers.document.DocumentEvent;
import eu.akkoord.dossiers.document.DocumentForms;
import eu.akkoord.dossiers.document.DocumentStage;
import eu.akkoord.dossiers.document.DocumentStatus;
import eu.akkoord.dossiers.document.DocumentVersion;
import eu.akkoord.dossiers.document.DossierDocument;
import eu.akkoord.dossiers.document.EarlierVersion;
import eu.akkoord.dossiers.document.Exposure;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierAnnouncements;
import eu.akkoord.dossiers.dossier.DossierEvent;
import eu.akkoord.dossiers.dossier.DossierFacts;
import eu.akkoord.dossiers.dossier.DossierForms.LabelledTheme;
import eu.akkoord.dossiers.dossier.DossierStage;
import eu.akkoord.dossiers.dossier.DossierStatus;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.session.Invitation;
import eu.akkoord.dossiers.session.InvitationStage;
import eu.akkoord.dossiers.session.Invitations;
import eu.akkoord.dossiers.session.Session;
import eu.akkoord.dossiers.session.SessionAnnouncements;
import eu.akkoord.dossiers.session.SessionEvent;
import eu.akkoord.dossiers.session.SessionStage;
import eu.akkoord.dossiers.session.SessionStatus;
import eu.akkoord.dossiers.visit.PublishedReferences;
import eu.akkoord.dossiers.visit.SlipsByLevel;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitAnnouncements;
import eu.akkoord.dossiers.visit.VisitAnswer;
import eu.akkoord.dossiers.visit.VisitEvent;
import eu.akkoord.dossiers.visit.VisitStage;
import eu.akkoord.dossiers.visit.VisitStatus;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.core.time.Slips;
import eu.akkoord.platform.desk.consent.Offer;
import eu.akkoord.platform.desk.consent.Offers;
import eu.akkoord.platform.desk.consent.Outcome;
import eu.akkoord.platform.desk.consent.Side;
import eu.akkoord.platform.servicetest.GoldenCase;
import eu.akkoord.platform.servicetest.GoldenFile;
import eu.akkoord.platform.store.Circumstances;
import eu.akkoord.platform.store.DeclaredShape;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Everything that this service writes of a kind of thing looks as it did when the golden file was written, and what was stored then is read. */
class GoldenFormsTest extends GoldenCase {
    private static final LocalDate DAY = LocalDate.of(2017, 6, 16);
    private static final LocalDate LATER = LocalDate.of(2017, 7, 1);
    private static final Instant CREATED = Instant.parse("2026-11-24T08:00:00Z");
    private static final Instant MODIFIED = Instant.parse("2026-11-25T09:30:00.123456Z");
    private static final String SUBJECT = "https://issuer.example#vl-abb";
    private static final Organisation ABB = new Organisation("VL", "abb");
    private static final Creator CREATOR = new Creator(SUBJECT, "VL");
    private static final Creator OLD_CREATOR = new Creator(SUBJECT, null);
    private static final Side VL = new Side("VL", "abb");
    private static final Side NL = new Side("NL", "szw");
    private static final Period FROM = Period.of("2017-06", "juni 2017");
    private static final Period TO = Period.of("[2017-10..2017-12]", "eind 2017");
    private final Links links = new Links(URI.create("https://api.example.org/akkoord/v1"));

    private static Map<String, Object> body(String written) {
        var body = json(written);
        body.putIfAbsent("owner", ABB.form());
        body.putIfAbsent("confidentiality", Confidentiality.PARTNERS.word());
        return body;
    }

    private <A> Map<String, Object> view(Kind<A, ?> kind, A aggregate, Confidentiality level) {
        return Classification.shown(kind.view(aggregate, CREATED, MODIFIED, links), "NL", level);
    }

    @Test
    void visits() {
        var announcements = new VisitAnnouncements(links, this::told);
        var shape = new DeclaredShape<>(VISITS.state(), announcements);
        var statuses = List.of(
                new VisitStatus.Planned(DAY),
                new VisitStatus.Confirmed(DAY),
                new VisitStatus.Held(DAY),
                new VisitStatus.Reported(DAY),
                new VisitStatus.Cancelled(DAY, "ziekte"));
        GoldenFile.of("visit").section(GoldenFile.WRITTEN).forEach((size, written) -> {
            boolean full = size.equals("full");
            var facts = VISITS.facts().read(body(written));
            for (var status : statuses) {
                var visit = new Visit(
                        "werkbezoek-2017",
                        facts,
                        status,
                        full ? slips() : SlipsByLevel.NONE,
                        SlipsByLevel.NONE,
                        full ? answers() : List.of(),
                        full ? offers() : Offers.none(),
                        full ? CREATOR : OLD_CREATOR);
                var instance = size + " " + status.stage().word();
                var read = stored(instance, shape, visit.id(), visit);
                put("view", instance, view(VISITS, read, facts.confidentiality()));
                put("item", instance, VISITS.item(read, MODIFIED, links));
                if (status.stage() == VisitStage.PLANNED) {
                    visitEvents().forEach(event -> putEvent(size, announcements.of(visit, event)));
                }
            }
        });
        holds("visit", shape);
    }

    private static List<VisitEvent> visitEvents() {
        var offer = offers().all().getFirst();
        return List.of(
                new VisitEvent.VisitPlanned(DAY),
                new VisitEvent.VisitAmended(DAY, List.of("title", "places")),
                new VisitEvent.VisitMoved(DAY, List.of("period"), FROM, TO, "voorstel-1"),
                new VisitEvent.VisitRevealed(DAY, List.of("title", "confidentiality")),
                new VisitEvent.VisitResponded(DAY, "NL", VisitAnswer.OBJECTED),
                new VisitEvent.VisitOffered(DAY, offer),
                new VisitEvent.VisitAnswered(DAY, offer, Outcome.ACCEPTED, "NL"),
                new VisitEvent.VisitStatusChanged(DAY, VisitStage.CONFIRMED));
    }

    private static SlipsByLevel slips() {
        return new SlipsByLevel(
                Map.of(Confidentiality.PUBLIC, new Slips(2, LATER), Confidentiality.RESTRICTED, new Slips(1, DAY)));
    }

    private static List<VisitAnswer.Given> answers() {
        return List.of(
                new VisitAnswer.Given("antwoord-1", "NL", VisitAnswer.ACCEPTED, DAY),
                new VisitAnswer.Given("antwoord-2", "LU", VisitAnswer.DECLINED, LATER));
    }

    private static Offers<Offered> offers() {
        return new Offers<>(List.of(
                offer("voorstel-1", new Offered.Ownership(new Organisation("NL", "szw"), true), null),
                offer(
                        "voorstel-2",
                        new Offered.Ownership(new Organisation("NL", "bzk"), false, List.of("NL", "VL")),
                        new Offer.Ended(Outcome.REFUSED, NL, LATER, "niet ons dossier")),
                offer("voorstel-3", new Offered.Moving(TO), new Offer.Ended(Outcome.LAPSED, null, LATER, null))));
    }

    private static Offer<Offered> offer(String id, Offered content, Offer.@Nullable Ended ended) {
        return new Offer<>(
                id,
                content.kind(),
                VL,
                new LinkedHashSet<>(List.of("NL", "VL")),
                Set.of("VL"),
                content,
                "voortaan bij hen",
                DAY,
                DAY.plusDays(30),
                ended);
    }

    @Test
    void dossiers() {
        var announcements = new DossierAnnouncements(
                links, ToldMilestones.of("top-2018", "vl-nl-integratie-2013", Set.of("VL", "NL", "LU")));
        var shape = new DeclaredShape<>(DOSSIERS.state(), announcements);
        var known = Map.of(
                "vl-nl-integratie-2013",
                new Agreement("vl-nl-integratie-2013", "Integratie", Set.of("VL", "NL"), Map.of("waarden", "Waarden")));
        var statuses = List.of(
                new DossierStatus.Proposed(DAY),
                new DossierStatus.Active(DAY),
                new DossierStatus.Suspended(DAY, "verkiezingen"),
                new DossierStatus.Closed(DAY, "afgerond"));
        GoldenFile.of("dossier").section(GoldenFile.WRITTEN).forEach((size, written) -> {
            boolean full = size.equals("full");
            var facts = DOSSIERS.facts().read(body(written)).attributed(List.of(), "VL");
            for (var status : statuses) {
                var dossier = new Dossier(
                        "normen-en-waarden-2017",
                        facts,
                        status,
                        full ? List.of("LU") : List.of(),
                        full ? offers() : Offers.none(),
                        full ? CREATOR : OLD_CREATOR);
                var instance = size + " " + status.stage().word();
                var read = stored(instance, shape, dossier.id(), dossier);
                put("view", instance, view(DOSSIERS, read, facts.confidentiality()));
                var themes = facts.themes().stream()
                        .map(theme -> LabelledTheme.of(theme, known))
                        .toList();
                var elsewhere = Map.of("themes", themes, "parties", List.of("NL", "VL"));
                put("item", instance, DOSSIERS.item(read, MODIFIED, links, elsewhere));
                if (status.stage() == DossierStage.PROPOSED) {
                    dossierEvents().forEach(event -> putEvent(size, announcements.of(dossier, event)));
                }
            }
        });
        holds("dossier", shape);
    }

    private static List<DossierEvent> dossierEvents() {
        var offer = offers().all().getFirst();
        return List.of(
                new DossierEvent.DossierOpened(DAY),
                new DossierEvent.DossierAmended(DAY, List.of("title", "themes")),
                new DossierEvent.DossierMoved(DAY, List.of("period")),
                new DossierEvent.DossierRevealed(DAY, List.of("title", "confidentiality")),
                new DossierEvent.DossierOffered(DAY, offer),
                new DossierEvent.DossierAnswered(DAY, offer, Outcome.WITHDRAWN, "VL"),
                new DossierEvent.DossierStatusChanged(DAY, DossierStage.ACTIVE));
    }

    @Test
    void documents() {
        var announcements = new DocumentAnnouncements(links);
        var shape = new DeclaredShape<>(DOCUMENTS.state(), announcements);
        var whole =
                new WholeSnapshot("NL", List.of("vl-nl-integratie-2013"), List.of("NL", "VL"), List.of(), "voorstel-2");
        var earlier = List.of(
                new EarlierVersion(
                        new DocumentVersion(DAY, "https://example.org/1", "text/html"),
                        new Exposure(Confidentiality.PUBLIC, Confidentiality.PUBLIC, List.of("NL"), whole)),
                new EarlierVersion(
                        new DocumentVersion(null, "https://example.org/2", null),
                        Exposure.of(Confidentiality.INTERNAL)));
        var statuses = List.of(
                new DocumentStatus.Drafted(DAY),
                new DocumentStatus.Published(DAY),
                new DocumentStatus.Withdrawn(DAY, "vervangen"));
        GoldenFile.of("document").section(GoldenFile.WRITTEN).forEach((size, written) -> {
            boolean full = size.equals("full");
            var facts = DOCUMENTS.facts().read(body(written));
            for (var status : statuses) {
                var document = new DossierDocument(
                        "verslag-2017",
                        "normen-en-waarden-2017",
                        facts,
                        full ? earlier : List.of(),
                        status,
                        full ? Confidentiality.PUBLIC : Confidentiality.PARTNERS,
                        full ? whole : null,
                        full ? ABB : null,
                        full);
                var instance = size + " " + status.stage().word();
                var read = stored(instance, shape, document.id(), document);
                var versions = full ? List.of(earlier.getFirst().version(), facts.version()) : List.of(facts.version());
                var view = DocumentForms.view(read, versions, versions.size(), CREATED, MODIFIED, links);
                put("view", instance, Classification.shown(view, "NL", facts.confidentiality()));
                var version = document.versions(document.exposure());
                put("item", instance, DOCUMENTS.item(read, MODIFIED, links, Map.of("version", version)));
                if (status.stage() == DocumentStage.DRAFTED) {
                    documentEvents().forEach(event -> putEvent(size, announcements.of(document, event)));
                }
            }
        });
        holds("document", shape);
    }

    private static List<DocumentEvent> documentEvents() {
        return List.of(
                new DocumentEvent.DocumentDrafted(DAY),
                new DocumentEvent.DocumentAmended(DAY, List.of("link", "date")),
                new DocumentEvent.DocumentRevealed(DAY, List.of("title", "confidentiality")),
                new DocumentEvent.DocumentStatusChanged(DAY, DocumentStage.PUBLISHED));
    }

    @Test
    void sessions() {
        var announcements = new SessionAnnouncements(links);
        var shape = new DeclaredShape<>(SESSIONS.state(), announcements);
        var whole = new WholeSnapshot("VL", List.of("vl-nl-integratie-2013"), null, List.of("NL", "VL"), null);
        var invitations = new Invitations(List.of(
                new Invitation("a", "p", InvitationStage.REQUESTED, DAY, DAY, null, "NL", "VL"),
                new Invitation("b", "q_-", InvitationStage.WAITLISTED, DAY, LATER, "x", null, null),
                new Invitation("c", "r", InvitationStage.INVITED, DAY, DAY, null, null, "VL"),
                new Invitation("d", "s", InvitationStage.ACCEPTED, DAY, LATER, "y", "NL", null)));
        var statuses = List.of(
                new SessionStatus.Announced(DAY),
                new SessionStatus.Open(DAY),
                new SessionStatus.Held(DAY, 17),
                new SessionStatus.Cancelled(DAY, "ziekte"));
        GoldenFile.of("session").section(GoldenFile.WRITTEN).forEach((size, written) -> {
            boolean full = size.equals("full");
            var facts = SESSIONS.facts().read(body(written));
            for (var status : statuses) {
                var session = new Session(
                        "lunchsessie",
                        "werkbezoek-2017",
                        facts,
                        status,
                        full ? invitations : Invitations.NONE,
                        Confidentiality.PARTNERS,
                        full ? whole : null);
                var instance = size + " " + status.stage().word();
                var read = stored(instance, shape, session.id(), session);
                put("view", instance, SESSIONS.view(read, CREATED, MODIFIED, links));
                put("item", instance, SESSIONS.item(read, MODIFIED, links));
                if (status.stage() == SessionStage.OPEN) {
                    sessionEvents().forEach(event -> putEvent(size, announcements.of(session, event)));
                }
            }
        });
        holds("session", shape);
    }

    private static List<SessionEvent> sessionEvents() {
        return List.of(
                new SessionEvent.SessionAnnounced(DAY),
                new SessionEvent.SessionAmended(DAY, List.of("topics")),
                new SessionEvent.SessionMoved(DAY, List.of("period"), FROM, TO),
                new SessionEvent.SessionStatusChanged(DAY, SessionStage.ANNOUNCED),
                new SessionEvent.InvitationRequested(DAY),
                new SessionEvent.Invited(DAY),
                new SessionEvent.InvitationAnswered(DAY, InvitationStage.ACCEPTED, 1));
    }

    /** Everything that the full visit names is as public as itself. */
    private PublishedReferences told() {
        var clock = Clock.fixed(MODIFIED, ZoneOffset.UTC);
        var by = new Caller(SUBJECT, "https://issuer.example#app", "VL", "abb", Set.of("officer"), Set.of());
        var dossiers = new InMemoryDossiers(clock);
        for (var id : List.of("normen-en-waarden-2017", "sociale-inclusie-2017")) {
            var facts = new DossierFacts(
                    "Dossier",
                    null,
                    List.of("vl-nl-integratie-2013"),
                    List.of(),
                    ABB,
                    List.of(),
                    null,
                    List.of(),
                    Confidentiality.PUBLIC,
                    List.of("NL", "VL"),
                    List.of());
            var opened = Dossier.open(id, facts, DAY, CREATOR);
            dossiers.add(id, opened.after(), opened.event(), new Circumstances(by, DAY, null, null), null);
        }
        var visits = new InMemoryVisits(clock);
        var facts = VISITS.facts()
                .read(body(Objects.requireNonNull(
                        GoldenFile.of("visit").section(GoldenFile.WRITTEN).get("full"))));
        var returned = new Visit(
                "tegenbezoek-2016",
                facts,
                new VisitStatus.Planned(DAY),
                SlipsByLevel.NONE,
                SlipsByLevel.NONE,
                List.of(),
                Offers.none(),
                CREATOR);
        visits.add(
                "tegenbezoek-2016",
                returned,
                new VisitEvent.VisitPlanned(DAY),
                new Circumstances(by, DAY, null, null),
                null);
        return new PublishedReferences(
                dossiers, visits, new ClearancePolicy(new InMemoryAgreements(), new InMemoryGrants(), clock));
    }
}
