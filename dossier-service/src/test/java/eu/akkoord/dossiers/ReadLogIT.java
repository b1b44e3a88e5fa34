package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.test.ContractOperation;
import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whoever is shown something restricted, by whatever operation of the contract, is in the read log before the answer goes out; so is
 * who is shown the names of persons, at any level. The operations come from the contract: a new one has to be called here, or to be
 * excused with a reason.
 */
class ReadLogIT extends TwoPartiesCase {
    private static final String SCOPES = "akkoord:read akkoord:write participants.read invitations.read";
    private static final String MAKER = TestTokens.token("VL", "abb", List.of("coordinator"), SCOPES);
    private static final String GUEST = TestTokens.officer("NL", "szw");
    private static final String AUDITOR = TestTokens.staff("auditor", "VL", "abb");
    private static final String OFFER = """
            {'kind': 'ownership', 'content': {'owner': {'party': 'NL', 'organisation': 'szw'}},
             'change': {'reason': 'NL werkt het af'}}""";
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private static final String RECOVERER = TestTokens.staff("coordinator", "VL", "vdab");

    /** The beginning of an operation that needs not be in the log, and why. */
    private static final Map<String, String> EXCUSED = new TreeMap<>(Map.ofEntries(
            Map.entry("GET /health", "says nothing about anything"),
            Map.entry(
                    "GET /audits",
                    "says who did what; what was written about something confidential is told by its id only"),
            Map.entry("GET /audits/{serviceId}/check", "names no more than the entries that do not fit their chains"),
            Map.entry("GET /events/heads", "gives ids and revisions, never contents"),
            Map.entry("GET /sources/{sourceId}/heads", "gives ids, revisions and hashes, never contents"),
            Map.entry("GET /projections", "operators see ids and numbers, never contents"),
            Map.entry("POST /projections", "operators see ids and numbers, never contents"),
            Map.entry(
                    "POST /dossiers/{dossierId}/departures",
                    "says that the party has left, and nothing of the dossier"),
            Map.entry("POST /transfers", "is about all of an organisation: BulkIT looks at what it leaves"),
            Map.entry("POST /openings", "is about all under an agreement: BulkIT looks at what it leaves")));

    /** Paths of the other service; nothing there has a level. */
    private static final List<String> OF_THE_OTHER_SERVICE =
            List.of("/parties", "/agreements", "/commitments", "/milestones", "/periods", "/balances", "/alerts");

    private final AskedStore store;

    /** The place in the feed before anything of the test: one page looks at so many events and no more. */
    private String place = "";

    ReadLogIT(@Autowired AskedStore store) {
        this.store = store;
    }

    @BeforeEach
    void the_feed_stands_somewhere() throws Exception {
        var heads = await().atMost(Duration.ofSeconds(30))
                .until(() -> service.get("/events/heads?pageSize=1", MAKER), answer -> answer.statusCode() == 200);
        place = good(heads).path("after").asString();
    }

    /** One dossier and one visit, with all that belongs to them. */
    private record World(
            String dossier,
            String document,
            String visit,
            String session,
            String invitation,
            String participant,
            String offer,
            String grant,
            String recovery) {
        String in(String template) {
            return template.replace("{dossierId}", dossier)
                    .replace("{documentId}", document)
                    .replace("{visitId}", visit)
                    .replace("{sessionId}", session)
                    .replace("{invitationId}", invitation)
                    .replace("{participantId}", participant)
                    .replace("{offerId}", offer)
                    .replace("{grantId}", grant)
                    .replace("{recoveryId}", recovery);
        }

        boolean isIn(Document thing) {
            return List.of(dossier, document, visit, session).contains(thing.getString("id"));
        }
    }

    @Test
    void every_answer_that_shows_something_restricted_is_in_the_log() throws Exception {
        var faults = new ArrayList<String>();
        var called = 0;
        for (var operation : ContractOperation.all()) {
            if (operation.answered().isEmpty() || isExcused(operation)) {
                continue;
            }
            var world = world("restricted", operation);
            for (var body : bodies(operation)) {
                check(operation, world, body, faults);
                called++;
            }
        }
        assertThat(faults).isEmpty();
        assertThat(called).isGreaterThan(40);
    }

