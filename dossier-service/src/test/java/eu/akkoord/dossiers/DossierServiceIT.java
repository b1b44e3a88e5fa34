package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.test.ContractAdmissions;
import eu.akkoord.platform.test.ContractCursors;
import eu.akkoord.platform.test.ContractRefusals;
import eu.akkoord.platform.test.TestTokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DossierServiceIT extends TwoPartiesCase {
    private static final String VL = TestTokens.officer("VL", "abb");
    private static final String NL = TestTokens.officer("NL", "szw");
    private static final String LU = TestTokens.officer("LU", "mfi");
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void a_dossier_is_opened_worked_on_and_closed_and_its_past_stays() throws Exception {
        var opened = send("POST", "/dossiers", VL, null, dossier("inclusie"));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        assertThat(etag(opened)).isEqualTo("\"1\"");

        var active = send("POST", "/dossiers/inclusie/transitions", VL, "\"1\"", """
                {"status": "active", "change": {"occurred": "2017-06-20"}}""");
        assertThat(active.statusCode()).as(active.body()).isEqualTo(201);
        assertThat(active.headers().firstValue("Location").orElseThrow()).endsWith("/events/dossiers.inclusie.2");

        var same = send("PATCH", "/dossiers/inclusie", VL, "\"2\"", "{\"title\": \"Meer sociale inclusie\"}");
        assertThat(same.statusCode()).as(same.body()).isEqualTo(200);
        assertThat(etag(same)).isEqualTo("\"2\"");

        assertThat(json(send("GET", "/dossiers/inclusie?asOf=2017-06-18", NL, null, null))
                        .path("status")
                        .asString())
                .isEqualTo("proposed");
        assertThat(json(send("GET", "/dossiers/inclusie/history", NL, null, null))
                        .path("items")
                        .size())
                .isEqualTo(2);
        assertThat(json(send("GET", "/events/dossiers.inclusie.2", NL, null, null))
                        .path("data")
                        .path("previousStatus")
                        .asString())
                .isEqualTo("proposed");
    }

    @Test
    void each_operation_admits_whom_the_contract_says_and_nobody_else() {
        assertThat(ContractAdmissions.faults(service.base())).isEmpty();
    }

    @Test
    void a_place_that_no_page_gave_is_refused_on_every_list() {
        var asked = new ArrayList<String>();
        assertThat(ContractCursors.faults(service.base(), asked)).isEmpty();
        assertThat(asked).contains("GET /dossiers", "GET /visits", "GET /audits", "GET /events", "GET /events/heads");
    }

    @Test
    void wrong_input_is_refused_on_every_operation() {
        assertThat(ContractRefusals.faults(service.base())).isEmpty();
    }

    @Test
    void a_visit_slips_and_the_slip_stays_visible() throws Exception {
        var planned = send("POST", "/visits", VL, null, visit("tegenbezoek"));
        assertThat(planned.statusCode()).as(planned.body()).isEqualTo(201);

        var moved = send("PATCH", "/visits/tegenbezoek", VL, "\"1\"", """
                {"period": {"label": "voorjaar 2018", "edtf": "2018-21"}, "change": {"occurred": "2017-10-09"}}""");
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
        assertThat(json(moved).path("period").path("latest").asString()).isEqualTo("2018-05-31");

        var slip = json(send("GET", "/visits/tegenbezoek/slips", NL, null, null))
                .path("items")
                .path(0);
        assertThat(slip.path("occurred").asString()).isEqualTo("2017-10-09");
        assertThat(slip.path("kind").asString()).isEqualTo("slip");
        assertThat(slip.path("daysLaterEarliest").asInt()).isEqualTo(151);
        assertThat(slip.path("daysGainedEarliest").asInt()).isEqualTo(151);
        assertThat(json(send("GET", "/visits/tegenbezoek?asOf=2017-09-01", NL, null, null))
                        .path("period")
                        .path("label")
                        .asString())
                .isEqualTo("eind 2017");
        var event = send("GET", "/events/visits.tegenbezoek.2", VL, null, null);
        assertThat(json(event).path("type").asString()).isEqualTo("eu.akkoord.dossiers.v1.visits.notify.moved");
        assertThat(json(event).at("/data/visit/slips/count").asInt()).isEqualTo(1);
        assertThat(event.body()).doesNotContain("minister");
    }

    @Test
    void a_refusal_is_in_the_language_that_is_asked_for() throws Exception {
        var toItself = visit("zelf").replace("\"guests\": [\"VL\"]", "\"guests\": [\"VL\", \"NL\"]");
        for (var wish : List.of("en-GB, nl;q=0.5", "nl-BE, en;q=0.5")) {
            var answer = service.post("/visits", VL, Map.of("Accept-Language", wish), toItself);
            refused(answer, 400, "badRequest");
            var isEnglish = wish.startsWith("en");
            assertThat(answer.headers().allValues("Content-Language")).containsExactly(isEnglish ? "en" : "nl");
            assertThat(answer.headers().allValues("Vary")).containsExactly("Accept-Language");
            assertThat(JSON.readTree(answer.body()).findValuesAsString("detail"))
                    .contains(
                            isEnglish
                                    ? "The host is not its own guest; leave it out of guests, or choose another host"
                                    : "De gastheer is niet zelf te gast; laat hem weg uit guests, of kies een andere host");
        }

        send("POST", "/dossiers", VL, null, dossier("taal"));
        var stage = service.post(
                "/dossiers/taal/transitions",
                VL,
                Map.of("Accept-Language", "en", "If-Match", "\"1\""),
                "{\"status\": \"suspended\", \"change\": {\"reason\": \"x\"}}");
        refused(stage, 409, "wrongStage");
        assertThat(JSON.readTree(stage.body()).path("detail").asString())
                .isEqualTo("It cannot go from proposed to suspended; possible now: active, closed");
    }

    @Test
    void a_visit_tells_how_many_people_it_has_reached() throws Exception {
        assertThat(send("POST", "/visits", VL, null, visit("bereikt")).statusCode())
                .isEqualTo(201);

        var reached = json(send("PATCH", "/visits/bereikt", VL, "\"1\"", """
                {"reached": {"count": 30, "approximate": true}, "change": {"occurred": "2017-10-09"}}"""));
        assertThat(reached.at("/reached/count").asInt()).isEqualTo(30);
        assertThat(reached.at("/slips/count").asInt()).isZero();
        assertThat(json(send("GET", "/events/visits.bereikt.2", VL, null, null))
                        .at("/data/visit/reached/approximate")
                        .asBoolean())
                .isTrue();

        assertThat(send("PATCH", "/visits/bereikt", VL, "\"2\"", "{\"reached\": {\"count\": null}}")
                        .body())
                .contains("/reached/count");
        assertThat(send("PATCH", "/visits/bereikt", VL, "\"2\"", "{\"slips\": {\"count\": 0}}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(json(send("PATCH", "/visits/bereikt", VL, "\"2\"", "{\"reached\": null}"))
                        .has("reached"))
                .isFalse();
    }

    @Test
    void what_is_wrong_is_refused_each_in_its_own_way() throws Exception {
        assertThat(send("POST", "/dossiers", VL, null, dossier("fouten")).statusCode())
                .isEqualTo(201);

        assertThat(send("GET", "/dossiers/fouten", null, null, null).statusCode())
                .isEqualTo(401);
        assertThat(send("POST", "/dossiers", TestTokens.reader("VL", "abb"), null, dossier("lezer"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("GET", "/dossiers/fouten", LU, null, null).statusCode()).isEqualTo(404);
        assertThat(send("GET", "/dossiers/bestaat-niet", VL, null, null).statusCode())
                .isEqualTo(404);
        assertThat(send("PATCH", "/dossiers/fouten", NL, "\"1\"", "{\"title\": \"X\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("PATCH", "/dossiers/fouten", VL, null, "{\"title\": \"X\"}")
                        .statusCode())
                .isEqualTo(428);
        assertThat(send("PATCH", "/dossiers/fouten", VL, "\"7\"", "{\"title\": \"X\"}")
                        .statusCode())
                .isEqualTo(412);
        assertThat(send("PATCH", "/dossiers/fouten", VL, "\"1\"", "{\"titel\": \"X\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("GET", "/dossiers/fouten?onbekend=1", VL, null, null).statusCode())
                .isEqualTo(400);
        assertThat(send("POST", "/dossiers/fouten/transitions", VL, "\"1\"", "{\"status\": \"suspended\"}")
                        .body())
                .contains("wrongStage")
                .contains("allowed");
        assertThat(send("POST", "/dossiers/fouten/transitions", VL, "\"1\"", "{\"status\": \"closed\"}")
                        .body())
                .contains("/change/reason");
        assertThat(send("POST", "/dossiers", VL, null, dossier("fouten")).body())
                .contains("idTaken");
        var unknown = send("POST", "/dossiers", VL, null, dossier("ander").replace("2013", "1999"));
        assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(409);
        assertThat(unknown.headers().firstValue("Retry-After")).contains("1");
        assertThat(unknown.body()).contains("unknownReference").contains("/agreements/0");
        assertThat(json(send("GET", "/dossiers/fouten/history", VL, null, null))
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    private static String dossier(String id) {
        return """
                {"id": "%s", "title": "Meer sociale inclusie", "agreements": ["vl-nl-integratie-2013"],
                 "themes": [{"agreement": "vl-nl-integratie-2013", "code": "sociale-inclusie"}],
                 "responsibles": [{"party": "VL", "organisation": "abb"}, {"party": "NL", "organisation": "szw"}],
                 "change": {"occurred": "2017-06-16"}}""".formatted(id);
    }

    private static String visit(String id) {
        return """
                {"id": "%s", "title": "Tegenbezoek", "kind": "workingVisit", "initiators": ["De minister"],
                 "host": "NL", "guests": ["VL"], "period": {"label": "eind 2017", "edtf": "[2017-10..2017-12]"},
                 "delegations": [{"party": "VL", "announced": 30}],
                 "programme": [{"title": "Bezoek", "kind": "siteVisit", "startTime": "09:30:00",
                                "host": {"name": "JES Stadslabo"}}],
                 "agreements": ["vl-nl-integratie-2013"], "change": {"occurred": "2017-06-16"}}""".formatted(id);
    }

    private static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, String token, String revision, String body)
            throws IOException, InterruptedException {
        return service.send(method, path, token, revision, body);
    }
}
