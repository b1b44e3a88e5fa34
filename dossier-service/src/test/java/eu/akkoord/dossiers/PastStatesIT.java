package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.test.TestTokens;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Nothing tells of what something was while it was hidden, nor how often it changed then. */
class PastStatesIT extends TwoPartiesCase {
    private static final String OFFICER = TestTokens.officer("VL", "abb");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String PARTNER = TestTokens.officer("NL", "szw");

    @Test
    void a_version_that_was_replaced_while_the_document_was_restricted_stays_hidden() throws Exception {
        good(service.send("POST", "/dossiers", OFFICER, null, """
            {'id': 'met-versies', 'title': 'Dossier', 'agreements': ['vl-nl-integratie-2013']}\
            """));
        var made = service.send("POST", "/dossiers/met-versies/documents", OFFICER, null, """
            {'title': 'Verslag', 'kind': 'report', 'language': 'nl', 'link': 'https://example.org/geheim',
             'confidentiality': 'restricted'}\
            """);
        var path = location(made).substring(location(made).indexOf("/dossiers"));
        var id = path.substring(path.lastIndexOf('/') + 1);
        patch(path, 1, OFFICER, "{'link': 'https://example.org/nog-geheimer'}");
        patch(path, 2, COORDINATOR, """
            {'link': 'https://example.org/een', 'confidentiality': 'partners', 'change': {'reason': 'Vrij'}}\
            """);
        patch(path, 3, OFFICER, "{'link': 'https://example.org/twee'}");

        for (var reader : new String[] {PARTNER, OFFICER}) {
            var shown = good(service.get(path, reader));
            assertThat(shown.path("version").asInt()).isEqualTo(2);
            assertThat(shown.path("versions").findValuesAsString("link"))
                    .containsExactly("https://example.org/een", "https://example.org/twee");
            assertThat(good(service.get(path + "?version=1", reader))
                            .path("link")
                            .asString())
                    .isEqualTo("https://example.org/een");
            refused(service.get(path + "?version=3", reader), 404, "resourceNotFound");
        }
        assertThat(event("documents." + id + ".4").at("/data/document/version").asInt())
                .isEqualTo(2);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(item("/dossiers/met-versies/documents", id)
                                .path("version")
                                .asInt())
                        .isEqualTo(2));

        patch(path, 4, OFFICER, "{'confidentiality': 'restricted'}");
        assertThat(good(service.get(path, OFFICER)).path("versions")).hasSize(4);
    }

    @Test
    void a_slip_that_was_made_while_the_visit_was_hidden_is_counted_nowhere() throws Exception {
        visit("verschoven-verborgen", "internal");
        visit("nooit-verschoven", "partners");
        patch("/visits/verschoven-verborgen", 1, OFFICER, """
            {'period': {'edtf': '2019', 'label': 'ooit'}, 'change': {'occurred': '2017-07-01'}}\
            """);
        assertThat(good(service.get("/visits/verschoven-verborgen", OFFICER))
                        .at("/slips/count")
                        .asInt())
                .isOne();
        patch("/visits/verschoven-verborgen", 2, COORDINATOR, """
            {'confidentiality': 'partners', 'change': {'reason': 'Vrij', 'occurred': '2017-08-01'}}\
            """);

        var shown = good(service.get("/visits/verschoven-verborgen", PARTNER));
        assertThat(shown.path("slips").toString()).isEqualTo("{\"count\":0}");
        assertThat(event("visits.verschoven-verborgen.3")
                        .at("/data/visit/slips")
                        .toString())
                .isEqualTo("{\"count\":0}");
        assertThat(good(service.get("/visits/verschoven-verborgen/slips", PARTNER))
                        .path("items"))
                .isEmpty();
        assertThat(good(service.get("/visits/verschoven-verborgen/slips", OFFICER))
                        .path("items"))
                .hasSize(1);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(item("/visits", "verschoven-verborgen")
                                .path("slips")
                                .toString())
                        .isEqualTo("{\"count\":0}"));
        // sorting goes by the same field
        assertThat(ids("/visits?slips=0&pageSize=100")).contains("verschoven-verborgen", "nooit-verschoven");
        assertThat(ids("/visits?slipsFrom=1&pageSize=100")).doesNotContain("verschoven-verborgen");
    }

    @Test
    void slips_come_in_parts() throws Exception {
        visit("vaak-verschoven", "partners");
        patch("/visits/vaak-verschoven", 1, OFFICER, "{'period': {'edtf': '2019', 'label': 'ooit'}}");
        patch("/visits/vaak-verschoven", 2, OFFICER, "{'title': 'Anders'}");
        patch("/visits/vaak-verschoven", 3, OFFICER, "{'period': {'edtf': '2020', 'label': 'later'}}");

        var first = good(service.get("/visits/vaak-verschoven/slips?pageSize=1", PARTNER));
        assertThat(first.at("/items/0/to/label").asString()).isEqualTo("ooit");
        assertThat(first.path("next").asString()).endsWith("/slips?pageSize=1&after=2");
        var rest = good(service.get("/visits/vaak-verschoven/slips?pageSize=1&after=2", PARTNER));
        assertThat(rest.at("/items/0/from/label").asString()).isEqualTo("ooit");
        assertThat(rest.at("/items/0/to/label").asString()).isEqualTo("later");
        assertThat(rest.has("next")).isFalse();
    }

    private List<String> ids(String path) throws Exception {
        return good(service.get(path, PARTNER)).path("items").findValuesAsString("id");
    }

    private JsonNode item(String list, String id) throws Exception {
        return good(service.get(list + "?pageSize=100", PARTNER))
                .path("items")
                .valueStream()
                .filter(item -> item.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not listed"));
    }

    private JsonNode event(String id) throws Exception {
        return good(service.get("/events/" + id, PARTNER));
    }

    private void visit(String id, String level) throws Exception {
        good(service.send("POST", "/visits", OFFICER, null, """
            {'id': '%s', 'title': 'Verborgen', 'kind': 'workingVisit', 'host': 'NL', 'guests': ['VL'],
             'period': {'edtf': '2018', 'label': 'in 2018'}, 'agreements': ['vl-nl-integratie-2013'],
             'confidentiality': '%s', 'change': {'occurred': '2017-06-16'}}\
            """.formatted(id, level)));
    }

    private void patch(String path, int revision, String token, String patch) throws Exception {
        good(service.send("PATCH", path, token, "\"%d\"".formatted(revision), patch));
    }
}
