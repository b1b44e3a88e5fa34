package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.test.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DocumentIT extends TwoPartiesCase {
    private static final String OFFICER = TestTokens.officer("VL", "abb");
    private static final String COLLEAGUE = TestTokens.officer("VL", "vdab");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String PARTNER = TestTokens.officer("NL", "szw");
    private static final String OUTSIDER = TestTokens.officer("LU", "mfi");

    @Test
    void a_document_is_drafted_renewed_published_and_withdrawn_and_every_version_stays() throws Exception {
        dossier("verslagen", "partners");
        var made = service.send("POST", "/dossiers/verslagen/documents", OFFICER, null, document("partners"));
        var path = "/dossiers/verslagen/documents/" + good(made).path("id").asString();
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(location(made)).endsWith(path);

        var renewed = patch(path, 1, "{'link': 'https://example.org/verslag-2', 'date': '2017-06-20'}");
        assertThat(renewed.path("version").asInt()).isEqualTo(2);
        patch(path, 2, "{'title': 'Verslag van het bezoek'}");
        assertThat(good(service.send("POST", path + "/transitions", OFFICER, "\"3\"", "{'status': 'published'}"))
                        .path("status")
                        .asString())
                .isEqualTo("published");

        var first = good(service.get(path + "?version=1", PARTNER));
        assertThat(first.path("link").asString()).isEqualTo("https://example.org/verslag-1");
        assertThat(first.path("versions").findValuesAsString("link"))
                .containsExactly("https://example.org/verslag-1", "https://example.org/verslag-2");
        assertThat(good(service.get(path, PARTNER)).path("version").asInt()).isEqualTo(2);
        refused(service.get(path + "?version=3", PARTNER), 404, "resourceNotFound");
        refused(service.get(path + "?version=0", PARTNER), 400, "badRequest");

        refused(
                service.send("POST", path + "/transitions", OFFICER, "\"4\"", "{'status': 'withdrawn'}"),
                400,
                "badRequest");
        good(service.send(
                "POST",
                path + "/transitions",
                OFFICER,
                "\"4\"",
                "{'status': 'withdrawn', 'change': {'reason': 'dubbel'}}"));
        refused(service.send("PATCH", path, OFFICER, "\"5\"", "{'title': 'X'}"), 409, "wrongStage");
        assertThat(good(service.get(path + "?version=1", PARTNER))
                        .path("reason")
                        .asString())
                .isEqualTo("dubbel");

        var history = good(service.get(path + "/history", PARTNER));
        assertThat(history.path("items").findValuesAsString("type"))
                .containsExactly("drafted", "amended", "amended", "statusChanged", "statusChanged");
        var event = good(service.get("/events/" + event(path, 2), PARTNER));
        assertThat(event.at("/data/document/version").asInt()).isEqualTo(2);
        assertThat(event.at("/data/changed").toString()).isEqualTo("[\"date\",\"link\"]");
    }

    @Test
    void the_same_request_makes_one_document_in_each_dossier() throws Exception {
        dossier("sleutels", "partners");
        dossier("andere-sleutels", "partners");
        var key = Map.of("Idempotency-Key", "eenmalig");
        var first = service.post("/dossiers/sleutels/documents", OFFICER, key, document("partners"));
        var again = service.post("/dossiers/sleutels/documents", OFFICER, key, document("partners"));
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(location(again)).isEqualTo(location(first));
        assertThat(etag(again)).isEqualTo(etag(first));
        refused(service.post("/dossiers/sleutels/documents", OFFICER, key, document("public")), 409, "keyReused");
        var elsewhere = service.post("/dossiers/andere-sleutels/documents", OFFICER, key, document("partners"));
        assertThat(good(elsewhere).path("id").asString())
                .isNotEqualTo(good(first).path("id").asString());
    }

    @Test
    void what_is_wrong_with_a_document_is_named() throws Exception {
        dossier("fouten-in-documenten", "partners");
        var answer = service.send("POST", "/dossiers/fouten-in-documenten/documents", OFFICER, null, """
                {'title': 'X', 'kind': 'roman', 'language': 'Nederlands', 'date': '2017-02-30',
                 'link': 'http://example.org/x', 'mediaType': 'pdf', 'auteur': 'iemand'}""");
        refused(answer, 400, "badRequest");
        assertThat(answer.body())
                .contains("/kind", "/language", "/date", "/link", "/mediaType", "/auteur")
                .doesNotContain("\"/title\"");
        refused(
                service.send("POST", "/dossiers/fouten-in-documenten/documents", OFFICER, null, """
                {'title': 'X', 'kind': 'report', 'language': 'nl', 'link': 'https://naam:wachtwoord@example.org/'}"""),
                400,
                "badRequest");
    }

    @Test
    void a_document_is_written_by_the_party_that_drafted_it_and_is_not_there_under_another_dossier() throws Exception {
        dossier("van-vlaanderen", "partners");
        dossier("ook-van-vlaanderen", "partners");
        var path = make("van-vlaanderen", "partners");
        refused(service.send("PATCH", path, PARTNER, "\"1\"", "{'title': 'X'}"), 403, "missingPermission");
        refused(service.send("PATCH", path, OFFICER, null, "{'title': 'X'}"), 428, "missingPrecondition");
        refused(service.send("PATCH", path, OFFICER, "\"7\"", "{'title': 'X'}"), 412, "outdatedRevision");
        refused(service.get(path.replace("/van-", "/ook-van-"), OFFICER), 404, "resourceNotFound");
        refused(service.get(path.replace("/van-", "/ook-van-") + "/history", OFFICER), 404, "resourceNotFound");
        refused(
                service.send("PATCH", path.replace("/van-", "/ook-van-"), OFFICER, "\"1\"", "{'title': 'X'}"),
                404,
                "resourceNotFound");
        refused(service.get(path, OUTSIDER), 404, "resourceNotFound");
        refused(
                service.send("POST", "/dossiers/van-vlaanderen/documents", OUTSIDER, null, document("partners")),
                404,
                "resourceNotFound");
    }

    @Test
    void a_document_is_shown_no_further_than_itself_and_its_dossier() throws Exception {
        dossier("gedeeld", "partners");
        dossier("eigen", "internal");
        refused(service.get(make("gedeeld", "internal"), PARTNER), 404, "resourceNotFound");
        assertThat(service.get(make("gedeeld", "public"), PARTNER).statusCode()).isEqualTo(200);
        refused(service.get(make("gedeeld", "public"), OUTSIDER), 404, "resourceNotFound");
        refused(service.get(make("eigen", "public"), PARTNER), 404, "resourceNotFound");
        assertThat(service.get(make("eigen", "public"), COLLEAGUE).statusCode()).isEqualTo(200);
        assertThat(service.get(make("gedeeld", "restricted"), OFFICER).statusCode())
                .isEqualTo(200);
        refused(service.get(make("gedeeld", "restricted"), COLLEAGUE), 404, "resourceNotFound");
        refused(
                service.send("POST", "/dossiers/gedeeld/documents", COLLEAGUE, null, document("restricted")),
                403,
                "missingPermission");
    }

    @Test
    void a_document_goes_and_comes_back_with_its_dossier() throws Exception {
        dossier("op-en-neer", "partners");
        var path = make("op-en-neer", "partners");
        patch("/dossiers/op-en-neer", 1, "{'confidentiality': 'internal'}");
        refused(service.get(path, PARTNER), 404, "resourceNotFound");
        refused(service.get("/events/" + event(path, 1), PARTNER), 404, "resourceNotFound");
        patch(path, 1, "{'title': 'Geheim'}");
        patch(path, 2, "{'title': 'Nog geheimer'}");

        good(service.send("PATCH", "/dossiers/op-en-neer", COORDINATOR, "\"2\"", """
                {'confidentiality': 'partners', 'change': {'reason': 'afgerond'}}"""));
        assertThat(good(service.get(path, PARTNER)).path("title").asString()).isEqualTo("Nog geheimer");
        assertThat(good(service.get(path + "/history", PARTNER)).path("items").size())
                .isEqualTo(1);
        assertThat(good(service.get(path + "/history", COLLEAGUE)).path("items").findValuesAsString("type"))
                .containsExactly("drafted", "concealed", "changed");
        good(service.send("POST", path + "/transitions", OFFICER, "\"3\"", "{'status': 'published'}"));

        var events = kafka.events("documents", id(path), 4);
        assertThat(events)
                .extracting(DocumentIT::participle)
                .containsExactly("drafted", "concealed", "changed", "revealed");
        for (var hidden : events.subList(1, 3)) {
            assertThat(hidden.path("dataref").asString()).endsWith(path);
            assertThat(hidden.has("data")).isFalse();
        }
        assertThat(events.getLast().at("/data/document/status").asString()).isEqualTo("published");
    }

    @Test
    void showing_a_document_to_more_is_for_a_coordinator_with_a_reason() throws Exception {
        dossier("te-verlagen", "partners");
        var path = make("te-verlagen", "internal");
        var lower = "{'confidentiality': 'partners'%s}";
        var reason = ", 'change': {'reason': 'mag gelezen worden'}";
        refused(service.send("PATCH", path, OFFICER, "\"1\"", lower.formatted(reason)), 403, "missingPermission");
        refused(service.send("PATCH", path, COORDINATOR, "\"1\"", lower.formatted("")), 400, "badRequest");
        good(service.send("PATCH", path, COORDINATOR, "\"1\"", lower.formatted(reason)));
        assertThat(service.get(path, PARTNER).statusCode()).isEqualTo(200);
    }

    @Test
    void documents_are_listed_at_their_dossier_to_those_who_see_them() throws Exception {
        dossier("met-lijst", "partners");
        dossier("met-eigen-lijst", "partners");
        var list = "/dossiers/met-lijst/documents";
        var first = make("met-lijst", "partners");
        var second = make("met-lijst", "public");
        var hidden = make("met-lijst", "internal");
        var elsewhere = make("met-eigen-lijst", "partners");
        awaitListed(list, COLLEAGUE, first, second, hidden);
        awaitListed("/dossiers/met-eigen-lijst/documents", PARTNER, elsewhere);

        var seen = good(service.get(list + "?facet=confidentiality&q=verslag", PARTNER));
        assertThat(ids(seen)).containsExactlyInAnyOrder(id(first), id(second));
        assertThat(seen.path("total").asInt()).isEqualTo(2);
        assertThat(seen.path("facets").toString()).contains("public").doesNotContain("internal");

        good(service.send("POST", first + "/transitions", OFFICER, "\"1\"", "{'status': 'published'}"));
        awaitListed(list + "?status=published", PARTNER, first);
        awaitListed(list + "?statusNot=published", PARTNER, second);
        var item = good(service.get(list + "?status=published", PARTNER)).at("/items/0");
        var byId = good(service.get(first, PARTNER));
        for (var same :
                List.of("id", "title", "kind", "language", "link", "mediaType", "version", "status", "modified")) {
            assertThat(item.path(same)).as(same).isEqualTo(byId.path(same));
        }
        assertThat(item.path("href")).isEqualTo(byId.path("self"));

        var page = good(service.get(list + "?sort=status&pageSize=1", PARTNER));
        assertThat(ids(page)).containsExactly(id(second));
        var next = page.path("next").asString();
        var last = good(service.get(next.substring(next.indexOf("/dossiers/")), PARTNER));
        assertThat(ids(last)).containsExactly(id(first));
        assertThat(last.has("next")).isFalse();
        refused(service.get(list + "?dossier=met-eigen-lijst", PARTNER), 400, "badRequest");
        refused(service.get(list, OUTSIDER), 404, "resourceNotFound");
        refused(service.get("/dossiers/bestaat-niet/documents", PARTNER), 404, "resourceNotFound");
    }

    @Test
    void lists_of_documents_follow_what_happens_to_their_dossier() throws Exception {
        dossier("gaat-open", "internal");
        var list = "/dossiers/gaat-open/documents";
        var shown = make("gaat-open", "partners");
        var closed = make("gaat-open", "restricted");
        awaitListed(list, OFFICER, shown, closed);
        awaitListed(list, COLLEAGUE, shown);
        refused(service.get(list, PARTNER), 404, "resourceNotFound");

        good(service.send("PATCH", "/dossiers/gaat-open", COORDINATOR, "\"1\"", """
                {'confidentiality': 'partners', 'change': {'reason': 'afgerond'}}"""));
        awaitListed(list, PARTNER, shown);
        good(service.send("POST", "/dossiers/gaat-open/grants", OFFICER, null, """
                {'party': 'VL', 'organisation': 'vdab', 'change': {'reason': 'leest mee'}}"""));
        awaitListed(list, COLLEAGUE, shown, closed);
        awaitListed(list, PARTNER, shown);
    }

    /** Waits until the list has them; the lists' own tests show that a second is enough. */
    private void awaitListed(String list, String reader, String... documents) {
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            var page = good(service.get(list, reader));
            assertThat(ids(page))
                    .containsExactlyInAnyOrderElementsOf(
                            List.of(documents).stream().map(DocumentIT::id).toList());
            assertThat(page.path("total").asInt()).isEqualTo(documents.length);
        });
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items").findValuesAsString("id");
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private String make(String dossier, String level) throws Exception {
        var made = service.send("POST", "/dossiers/%s/documents".formatted(dossier), OFFICER, null, document(level));
        return "/dossiers/%s/documents/%s"
                .formatted(dossier, good(made).path("id").asString());
    }

    private JsonNode patch(String path, int revision, String patch) throws Exception {
        return good(service.send("PATCH", path, OFFICER, "\"%d\"".formatted(revision), patch));
    }

    private void dossier(String id, String level) throws Exception {
        good(service.send("POST", "/dossiers", OFFICER, null, """
                {'id': '%s', 'title': 'Dossier', 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': '%s'}""".formatted(id, level)));
    }

    private static String document(String level) {
        return """
                {'title': 'Verslag', 'kind': 'report', 'language': 'nl-BE', 'link': 'https://example.org/verslag-1',
                 'mediaType': 'application/pdf', 'confidentiality': '%s'}""".formatted(level);
    }

    private static String event(String path, int revision) {
        return "documents.%s.%d".formatted(id(path), revision);
    }

    private static String participle(JsonNode event) {
        var type = event.path("type").asString();
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
