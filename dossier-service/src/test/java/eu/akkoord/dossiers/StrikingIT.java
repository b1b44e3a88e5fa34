package eu.akkoord.dossiers;

import static eu.akkoord.platform.servers.Calls.good;
import static eu.akkoord.platform.servers.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import eu.akkoord.platform.servers.StrikingWalk;
import eu.akkoord.platform.servers.TestTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A struck text is nowhere any more, in whatever property it stood; that it was struck is told everywhere. */
class StrikingIT extends TwoPartiesCase {
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String AUDITOR = TestTokens.staff("auditor", "VL", "abb");
    private static final String THEIR_COORDINATOR = TestTokens.staff("coordinator", "NL", "szw");
    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static final Duration SOON = Duration.ofSeconds(10);

    private final int number = SERIAL.incrementAndGet();
    private final String dossier = "te-schrappen-zaak-" + number;
    private final String visit = "te-schrappen-reis-" + number;
    private final String session = "te-schrappen-sessie-" + number;

    @Autowired
    private MongoDatabase store;

    @Test
    void of_a_visit() throws Exception {
        plan();
        good(service.send("POST", "/visits/%s/transitions".formatted(visit), COORDINATOR, "\"1\"", """
                {'status': 'cancelled', 'change': {'reason': 'Kanarie{n}reden'}}""".replace(
                        "{n}", number + "x")));
        assertStruck(
                "visits",
                visit,
                "/visits/" + visit,
                2,
                "/title",
                "/initiators/0",
                "/initiators/1",
                "/period/label",
                "/places/0",
                "/delegations/0/functions/0",
                "/programme/0/title",
                "/programme/0/place",
                "/programme/0/host/name",
                "/outcomes",
                "/status/reason");
    }

    @Test
    void of_a_dossier() throws Exception {
        open("partners");
        good(service.send("POST", "/dossiers/%s/transitions".formatted(dossier), COORDINATOR, "\"1\"", """
                {'status': 'active'}"""));
        good(service.send("POST", "/dossiers/%s/transitions".formatted(dossier), COORDINATOR, "\"2\"", """
                {'status': 'closed', 'change': {'reason': 'Kanarie{n}reden'}}""".replace(
                        "{n}", number + "x")));
        assertStruck(
                "dossiers",
                dossier,
                "/dossiers/" + dossier,
                3,
                "/title",
                "/summary",
                "/period/label",
                "/references/0/source",
                "/references/0/id",
                "/status/reason");
    }

    @Test
    void of_a_document() throws Exception {
        open("partners");
        var document = good(service.send(
                        "POST", "/dossiers/%s/documents".formatted(dossier), COORDINATOR, null, """
                {'title': 'Kanarie{n}stuk', 'kind': 'report', 'language': 'nl', 'link': 'https://example.org/kanarie{n}link'}""".replace(
                                        "{n}", number + "x")))
                .path("id")
                .asString();
        var path = "/dossiers/%s/documents/%s".formatted(dossier, document);
        good(service.send("POST", path + "/transitions", COORDINATOR, "\"1\"", """
                {'status': 'withdrawn', 'change': {'reason': 'Kanarie{n}reden'}}""".replace("{n}", number + "x")));
        refused(
                service.send(
                        "POST",
                        path.replace(dossier, "een-andere-zaak") + "/strikings",
                        COORDINATOR,
                        null,
                        "{'field': '/title', 'change': {'reason': 'x'}}"),
                404,
                "resourceNotFound");
        assertStruck("documents", document, path, 2, "/title", "/versions/0/link", "/status/reason");
    }

    @Test
    void of_a_session() throws Exception {
        plan();
        good(service.send(
                "POST", "/visits/%s/sessions".formatted(visit), COORDINATOR, null, """
                {'id': '%s', 'title': 'Kanarie{n}sessie', 'topics': ['Kanarie{n}thema'], 'place': 'Kanarie{n}zaal',
                 'period': {'edtf': '2999-09', 'label': 'Kanarie{n}herfst'}}""".replace("{n}", number + "x")
                        .formatted(session)));
        var path = "/visits/%s/sessions/%s".formatted(visit, session);
        good(service.send("POST", path + "/transitions", COORDINATOR, "\"1\"", """
                {'status': 'cancelled', 'change': {'reason': 'Kanarie{n}reden'}}""".replace("{n}", number + "x")));
        assertStruck("sessions", session, path, 2, "/title", "/topics/0", "/place", "/period/label", "/status/reason");
    }

