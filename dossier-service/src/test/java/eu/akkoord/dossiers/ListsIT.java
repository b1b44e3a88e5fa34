package eu.akkoord.dossiers;

import static eu.akkoord.platform.servers.Calls.good;
import static eu.akkoord.platform.servers.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.platform.servers.TestTokens;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Lists of dossiers and visits over HTTP. Each test works under an agreement of its own. */
class ListsIT extends TwoPartiesCase {
    private static final String OFFICER = TestTokens.officer("VL", "abb");
    private static final String PARTNER = TestTokens.officer("NL", "szw");
    private static final String OUTSIDER = TestTokens.officer("LU", "mfi");

    /** For a busy machine; the promise of a second is held by {@link InstancesIT}. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private final String agreement =
            "akkoord-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);

    @BeforeEach
    void the_two_have_an_agreement_for_this_test(@Autowired Agreements agreements) {
        tell(1, "Samenwerking rond integratie en inburgering", "[\"VL\", \"NL\"]");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !agreements.find(List.of(agreement)).isEmpty());
    }

    @Test
    void what_is_written_is_in_the_list_within_a_second_as_it_is_by_id() throws Exception {
        var id = dossier("a", "Meer sociale inclusie", "partners");
        var item = awaitItem("/dossiers", id, "title", "Meer sociale inclusie");
        var byId = good(service.get("/dossiers/" + id, PARTNER));
        for (var same :
                List.of("id", "title", "status", "since", "agreements", "owner", "confidentiality", "modified")) {
            assertThat(item.path(same)).as(same).isEqualTo(byId.path(same));
        }
        assertThat(item.path("href")).isEqualTo(byId.path("self"));
        assertThat(item.at("/themes/0/label").asString()).isEqualTo("Nieuwkomers");
        assertThat(item.at("/parties").toString()).isEqualTo("[\"NL\",\"VL\"]");

        good(service.send("PATCH", "/dossiers/" + id, OFFICER, "\"1\"", "{'title':'Veel meer inclusie'}"));
        // a page shows the title at once; what is searched comes a moment later
        awaitFound(List.of(id), "q", "\"veel meer\"");
        assertThat(list("/dossiers", PARTNER).at("/items/0/title").asString()).isEqualTo("Veel meer inclusie");
    }

    @Test
    void filters_counts_and_order_are_those_that_were_asked() throws Exception {
        var first = dossier("een", "Aanvang", "partners");
        var second = dossier("twee", "Begin", "public");
        good(service.send("POST", "/dossiers/" + second + "/transitions", OFFICER, "\"1\"", "{'status':'active'}"));
        awaitFound(List.of(second), "status", "active");
        awaitFound(List.of(second, first));

        assertThat(ids(list("/dossiers", PARTNER))).containsExactly(second, first);
        assertThat(ids(list("/dossiers", PARTNER, "sort", "title"))).containsExactly(first, second);
        assertThat(ids(list("/dossiers", PARTNER, "status", "active"))).containsExactly(second);
        assertThat(ids(list("/dossiers", PARTNER, "statusNot", "active"))).containsExactly(first);
        assertThat(ids(list("/dossiers", PARTNER, "status", "active", "status", "proposed")))
                .hasSize(2);
        assertThat(ids(list("/dossiers", PARTNER, "party", "LU"))).isEmpty();
        assertThat(ids(list("/dossiers", PARTNER, "organisation", "VL/abb"))).hasSize(2);

        var counted = list("/dossiers", PARTNER, "facet", "status", "facet", "theme");
        assertThat(counted.path("total").asInt()).isEqualTo(2);
        assertThat(counted.path("facets").toString())
                .isEqualTo("[{\"name\":\"status\",\"values\":[{\"value\":\"active\",\"count\":1},"
                        + "{\"value\":\"proposed\",\"count\":1}]},"
                        + "{\"name\":\"theme\",\"values\":[{\"value\":\"nieuwkomers\",\"count\":2}]}]");
        assertThat(list("/dossiers", PARTNER, "total", "false").has("total")).isFalse();
        assertThat(list("/dossiers", PARTNER).has("facets")).isFalse();
    }

    @Test
    void who_may_not_see_something_finds_counts_and_guesses_nothing_of_it() throws Exception {
        var hidden = dossier("verborgen", "Nieuwkomers", "partners");
        var open = dossier("open", "Nieuwkomers", "public");
        var visit = visit("bezoek", "2018-21", "public", hidden);
        awaitItem("/dossiers", hidden, "title", "Nieuwkomers");
        awaitItem("/dossiers", open, "title", "Nieuwkomers");
        awaitItem("/visits", visit, "title", "Bezoek bezoek");

        var seen = list("/dossiers", OUTSIDER, "q", "nieuwkomer", "facet", "confidentiality", "highlight", "true");
        assertThat(ids(seen)).containsExactly(open);
        assertThat(seen.path("total").asInt()).isEqualTo(1);
        assertThat(seen.path("facets").toString()).doesNotContain("partners");

        assertThat(ids(list("/visits", PARTNER, "dossier", hidden))).containsExactly(visit);
        assertThat(ids(list("/visits", OUTSIDER))).containsExactly(visit);
        var asHidden = list("/visits", OUTSIDER, "dossier", hidden).toString().replace(hidden, "X");
        var asMissing =
                list("/visits", OUTSIDER, "dossier", "bestaat-niet").toString().replace("bestaat-niet", "X");
        assertThat(asHidden).isEqualTo(asMissing).contains("\"total\":0");
    }

    @Test
    void what_a_reader_may_no_longer_see_is_gone_at_once() throws Exception {
        var id = dossier("gaat-dicht", "Gaat dicht", "partners");
        awaitItem("/dossiers", id, "title", "Gaat dicht");
        good(service.send("PATCH", "/dossiers/" + id, OFFICER, "\"1\"", "{'confidentiality':'internal'}"));
        assertThat(ids(list("/dossiers", PARTNER))).isEmpty();
        assertThat(ids(list("/dossiers", OFFICER))).containsExactly(id);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                list("/dossiers", PARTNER).path("total").asInt())
                        .isZero());
    }

    @Test
    void when_the_parties_to_an_agreement_change_so_does_who_finds_what_is_under_it() throws Exception {
        var id = dossier("wisselt", "Wisselt", "partners");
        var visit = visit("wisselt", "2018", "partners", id);
        awaitItem("/dossiers", id, "title", "Wisselt");
        awaitItem("/visits", visit, "title", "Bezoek wisselt");
        good(service.post("/dossiers/%s/documents".formatted(id), OFFICER, Map.of(), """
                {"title": "Verslag", "kind": "report", "language": "nl", "link": "https://example.org/verslag"}"""));
        good(service.post("/visits/%s/sessions".formatted(visit), OFFICER, Map.of(), """
                {"id": "%s-sessie", "title": "Lunchsessie", "period": {"edtf": "2018"}}""".formatted(visit)));
        assertThat(ids(list("/dossiers", OUTSIDER))).isEmpty();

        tell(2, "Samenwerking rond inburgering", "[\"VL\", \"NL\", \"LU\"]");
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(ids(list("/dossiers", OUTSIDER))).containsExactly(id);
            assertThat(ids(list("/visits", OUTSIDER))).containsExactly(visit);
            assertThat(ids(good(service.get("/dossiers/%s/documents".formatted(id), OUTSIDER))))
                    .hasSize(1);
            assertThat(ids(good(service.get("/visits/%s/sessions".formatted(visit), OUTSIDER))))
                    .containsExactly(visit + "-sessie");
        });
        tell(3, "Samenwerking rond inburgering", "[\"VL\", \"NL\"]");
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(list("/dossiers", OUTSIDER).path("total").asInt()).isZero();
            assertThat(list("/visits", OUTSIDER).path("total").asInt()).isZero();
        });
    }

    @Test
    void words_are_found_in_every_form_and_related_ones_are_marked() throws Exception {
        var id = dossier("woorden", "Verbetering van de integratie van nieuwkomers", "partners");
        awaitItem("/dossiers", id, "title", "Verbetering van de integratie van nieuwkomers");
        var found = list("/dossiers", PARTNER, "q", "nieuwkomer", "highlight", "true");
        assertThat(ids(found)).containsExactly(id);
        assertThat(found.at("/items/0/related").asBoolean(false)).isFalse();
        assertThat(found.at("/items/0/highlights").toString()).contains("<em>nieuwkomers</em>");

        var related = list("/dossiers", PARTNER, "q", "inburgeringsexamen");
        assertThat(ids(related)).containsExactly(id);
        assertThat(related.at("/items/0/related").asBoolean(false)).isTrue();
        assertThat(ids(list("/dossiers", PARTNER, "q", "inburgeringsexamen", "terms", "exact")))
                .isEmpty();
    }

    @Test
    void a_visit_is_found_where_it_may_be_and_where_it_surely_is() throws Exception {
        var id = visit("tegenbezoek", "[2017-10..2017-12]", "partners", null);
        awaitItem("/visits", id, "title", "Bezoek tegenbezoek");
        assertThat(between("2017-12-01", "2017-12-31", "possible")).containsExactly(id);

        good(service.send(
                "PATCH", "/visits/" + id, OFFICER, "\"1\"", "{'period':{'edtf':'2018-21','label':'voorjaar 2018'}}"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(between("2017-12-01", "2017-12-31", "possible"))
                        .isEmpty());
        assertThat(between("2018-04-01", "2018-04-30", "possible")).containsExactly(id);
        assertThat(between("2018-04-01", "2018-04-30", "certain")).isEmpty();
        assertThat(between("2018-01-01", "2018-12-31", "certain")).containsExactly(id);
        assertThat(ids(list("/visits", PARTNER, "slipsFrom", "1"))).containsExactly(id);
        assertThat(ids(list("/visits", PARTNER, "q", "voorjaar"))).containsExactly(id);
        assertThat(ids(list("/visits", PARTNER, "year", "2018"))).containsExactly(id);
    }

    @Test
    void one_walks_through_all_pages_while_others_write() throws Exception {
        var made = new ArrayList<String>();
        for (int index = 0; index < 7; index++) {
            made.add(dossier("pagina-" + index, "Titel " + index, "partners"));
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ids(list("/dossiers", PARTNER))).hasSize(7));

        var walked = new ArrayList<String>();
        var page = list("/dossiers", PARTNER, "sort", "title", "pageSize", "2");
        walked.addAll(ids(page));
        for (int step = 0; page.has("next"); step++) {
            var touched = made.get(6 - step);
            good(service.send("PATCH", "/dossiers/" + touched, OFFICER, "\"1\"", "{'summary':'gewijzigd'}"));
            awaitSummary(touched);
            page = follow(page.path("next").asString());
            walked.addAll(ids(page));
        }
        assertThat(walked).isEqualTo(made);
    }

    @Test
    void a_cursor_is_good_for_its_own_question_and_reader_only() throws Exception {
        for (int index = 0; index < 3; index++) {
            dossier("cursor-" + index, "Titel " + index, "partners");
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ids(list("/dossiers", PARTNER))).hasSize(3));
        var next = list("/dossiers", PARTNER, "pageSize", "1").path("next").asString();
        assertThat(ids(follow(next))).hasSize(1);
        refused(service.get(local(next), OFFICER), 400, "badRequest");
        refused(service.get(local(next) + "&status=active", PARTNER), 400, "badRequest");
        refused(service.get(local(next).replace("cursor=", "cursor=A"), PARTNER), 400, "badRequest");
    }

    static Stream<String> wrong() {
        return Stream.of(
                "onbekend=1",
                "asOf=2017-09-01",
                "knownAt=2017-09-01T00:00:00Z",
                "status=verloren",
                "sort=summary",
                "sort=relevance",
                "facet=title",
                "pageSize=0",
                "pageSize=101",
                "pageSize=veel",
                "cursor=onzin",
                "from=gisteren",
                "from=2018-01-01&to=2017-01-01",
                "match=certain",
                "match=misschien&from=2018-01-01",
                "total=ja",
                "q=",
                "terms=exact",
                "year=17");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_a_list_does_not_understand_is_refused_by_name(String query) throws Exception {
        var answer = service.get("/visits?" + query, PARTNER);
        refused(answer, 400, "badRequest");
        assertThat(answer.body())
                .contains("\"name\":\"" + query.split("[=&]", -1)[query.startsWith("from=2018") ? 2 : 0]);
    }

    private List<String> between(String from, String to, String match) throws Exception {
        return ids(list("/visits", PARTNER, "from", from, "to", to, "match", match));
    }

    private String dossier(String name, String title, String confidentiality) throws Exception {
        var id = "%s-%s".formatted(agreement, name);
        good(service.post("/dossiers", OFFICER, Map.of(), """
                {"id": "%s", "title": "%s", "agreements": ["%s"], "confidentiality": "%s",
                 "themes": [{"agreement": "%3$s", "code": "nieuwkomers"}], "change": {"occurred": "2017-06-16"}}""".formatted(id, title, agreement, confidentiality)));
        return id;
    }

    private String visit(String name, String edtf, String confidentiality, @Nullable String dossier) throws Exception {
        var id = "%s-%s".formatted(agreement, name);
        good(service.post("/visits", OFFICER, Map.of(), """
                {"id": "%s", "title": "Bezoek %s", "kind": "workingVisit", "host": "NL", "guests": ["VL"],
                 "period": {"edtf": "%s"}, "agreements": ["%s"], "confidentiality": "%s", "dossiers": [%s],
                 "change": {"occurred": "2017-06-16"}}""".formatted(
                        id, name, edtf, agreement, confidentiality, dossier == null ? "" : "\"" + dossier + "\"")));
        return id;
    }

    private void tell(int revision, String title, String parties) {
        kafka.tell("agreements", agreement, revision, """
                {"agreement": {"id": "%s", "title": "%s", "parties": %s,
                 "themes": [{"code": "nieuwkomers", "label": "Nieuwkomers"}]}}""".formatted(agreement, title, parties));
    }

    /** Under this test's own agreement. */
    private JsonNode list(String path, String token, String... query) throws Exception {
        var keys = new StringBuilder("?agreement=" + agreement);
        for (int index = 0; index < query.length; index += 2) {
            keys.append('&').append(query[index]).append('=').append(escaped(query[index + 1]));
        }
        return good(service.get(path + keys, token));
    }

    private JsonNode awaitItem(String path, String id, String property, String value) {
        return await().atMost(SOON)
                .until(
                        () -> {
                            for (var item : list(path, OFFICER).path("items")) {
                                if (item.path("id").asString().equals(id)) {
                                    return item;
                                }
                            }
                            return null;
                        },
                        item -> item != null && item.path(property).asString().equals(value));
    }

    private void awaitFound(List<String> ids, String... query) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(ids(list("/dossiers", PARTNER, query))).isEqualTo(ids));
    }

    private void awaitSummary(String id) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ids(list("/dossiers", OFFICER, "q", "gewijzigd")))
                        .contains(id));
    }

    private JsonNode follow(String next) throws Exception {
        return good(service.get(local(next), PARTNER));
    }

    /** Links lead to the public address of the API. */
    private static String local(String link) {
        var address = URI.create(link);
        return address.getRawPath().replace("/akkoord/v1", "") + "?" + address.getRawQuery();
    }

    private static List<String> ids(JsonNode page) {
        var ids = new ArrayList<String>();
        page.path("items").forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