    @Test
    void every_answer_that_names_persons_is_in_the_log_at_any_level() throws Exception {
        var faults = new ArrayList<String>();
        var called = 0;
        for (var operation : ContractOperation.all()) {
            if (operation.answered().isEmpty() || !namesPersons(operation)) {
                continue;
            }
            var world = world("public", operation);
            for (var body : bodies(operation)) {
                if (check(operation, world, body, faults).body().contains("Kanarie")) {
                    called++;
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(called).isGreaterThanOrEqualTo(7);
    }

    @Test
    void the_same_request_again_is_in_the_log_too() throws Exception {
        var faults = new ArrayList<String>();
        for (var operation : ContractOperation.all()) {
            if (!operation.method().equals("POST") || operation.answered().isEmpty() || isExcused(operation)) {
                continue;
            }
            if (needsRevision(operation) || operation.template().endsWith("/strikings")) {
                // neither is done again: the revision is outdated, the text is gone
                continue;
            }
            var world = world("restricted", operation);
            var body = bodies(operation).getFirst();
            var key = Map.of("Idempotency-Key", "nog-eens-" + SERIAL.incrementAndGet());
            var path = world.in(operation.template());
            good(service.post(path, asker(operation), key, body));
            var before = entries(operation, world);
            good(service.post(path, asker(operation), key, body));
            if (entries(operation, world) == before) {
                faults.add(operation + " again leaves no trace");
            }
        }
        assertThat(faults).isEmpty();
    }

    private HttpResponse<String> check(ContractOperation operation, World world, String body, List<String> faults)
            throws Exception {
        var before = entries(operation, world);
        var answer = answer(operation, world, body);
        if (answer.statusCode() / 100 != 2) {
            faults.add("%s with %s answers %d %s".formatted(operation, body, answer.statusCode(), answer.body()));
        } else if (entries(operation, world) == before) {
            faults.add("%s with %s leaves no trace".formatted(operation, body));
        }
        return answer;
    }

    private HttpResponse<String> answer(ContractOperation operation, World world, String body) throws Exception {
        var token = asker(operation);
        var path = path(operation, world);
        if (isList(operation)) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> service.get(path, token).body(), page -> page.contains(listed(operation, world)));
        }
        return service.send(operation.method(), path, token, revision(operation, path), body.isEmpty() ? null : body);
    }

    private static boolean isList(ContractOperation operation) {
        return operation.method().equals("GET")
                && operation.template().matches("/dossiers|/visits|/calendar|/events|.*/(documents|sessions)");
    }

    /** Returns the text by which a list shows the thing. */
    private static String listed(ContractOperation operation, World world) {
        return switch (operation.template()) {
            case "/dossiers" -> "\"id\":\"%s\"".formatted(world.dossier());
            case "/visits" -> "\"id\":\"%s\"".formatted(world.visit());
            case "/calendar" -> world.visit();
            case "/events" -> "dossiers.%s.1".formatted(world.dossier());
            case "/dossiers/{dossierId}/documents" -> world.document();
            default -> world.session();
        };
    }

    private String path(ContractOperation operation, World world) {
        var path = world.in(operation.template())
                .replace("{eventId}", "dossiers.%s.1".formatted(world.dossier()))
                .replace("{auditId}", "dossiers.%s.2".formatted(world.dossier()));
        return switch (operation.toString()) {
            case "GET /dossiers" -> path + "?confidentiality=restricted&pageSize=100";
            case "GET /visits" -> path + "?confidentiality=restricted&pageSize=100";
            case "GET /dossiers/{dossierId}/access" -> path + "?party=NL";
            case "GET /events" -> path + "?subject=%s&after=%s".formatted(world.dossier(), place);
            default -> path;
        };
    }

    /** Whoever may: most belongs to its maker, but a visit is answered by a guest, who has a grant. */
    private static String asker(ContractOperation operation) {
        if (operation.role().equals("auditor")) {
            return AUDITOR;
        }
        if (operation.toString().matches("POST .*/recoveries")) {
            return RECOVERER;
        }
        return isGuests(operation) ? GUEST : MAKER;
    }

    private static boolean isGuests(ContractOperation operation) {
        return operation.template().equals("/visits/{visitId}/answers");
    }

    /** Whoever only asks for the revision leaves its trace under another operation. */
    private @Nullable String revision(ContractOperation operation, String path) throws Exception {
        return needsRevision(operation)
                ? etag(service.get(path.replaceFirst("/(transitions|answers|corrections)$", ""), MAKER))
                : null;
    }

    private static boolean needsRevision(ContractOperation operation) {
        return operation.parameters().containsKey("header If-Match");
    }

    /** Returns the bodies to send to an operation; an empty one where it takes none. */
    private static List<String> bodies(ContractOperation operation) {
        var fresh = "nieuw-" + SERIAL.incrementAndGet();
        if (operation.format().isEmpty()) {
            return List.of("");
        }
        if (operation.method().equals("PATCH")) {
            return operation.template().endsWith("{participantId}")
                    ? List.of("{}", "{'function': 'tolk'}")
                    : List.of("{}", "{'title': 'Anders'}");
        }
        return List.of(
                switch (operation.template()) {
                    case "/dossiers" -> dossier(fresh, "restricted");
                    case "/visits" -> visit(fresh, "restricted");
                    case "/dossiers/{dossierId}/documents" -> document();
                    case "/visits/{visitId}/sessions" -> session(fresh);
                    case "/dossiers/{dossierId}/grants", "/visits/{visitId}/grants" ->
                        "{'party': 'VL', 'organisation': 'abb', 'change': {'reason': 'leest mee'}}";
                    case "/visits/{visitId}/participants" -> participant();
                    case "/visits/{visitId}/sessions/{sessionId}/invitations" -> invitation();
                    case "/visits/{visitId}/sessions/{sessionId}/invitations/{invitationId}/answers" ->
                        "{'answer': 'invited'}";
                    case "/dossiers/{dossierId}/transitions" ->
                        "{'status': 'active', 'change': {'occurredPeriod': {'edtf': '2017/..'}}}";
                    case "/dossiers/{dossierId}/documents/{documentId}/transitions" -> "{'status': 'published'}";
                    case "/visits/{visitId}/transitions" ->
                        "{'status': 'confirmed', 'change': {'occurredPeriod': {'edtf': '2017/..'}}}";
                    case "/visits/{visitId}/sessions/{sessionId}/transitions" ->
                        "{'status': 'cancelled', 'change': {'occurredPeriod': {'edtf': '2017/..'}, 'reason': 'gaat niet door'}}";
                    case "/visits/{visitId}/answers" -> "{'answer': 'accepted'}";
                    case "/dossiers/{dossierId}/recoveries", "/visits/{visitId}/recoveries" ->
                        "{'change': {'reason': 'niemand meer hier'}}";
                    case "/dossiers/{dossierId}/recoveries/{recoveryId}/answers",
                            "/visits/{visitId}/recoveries/{recoveryId}/answers" ->
                        "{'answer': 'refused', 'change': {'reason': 'ik ben er nog'}}";
                    case "/dossiers/{dossierId}/recoveries/{recoveryId}/strikings",
                            "/visits/{visitId}/recoveries/{recoveryId}/strikings",
                            "/dossiers/{dossierId}/grants/{grantId}/strikings",
                            "/visits/{visitId}/grants/{grantId}/strikings" ->
                        "{'field': '/reason', 'change': {'reason': 'op verzoek'}}";
                    case "/dossiers/{dossierId}/offers", "/visits/{visitId}/offers" -> OFFER;
                    case "/dossiers/{dossierId}/offers/{offerId}/answers",
                            "/visits/{visitId}/offers/{offerId}/answers" -> "{'answer': 'withdrawn'}";
                    case "/dossiers/{dossierId}/corrections",
                            "/dossiers/{dossierId}/documents/{documentId}/corrections",
                            "/visits/{visitId}/corrections",
                            "/visits/{visitId}/sessions/{sessionId}/corrections" ->
                        "{'corrects': 1, 'change': {'occurred': '2010-01-01', 'reason': 'vergist'}}";
                    case "/dossiers/{dossierId}/strikings",
                            "/dossiers/{dossierId}/documents/{documentId}/strikings",
                            "/visits/{visitId}/strikings",
                            "/visits/{visitId}/sessions/{sessionId}/strikings" ->
                        "{'field': '/title', 'change': {'reason': 'op verzoek'}}";
                    default -> throw new AssertionError(operation + " has to be called here, or excused");
                });
    }

    private static boolean isExcused(ContractOperation operation) {
        return EXCUSED.keySet().stream()
                        .anyMatch(excused -> operation.toString().equals(excused)
                                || operation.toString().startsWith(excused + "/{projectionId}"))
                || OF_THE_OTHER_SERVICE.stream().anyMatch(operation.template()::startsWith);
    }

    private static boolean namesPersons(ContractOperation operation) {
        return operation.template().matches(".*/(participants|invitations)(/\\{[A-Za-z]+})?");
    }

    /** Counts the entries that say that this operation showed something of this world, or the new thing it made. */
    private long entries(ContractOperation operation, World world) {
        return store.readings().stream()
                .filter(entry -> entry.getString("operation").equals(operation.toString()))
                .filter(entry -> !entry.getString("kind").equals("refused"))
                .filter(entry -> entry.getList("things", Document.class).stream()
                        .anyMatch(thing ->
                                world.isIn(thing) || thing.getString("id").matches("nieuw-\\d+|[0-9a-f-]{30,}")))
                .count();
    }

    private World world(String level, ContractOperation operation) throws Exception {
        var number = SERIAL.incrementAndGet();
        var dossier = "leeszaak-" + number;
        var visit = "leesreis-" + number;
        var session = "leessessie-" + number;
        good(service.send("POST", "/dossiers", MAKER, null, dossier(dossier, level)));
        good(service.send("PATCH", "/dossiers/" + dossier, MAKER, "\"1\"", """
                {'title': 'Anders dan eerst', 'change': {'reason': 'Een reden die weinigen lezen'}}"""));
        var document = good(service.send("POST", "/dossiers/%s/documents".formatted(dossier), MAKER, null, document()))
                .path("id")
                .asString();
        good(service.send("POST", "/visits", MAKER, null, visit(visit, level)));
        var participant = last(location(
                service.send("POST", "/visits/%s/participants".formatted(visit), MAKER, null, other(participant()))));
        if (isGuests(operation)) {
            good(service.send("POST", "/visits/%s/grants".formatted(visit), MAKER, null, """
                    {'party': 'NL', 'organisation': 'szw', 'change': {'reason': 'is te gast'}}"""));
        }
        var sessions = "/visits/%s/sessions".formatted(visit);
        good(service.send("POST", sessions, MAKER, null, session(session)));
        good(service.send(
                "POST",
                sessions + "/" + session + "/transitions",
                MAKER,
                "\"1\"",
                "{'status': 'open', 'change': {'occurredPeriod': {'edtf': '2017/..'}}}"));
        var invitation = last(location(
                service.send("POST", sessions + "/" + session + "/invitations", MAKER, null, other(invitation()))));
        return new World(
                dossier,
                document,
                visit,
                session,
                invitation,
                participant,
                offer(dossier, visit, operation),
                part(dossier, visit, operation, "{grantId}/strikings", "/grants", MAKER, """
                        {'party': 'VL', 'organisation': 'vdab', 'change': {'reason': 'leest mee'}}"""),
                part(dossier, visit, operation, "{recoveryId}", "/recoveries", RECOVERER, """
                        {'change': {'reason': 'niemand meer hier'}}"""));
    }

    /** The id of an offer where the operation names one. */
    private String offer(String dossier, String visit, ContractOperation operation) throws Exception {
        if (!operation.template().contains("{offerId}")) {
            return "";
        }
        var about = operation.template().startsWith("/dossiers") ? "/dossiers/" + dossier : "/visits/" + visit;
        return last(location(service.send("POST", about + "/offers", MAKER, null, OFFER)));
    }

    /** The id of something on the dossier or visit where the operation names one; that of the first grant otherwise. */
    private String part(
            String dossier,
            String visit,
            ContractOperation operation,
            String named,
            String collection,
            String by,
            String body)
            throws Exception {
        if (!operation.template().contains(named)) {
            return "creator";
        }
        var about = operation.template().startsWith("/dossiers") ? "/dossiers/" + dossier : "/visits/" + visit;
        return last(location(service.send("POST", about + collection, by, null, body)));
    }

    private static String last(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static String dossier(String id, String level) {
        return """
                {'id': '%s', 'title': 'Voor weinigen', 'agreements': ['vl-nl-integratie-2013'],
                 'confidentiality': '%s'}""".formatted(id, level);
    }

    private static String visit(String id, String level) {
        return """
                {'id': '%s', 'title': 'Voor weinigen', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL'],
                 'period': {'edtf': '2999-06'}, 'agreements': ['vl-nl-integratie-2013'],
                 'confidentiality': '%s'}""".formatted(id, level);
    }

    private static String document() {
        return "{'title': 'Stuk', 'kind': 'report', 'language': 'nl', 'link': 'https://example.org/stuk'}";
    }

    private static String session(String id) {
        return "{'id': '%s', 'title': 'Lunchsessie', 'period': {'edtf': '2999-09'}}".formatted(id);
    }

    private static String participant() {
        return "{'party': 'VL', 'function': 'adviseur', 'person': {'name': 'Kanarie van den Berg'}}";
    }

    /** Somebody else: one person has one place. */
    private static String other(String body) {
        return body.replace("Kanarie", "Kanarie Frederika").replace("kanarie@", "kanarie.frederika@");
    }

    private static String invitation() {
        return "{'status': 'requested', 'person': {'name': 'Kanarie de Vries', 'email': 'kanarie@example.org'}}";
    }
}
