package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.read;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.test.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One call for a whole file: what it carries along is what stands at each address, for the same reader. */
class EmbedIT extends TwoPartiesCase {
    private static final String OFFICER = TestTokens.officer("VL", "abb");
    private static final String PARTNER = TestTokens.officer("NL", "szw");
    private static final String OUTSIDER = TestTokens.officer("LU", "mfi");
    private static final String OF_DOSSIER = "?embed=visits&embed=documents&embed=history";
    private static final String OF_VISIT = "?embed=sessions&embed=dossiers";
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void what_is_carried_along_is_what_its_address_answers_to_the_same_reader() throws Exception {
        file("heel", "public");
        var hidden = document("heel", "restricted");
        awaitTotals("heel", 1, 2);
        for (var reader : List.of(OFFICER, PARTNER, OUTSIDER)) {
            var plain = service.get("/dossiers/heel", reader);
            var answer = service.get("/dossiers/heel" + OF_DOSSIER, reader);
            assertThat(etag(answer)).isEqualTo(etag(plain));
            var whole = read(answer);
            read(plain)
                    .properties()
                    .forEach(one -> assertThat(whole.path(one.getKey()))
                            .as(one.getKey())
                            .isEqualTo(one.getValue()));
            assertThat(whole.path("embedded").size()).isEqualTo(3);
            for (var name : List.of("visits", "documents", "history")) {
                var href = whole.path(name).path("href").asString();
                assertThat(whole.path("embedded").path(href)).as(name).isEqualTo(at(href, reader));
            }
            assertThat(answer.body().contains(hidden)).isEqualTo(reader.equals(OFFICER));

            var visit = read(service.get("/visits/heel-reis" + OF_VISIT, reader));
            var sessions = visit.path("sessions").path("href").asString();
            assertThat(visit.path("embedded").path(sessions)).isEqualTo(at(sessions, reader));
            assertThat(visit.path("embedded").path(sessions).path("total").asInt())
                    .isEqualTo(1);
            var dossier = visit.at("/dossiers/0/href").asString();
            assertThat(visit.path("embedded").path(dossier)).isEqualTo(at(dossier, reader));
        }
    }

    @Test
    void what_the_reader_may_not_see_leaves_no_trace() throws Exception {
        file("zonder-geheim", "partners");
        file("met-een-geheim", "partners");
        document("met-een-geheim", "restricted");
        dossier("geheim-dossier", "restricted");
        visit("geheim-reis", "restricted", "'met-een-geheim'");
        good(service.send(
                "PATCH",
                "/visits/met-een-geheim-reis",
                OFFICER,
                "\"1\"",
                "{'dossiers':['geheim-dossier','met-een-geheim']}"));
        // the other visit has as many revisions
        good(service.send(
                "PATCH",
                "/visits/zonder-geheim-reis",
                OFFICER,
                "\"1\"",
                "{'title':'Werkbezoek','outcomes':'Veel','initiators':['Iemand']}"));
        good(service.send(
                "PATCH",
                "/visits/met-een-geheim-reis",
                OFFICER,
                "\"2\"",
                "{'title':'Werkbezoek','outcomes':'Veel','initiators':['Iemand']}"));
        awaitTotals("zonder-geheim", 1, 1);
        awaitTotals("met-een-geheim", 2, 2);

        assertThat(told("/dossiers/met-een-geheim" + OF_DOSSIER, "met-een-geheim", PARTNER))
                .isEqualTo(told("/dossiers/zonder-geheim" + OF_DOSSIER, "zonder-geheim", PARTNER));
        assertThat(told("/visits/met-een-geheim-reis" + OF_VISIT, "met-een-geheim", PARTNER))
                .isEqualTo(told("/visits/zonder-geheim-reis" + OF_VISIT, "zonder-geheim", PARTNER));
        assertThat(told("/visits/met-een-geheim-reis" + OF_VISIT, "met-een-geheim", OFFICER))
                .contains("geheim-dossier");
    }