    @Test
    void a_text_that_only_an_earlier_revision_has_is_struck_too() throws Exception {
        open("partners");
        good(service.send("PATCH", "/dossiers/" + dossier, COORDINATOR, "\"1\"", """
                {'title': 'Zonder naam', 'change': {'reason': 'Kanarie{n}reden'}}""".replace("{n}", number + "x")));
        strike("{'field': '/title', 'revision': 1, 'change': {'reason': 'op verzoek'}}");
        strike("{'field': '/change/reason', 'revision': 2, 'change': {'reason': 'op verzoek'}}");
        var history = good(service.get("/dossiers/%s/history".formatted(dossier), COORDINATOR))
                .path("items");
        assertThat(history.findValuesAsString("title"))
                .containsExactly("geschrapt", "Zonder naam", "Zonder naam", "Zonder naam");
        assertThat(history.path(0).path("struck").toString()).isEqualTo("[\"/title\"]");
        assertThat(history.path(1).path("reason").asString()).isEqualTo("geschrapt");
        assertThat(history.path(1).path("struck").toString()).isEqualTo("[\"/change/reason\"]");
        assertThat(history.path(2).path("type").asString()).isEqualTo("amended");
        var audit = good(service.get("/audits/dossiers.%s.1".formatted(dossier), AUDITOR));
        assertThat(audit.at("/after/title").asString()).isEqualTo("geschrapt");
        assertThat(audit.path("struck").toString()).isEqualTo("[\"/title\"]");
        refused(service.get("/events/dossiers.%s.1".formatted(dossier), COORDINATOR), 404, "resourceNotFound");
        assertThat(good(service.get(
                                "/dossiers/%s?knownAt=%s"
                                        .formatted(
                                                dossier,
                                                history.path(0)
                                                        .path("registered")
                                                        .asString()),
                                COORDINATOR))
                        .path("title")
                        .asString())
                .isEqualTo("geschrapt");
    }

    @Test
    void only_a_coordinator_of_the_owner_strikes_and_only_free_text_and_with_a_reason() throws Exception {
        open("partners");
        var strikings = "/dossiers/%s/strikings".formatted(dossier);
        var title = "{'field': '/title', 'change': {'reason': 'op verzoek'}}";
        refused(
                service.send("POST", strikings, TestTokens.officer("VL", "abb"), null, title),
                403,
                "missingPermission");
        refused(service.send("POST", strikings, THEIR_COORDINATOR, null, title), 403, "missingPermission");
        refused(service.send("POST", strikings, COORDINATOR, null, "{'field': '/title'}"), 400, "badRequest");
        refused(
                service.send("POST", strikings, COORDINATOR, null, "{'field': '/title', 'change': {}}"),
                400,
                "badRequest");
        for (var field : List.of("/owner/party", "/confidentiality", "/onzin", "/change/reason", "/change/occurred")) {
            var answer = service.send("POST", strikings, COORDINATOR, null, title.replace("/title", field));
            refused(answer, 400, "badRequest");
            assertThat(answer.body()).contains("/field");
        }
        var struck = service.send("POST", strikings, COORDINATOR, null, title);
        assertThat(struck.statusCode()).as(struck.body()).isEqualTo(201);
        assertThat(good(struck).toString()).doesNotContain("Kanarie");
        refused(service.send("POST", strikings, COORDINATOR, null, title), 400, "badRequest");
    }

