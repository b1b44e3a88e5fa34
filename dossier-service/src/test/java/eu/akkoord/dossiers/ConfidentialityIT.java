package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.test.TestTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConfidentialityIT extends TwoPartiesCase {
    private static final String OFFICER = TestTokens.officer("VL", "abb");
    private static final String COLLEAGUE = TestTokens.officer("VL", "vdab");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String PARTNER = TestTokens.officer("NL", "szw");

    @Test
    void a_visit_that_names_a_party_begins_hidden_and_once_told_of_is_never_hidden_again() throws Exception {
        make("visits", "eerst-besloten", "restricted");
        for (var hidden : List.of(
                "/visits/eerst-besloten", "/visits/eerst-besloten/history", "/events/visits.eerst-besloten.1")) {
            assertThat(service.get(hidden, PARTNER).statusCode()).as(hidden).isEqualTo(404);
            assertThat(service.get(hidden, COLLEAGUE).statusCode()).as(hidden).isEqualTo(404);
            assertThat(service.get(hidden, OFFICER).statusCode()).as(hidden).isEqualTo(200);
        }
        amended("/visits/eerst-besloten", 1, "{\"title\": \"Nog geheimer\"}");
        var lower = "{\"confidentiality\": \"partners\", \"change\": {\"reason\": \"afgerond\"}}";
        refused(service.send("PATCH", "/visits/eerst-besloten", OFFICER, "\"2\"", lower), 403, "missingPermission");
        good(service.send("PATCH", "/visits/eerst-besloten", COORDINATOR, "\"2\"", lower));
        assertThat(good(service.get("/visits/eerst-besloten", PARTNER))
                        .path("title")
                        .asString())
                .isEqualTo("Nog geheimer");
        assertThat(good(service.get("/visits/eerst-besloten/history", PARTNER))
                        .path("items")
                        .size())
                .isEqualTo(1);
        var events = kafka.events("visits", "eerst-besloten", 3);
        assertThat(events).extracting(ConfidentialityIT::participle).containsExactly("changed", "changed", "revealed");
        assertThat(events.subList(0, 2)).allMatch(event -> !event.has("data"));

        for (var level : List.of("internal", "restricted")) {
            var raised = service.send(
                    "PATCH",
                    "/visits/eerst-besloten",
                    COORDINATOR,
                    "\"3\"",
                    "{\"confidentiality\": \"%s\", \"change\": {\"reason\": \"spijt\"}}".formatted(level));
            refused(raised, 409, "shutsOut");
            assertThat(raised.body()).contains("NL wordt hier genoemd");
        }
        assertThat(service.get("/visits/eerst-besloten", PARTNER).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = "dossiers")
    void what_goes_above_partners_is_gone_at_once_and_comes_back_with_a_coordinators_reason(String collection)
            throws Exception {
        var id = "verborgen-" + collection;
        var path = "/%s/%s".formatted(collection, id);
        make(collection, id, "partners");
        assertThat(service.get(path, PARTNER).statusCode()).isEqualTo(200);

        var raised = service.send("PATCH", path, OFFICER, "\"1\"", """
                {"confidentiality": "restricted", "title": "Geheim", "change": {"occurred": "2017-07-01"}}""");
        assertThat(good(raised).path("confidentiality").asString()).isEqualTo("restricted");
        for (var hidden : List.of(
                path,
                path + "?asOf=2017-06-20",
                path + "/history",
                "/events/%s.%s.1".formatted(collection, id),
                "/events/%s.%s.2".formatted(collection, id))) {
            assertThat(service.get(hidden, PARTNER).statusCode()).as(hidden).isEqualTo(404);
            assertThat(service.get(hidden, COLLEAGUE).statusCode()).as(hidden).isEqualTo(404);
            assertThat(service.get(hidden, OFFICER).statusCode()).as(hidden).isEqualTo(200);
        }
        amended(path, 2, "{\"title\": \"Nog geheimer\"}");

        var lower = "{\"confidentiality\": \"%s\", \"change\": {\"occurred\": \"2017-08-01\"%s}}";
        var reason = ", \"reason\": \"Het onderzoek is afgerond\"";
        var officers = service.send("PATCH", path, OFFICER, "\"3\"", lower.formatted("public", reason));
        refused(officers, 403, "missingPermission");
        var unreasoned = service.send("PATCH", path, COORDINATOR, "\"3\"", lower.formatted("public", ""));
        refused(unreasoned, 400, "badRequest");
        assertThat(unreasoned.body()).contains("/change/reason");
        good(service.send("PATCH", path, COORDINATOR, "\"3\"", lower.formatted("public", reason)));

        assertThat(good(service.get(path, PARTNER)).path("title").asString()).isEqualTo("Nog geheimer");
        what_it_was_while_hidden_stays_hidden(collection, id);
        nothing_is_told_but_where(kafka.events(collection, id, 4), path);
    }

    private void what_it_was_while_hidden_stays_hidden(String collection, String id) throws Exception {
        var path = "/%s/%s".formatted(collection, id);
        assertThat(service.get(path + "?asOf=2017-06-20", PARTNER).statusCode()).isEqualTo(200);
        assertThat(service.get(path + "?asOf=2017-07-20", PARTNER).statusCode()).isEqualTo(404);
        assertThat(service.get(path + "?asOf=2017-07-20", OFFICER).statusCode()).isEqualTo(200);
        var history = good(service.get(path + "/history", PARTNER));
        assertThat(history.path("items").size()).isEqualTo(2);
        assertThat(history.path("items").findValuesAsString("type"))
                .endsWith("revealed")
                .hasSize(2);
        assertThat(good(service.get(path + "/history", OFFICER)).path("items").findValuesAsString("type"))
                .hasSize(4)
                .containsSequence("concealed", "changed", "revealed");
        assertThat(service.get("/events/%s.%s.2".formatted(collection, id), PARTNER)
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.get("/events/%s.%s.4".formatted(collection, id), PARTNER)
                        .statusCode())
                .isEqualTo(200);
    }

    private static void nothing_is_told_but_where(List<JsonNode> events, String path) {
        assertThat(events).extracting(ConfidentialityIT::participle).endsWith("concealed", "changed", "revealed");
        for (var hidden : events.subList(1, 3)) {
            assertThat(hidden.path("dataref").asString()).endsWith(path);
            assertThat(hidden.has("data")).isFalse();
            assertThat(hidden.toString()).doesNotContain("eheim");
        }
        assertThat(events.getLast().path("data").path("changed").toString()).contains("confidentiality");
        assertThat(events.getLast().path("data").toString()).contains("Nog geheimer");
    }

    @Test
    void attack_a_document_is_corrected_or_struck_after_its_dossier_was_hidden() throws Exception {
        make("dossiers", "stukken-verborgen", "partners");
        var documents = "/dossiers/stukken-verborgen/documents";
        var body = """
                {"title": "Geheim", "kind": "letter", "language": "nl-BE", "link": "https://www.example.org/geheim",
                 "change": {"occurred": "2017-06-16"}}""";
        var corrected = good(service.send("POST", documents, OFFICER, null, body))
                .path("id")
                .asString();
        var struck = good(service.send("POST", documents, OFFICER, null, body))
                .path("id")
                .asString();
        good(service.send(
                "PATCH",
                "/dossiers/stukken-verborgen",
                OFFICER,
                service.get("/dossiers/stukken-verborgen", OFFICER)
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow(),
                "{\"confidentiality\": \"restricted\"}"));

        good(service.send("POST", documents + "/" + corrected + "/corrections", OFFICER, "\"1\"", """
                {"corrects": 1, "change": {"occurred": "2017-06-15", "reason": "verkeerd overgenomen"}}"""));
        good(service.send("POST", documents + "/" + struck + "/strikings", COORDINATOR, null, """
                {"field": "/title", "change": {"reason": "op verzoek"}}"""));
        for (var id : List.of(corrected, struck)) {
            var events = kafka.events("documents", id, 2);
            assertThat(events).extracting(ConfidentialityIT::participle).containsExactly("drafted", "concealed");
            assertThat(events.getLast().has("data")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dossiers", "visits"})
    void what_begins_above_partners_is_never_told_of(String collection) throws Exception {
        var id = "intern-" + collection;
        make(collection, id, "internal");
        amended("/%s/%s".formatted(collection, id), 1, "{\"title\": \"Ander geheim\"}");
        assertThat(service.get("/%s/%s".formatted(collection, id), COLLEAGUE).statusCode())
                .isEqualTo(200);
        assertThat(service.get("/%s/%s".formatted(collection, id), PARTNER).statusCode())
                .isEqualTo(404);
        assertThat(kafka.events(collection, id, 2))
                .extracting(ConfidentialityIT::participle)
                .containsExactly("changed", "changed");
    }

    @Test
    void nobody_shuts_himself_out() throws Exception {
        make("dossiers", "buitengesloten", "internal");
        var raised = service.send(
                "PATCH", "/dossiers/buitengesloten", COLLEAGUE, "\"1\"", "{\"confidentiality\": \"restricted\"}");
        refused(raised, 403, "missingPermission");
        assertThat(service.get("/dossiers/buitengesloten", COLLEAGUE).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_level_may_be_named_on_the_ladders_of_its_owners_and_is_told_on_the_readers() throws Exception {
        var body = """
                {'id': '%s', 'title': 'Op de ladder', 'agreements': ['vl-nl-integratie-2013'], 'classifications':
                 [{'ladder': 'VL', 'level': 'klasseEen'}, {'ladder': 'NL', 'level': '%s'}]}""";
        var made = service.send("POST", "/dossiers", OFFICER, null, body.formatted("geladderd", "ongerubriceerd"));
        assertThat(good(made).path("confidentiality").asString()).isEqualTo("partners");
        assertThat(good(made).at("/classification/level").asString()).isEqualTo("klasseTwee");
        assertThat(good(service.get("/dossiers/geladderd", PARTNER))
                        .at("/classification/label")
                        .asString())
                .isEqualTo("Ongerubriceerd");

        var secret = service.send("POST", "/dossiers", OFFICER, null, body.formatted("staatsgeheim", "stgGeheim"));
        refused(secret, 400, "badRequest");
        assertThat(secret.body()).contains("/classifications/1/level");
        refused(service.get("/dossiers/staatsgeheim", OFFICER), 404, "resourceNotFound");

        var raised = service.send("PATCH", "/dossiers/geladderd", OFFICER, "\"1\"", """
                {'classifications': [{'ladder': 'NL', 'level': 'departementaalVertrouwelijk'}]}""");
        assertThat(good(raised).path("confidentiality").asString()).isEqualTo("restricted");
        assertThat(good(raised).at("/classification/level").asString()).isEqualTo("klasseVier");
        refused(service.send("PATCH", "/dossiers/geladderd", OFFICER, "\"2\"", """
                {'classifications': [{'ladder': 'NL', 'level': 'openbaar'}], 'change': {'reason': 'Woo'}}"""), 403, "missingPermission");
    }

    private void amended(String path, int revision, String patch) throws Exception {
        good(service.send("PATCH", path, OFFICER, "\"%d\"".formatted(revision), patch));
    }

    private void make(String collection, String id, String level) throws Exception {
        var body = collection.equals("dossiers") ? """
                {"id": "%s", "title": "Geheim", "agreements": ["vl-nl-integratie-2013"], "confidentiality": "%s",
                 "change": {"occurred": "2017-06-16"}}""" : """
                {"id": "%s", "title": "Geheim", "kind": "workingVisit", "host": "NL", "guests": ["VL"],
                 "period": {"edtf": "2018"}, "agreements": ["vl-nl-integratie-2013"], "confidentiality": "%s",
                 "change": {"occurred": "2017-06-16"}}""";
        good(service.send("POST", "/" + collection, OFFICER, null, body.formatted(id, level)));
    }

    private static String participle(JsonNode event) {
        var type = event.path("type").asString();
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