    @Test
    void a_long_list_is_carried_along_to_its_first_page() throws Exception {
        dossier("lang", "public");
        for (int index = 0; index < 21; index++) {
            document("lang", "public");
        }
        awaitTotals("lang", 0, 21);
        var whole = good(service.get("/dossiers/lang?embed=documents&embed=documents", OUTSIDER));
        assertThat(whole.path("embedded").size()).isEqualTo(1);
        var documents =
                whole.path("embedded").path(whole.path("documents").path("href").asString());
        assertThat(documents.path("items").size()).isEqualTo(20);
        assertThat(documents.path("total").asInt()).isEqualTo(21);
        assertThat(at(documents.path("next").asString(), OUTSIDER).path("items").size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dossiers/fout", "/visits/fout-reis"})
    void what_cannot_be_carried_along_is_refused_by_name(String path) throws Exception {
        file("fout", "public");
        for (var wrong : List.of("?embed=everything", "?embed=", "?embed=history,visits", "?embed=sessions&embed=x")) {
            var answer = service.get(path + wrong, OFFICER);
            refused(answer, 400, "badRequest");
            assertThat(read(answer).at("/issues/0/name").asString()).isEqualTo("embed");
            assertThat(read(answer).at("/issues/0/detail").asString())
                    .contains(path.startsWith("/visits") ? "sessions" : "documents");
        }
        var name = path.startsWith("/visits") ? "sessions" : "documents";
        for (var moment : List.of("asOf=2026-01-01", "knownAt=2026-01-01T00:00:00Z")) {
            var past = service.get("%s?embed=%s&%s".formatted(path, name, moment), OFFICER);
            refused(past, 400, "badRequest");
            assertThat(read(past).at("/issues/0/name").asString()).isEqualTo("embed");
        }
    }

    @Test
    void a_partners_client_gets_by_an_embed_only_what_its_scopes_give_it() throws Exception {
        file("scope", "public");
        var dossiersOnly = TestTokens.partner("NL", "szw", "dossiers.read");
        var answer = service.get("/dossiers/scope?embed=history&embed=visits", dossiersOnly);
        refused(answer, 403, "missingScope");
        assertThat(read(answer).path("requiredScopes").toString()).isEqualTo("[\"visits.read\"]");
        refused(service.get("/dossiers/scope?embed=documents", dossiersOnly), 403, "missingScope");
        refused(service.get("/dossiers/nergens?embed=visits", dossiersOnly), 403, "missingScope");
        good(service.get("/dossiers/scope?embed=history", dossiersOnly));
        refused(
                service.get("/visits/scope-reis?embed=dossiers", TestTokens.partner("NL", "szw", "visits.read")),
                403,
                "missingScope");
        good(service.get(
                "/dossiers/scope" + OF_DOSSIER,
                TestTokens.partner("NL", "szw", "dossiers.read", "visits.read", "documents.read")));
    }

    /** The revision does not tell whether what is carried along has changed. */
    @Test
    void what_changed_without_the_revision_is_not_called_unchanged() throws Exception {
        dossier("revisie", "public");
        var path = "/dossiers/revisie?embed=documents";
        var before = unlessMatches(path, "\"1\"");
        assertThat(before.statusCode()).isEqualTo(200);
        assertThat(etag(before)).isEqualTo("\"1\"");
        document("revisie", "public");
        awaitTotals("revisie", 0, 1);
        var after = unlessMatches(path, etag(before));
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.body()).isNotEqualTo(before.body());
        assertThat(unlessMatches("/dossiers/revisie", "\"1\"").statusCode()).isEqualTo(304);
    }

    private HttpResponse<String> unlessMatches(String path, String etag) throws Exception {
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(service.base() + path))
                            .header("Authorization", "Bearer " + OFFICER)
                            .header("If-None-Match", etag)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private JsonNode at(String href, String reader) throws Exception {
        return good(service.get(href.substring(href.indexOf("/akkoord/v1") + "/akkoord/v1".length()), reader));
    }

    private String told(String path, String id, String reader) throws Exception {
        return good(service.get(path, reader))
                .toString()
                .replace(id, "{id}")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{document}")
                .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "{time}");
    }

    private void awaitTotals(String dossier, int visits, int documents) {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(total("/visits?dossier=" + dossier)).isEqualTo(visits);
            assertThat(total("/dossiers/%s/documents?pageSize=1".formatted(dossier)))
                    .isEqualTo(documents);
            if (visits > 0) {
                assertThat(total("/visits/%s-reis/sessions".formatted(dossier))).isEqualTo(1);
                assertThat(read(service.get("/visits?dossier=" + dossier, OFFICER))
                                .at("/items/0/modified"))
                        .isNotNull();
            }
        });
    }

    private int total(String list) throws Exception {
        return good(service.get(list, OFFICER)).path("total").asInt();
    }

    /** A dossier with a document, a visit that serves it and a session about that. */
    private void file(String id, String level) throws Exception {
        if (service.get("/visits/" + id + "-reis", OFFICER).statusCode() == 200) {
            return;
        }
        dossier(id, level);
        document(id, level);
        visit(id + "-reis", level, "'" + id + "'");
        good(service.post("/visits/" + id + "-reis/sessions", OFFICER, Map.of(), """
                {'id': '%s-sessie', 'title': 'Lunchsessie', 'topics': ['inburgering'],
                 'period': {'edtf': '2017-09'}}""".formatted(id)));
    }

    private void dossier(String id, String level) throws Exception {
        good(service.post("/dossiers", OFFICER, Map.of(), """
                {'id': '%s', 'title': 'Dossier', 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': '%s'}""".formatted(id, level)));
    }

    private String document(String dossier, String level) throws Exception {
        return good(service.post("/dossiers/%s/documents".formatted(dossier), OFFICER, Map.of(), """
                {'title': 'Stuk', 'kind': 'report', 'language': 'nl', 'link': 'https://example.org/stuk',
                 'confidentiality': '%s'}""".formatted(level)))
                .path("id")
                .asString();
    }

    private void visit(String id, String level, String dossiers) throws Exception {
        good(service.post("/visits", OFFICER, Map.of(), """
                {'id': '%s', 'title': 'Bezoek', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL'],
                 'period': {'edtf': '2018'}, 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': '%s',
                 'dossiers': [%s]}""".formatted(id, level, dossiers)));
    }
}