    /** Strikes every text of its state, which are exactly these, and looks for them everywhere. */
    private void assertStruck(String collection, String id, String path, int revision, String... fields)
            throws Exception {
        var entry = "%s.%s".formatted(collection, id);
        var walk = new StrikingWalk(service, path, entry, COORDINATOR, AUDITOR);
        var struck = walk.strike(revision);
        assertThat(struck.keySet()).containsExactlyInAnyOrder(fields);
        var texts = List.copyOf(struck.values());
        assertThat(texts)
                .allMatch(text -> text.toLowerCase(java.util.Locale.ROOT).contains("kanarie"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(store.getCollection(collection)
                                .countDocuments(Filters.and(Filters.eq("_id", id), Filters.eq("pending", true))))
                        .isZero());
        int last = revision + struck.size();
        var places =
                new ArrayList<>(List.of(path, path + "/history?pageSize=100", path + "?knownAt=2999-01-01T00:00:00Z"));
        LongStream.rangeClosed(1, last)
                .mapToObj(each -> entry + "." + each)
                .flatMap(each -> Stream.of("/events/" + each, "/audits/" + each))
                .forEach(places::add);
        places.add("/audits?thing=" + id + "&pageSize=100");
        assertThat(walk.shownIn(texts, places)).isEmpty();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(walk.shownIn(texts, lists(collection)))
                        .as("found by search, exported or highlighted")
                        .isEmpty());
        if (List.of("visits", "dossiers").contains(collection)) {
            for (var text : texts) {
                assertThat(good(service.get("/%s?q=%s".formatted(collection, text.split(" ", -1)[0]), COORDINATOR))
                                .path("total")
                                .asInt())
                        .as(text)
                        .isZero();
            }
        }
        var stored = new StringBuilder();
        for (var kept : List.of(collection, collection + "_history", "reads")) {
            store.getCollection(kept)
                    .find(Filters.regex("_id", kept.equals("reads") ? "" : "^" + id))
                    .forEach(document -> stored.append(document.toJson()));
        }
        assertThat(stored.toString()).contains(id).doesNotContain(texts);
        assertThat(good(service.get("/audits/dossiers/check", AUDITOR))
                        .path("tampered")
                        .asInt())
                .isZero();
    }

    private List<String> lists(String collection) {
        return switch (collection) {
            case "visits" -> List.of("/visits?pageSize=100", "/calendar");
            case "dossiers" -> List.of("/dossiers?pageSize=100");
            case "documents" -> List.of("/dossiers/%s/documents".formatted(dossier));
            default -> List.of("/visits/%s/sessions".formatted(visit), "/calendar");
        };
    }

    private void strike(String body) throws Exception {
        var answer = service.send("POST", "/dossiers/%s/strikings".formatted(dossier), COORDINATOR, null, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private void open(String level) throws Exception {
        good(service.send("POST", "/dossiers", COORDINATOR, null, """
                {'id': '%s', 'title': 'Kanarie{n}titel %2$d', 'summary': 'Kanarie{n}samenvatting',
                 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': '%3$s',
                 'period': {'edtf': '2018', 'label': 'Kanarie{n}jaar'},
                 'references': [{'source': 'Kanarie{n}bron', 'id': 'kanarie{n}-2017'}]}""".replace("{n}", number + "x")
                .formatted(dossier, number, level)));
    }

    private void plan() throws Exception {
        good(service.send("POST", "/visits", COORDINATOR, null, """
                {'id': '%s', 'title': 'Kanarie{n}bezoek %d', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL'],
                 'initiators': ['Kanarie{n}minister', 'Kanarie{n}secretaris'], 'places': ['Kanarie{n}stad'],
                 'period': {'edtf': '2999-06', 'label': 'Kanarie{n}zomer'}, 'outcomes': 'Kanarie{n}uitkomst',
                 'delegations': [{'party': 'VL', 'announced': 3, 'functions': ['Kanarie{n}functie']}],
                 'programme': [{'title': 'Kanarie{n}onderdeel', 'kind': 'siteVisit', 'place': 'Kanarie{n}plein',
                   'host': {'name': 'Kanarie{n}gastheer'}}],
                 'agreements': ['vl-nl-integratie-2013']}""".replace("{n}", number + "x")
                .formatted(visit, number)));
    }
}
