package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Results of lists, their order and pages, and the queries they refuse. */
class ListsIT extends ListsCase {
    @Test
    void what_is_written_is_soon_in_the_list_as_it_is_by_id() throws Exception {
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
                        + "{\"value\":\"proposed\",\"count\":1}],\"total\":2},"
                        + "{\"name\":\"theme\",\"values\":[{\"value\":\"nieuwkomers\",\"count\":2}],\"total\":1}]");
        assertThat(list("/dossiers", PARTNER, "total", "false").has("total")).isFalse();
        assertThat(list("/dossiers", PARTNER).has("facets")).isFalse();
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
    void ids_and_the_references_of_partners_are_found_by_those_who_may_see_them() throws Exception {
        var shown = dossier("kenmerk", "Gedeeld", "public");
        var hidden = dossier("verborgen", "Verborgen", "internal");
        for (var id : List.of(shown, hidden)) {
            good(service.send("PATCH", "/dossiers/" + id, OFFICER, "\"1\"", """
                    {'references': [{'source': 'zaaksysteem', 'id': 'Z/2017-00%s'}]}""".formatted(id.length())));
        }
        var reference = "Z/2017-00" + shown.length();
        var hiddenReference = "Z/2017-00" + hidden.length();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ids(list("/dossiers", OFFICER, "q", hiddenReference)))
                        .containsExactly(hidden));

        assertThat(ids(list("/dossiers", OUTSIDER, "q", reference))).containsExactly(shown);
        assertThat(ids(list("/dossiers", OUTSIDER, "q", shown))).containsExactly(shown);
        for (var secret : List.of(hiddenReference, hidden)) {
            var asked = list("/dossiers", OUTSIDER, "q", secret, "facet", "status", "highlight", "true");
            var missing = list("/dossiers", OUTSIDER, "q", "bestaat-niet", "facet", "status", "highlight", "true");
            assertThat(ids(asked)).isEmpty();
            assertThat(((ObjectNode) asked).without("self")).isEqualTo(((ObjectNode) missing).without("self"));
        }
    }

    @Test
    void text_is_stored_composed_and_a_place_is_one_however_it_is_written() throws Exception {
        var places = List.of("Li\u00E8ge", "Lie\u0300ge", " li\u00E8ge\u00A0", "Brussel");
        for (int number = 0; number < places.size(); number++) {
            good(service.send("POST", "/visits", OFFICER, null, """
                    {'id': '%s-%d', 'title': 'Cafe\u0301 %2$d', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL'],
                     'places': ['%s'], 'period': {'edtf': '2018'}, 'agreements': ['%1$s'],
                     'confidentiality': 'public'}""".formatted(agreement, number, places.get(number))));
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ids(list("/visits", OUTSIDER))).hasSize(4));

        var stored = good(service.get("/visits/%s-1".formatted(agreement), OUTSIDER));
        assertThat(stored.path("title").asString()).isEqualTo("Caf\u00E9 1");
        assertThat(stored.at("/places/0").asString()).isEqualTo("Li\u00E8ge");
        for (var place : places.subList(0, 3)) {
            assertThat(list("/visits", OUTSIDER, "place", place).path("total").asInt())
                    .as(place)
                    .isEqualTo(3);
        }
        assertThat(list("/visits", OUTSIDER, "place", "brussel").path("total").asInt())
                .isEqualTo(1);
        assertThat(list("/visits", OUTSIDER, "facet", "place")
                        .at("/facets/0/values")
                        .toString())
                .isEqualTo("[{\"value\":\"Li\u00E8ge\",\"count\":3},{\"value\":\"Brussel\",\"count\":1}]");
        assertThat(ids(list("/visits", OUTSIDER, "q", "cafe\u0301", "sort", "title")))
                .hasSize(4);
        refused(service.get("/visits?place=%E2%80%8B", OUTSIDER), 400, "badRequest");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u00A0", "\u200B\u00AD", "\u3164", "\u2800", "\u0301"})
    void a_title_of_which_nothing_is_seen_is_400(String blank) throws Exception {
        refused(
                service.send(
                        "POST",
                        "/dossiers",
                        OFFICER,
                        null,
                        "{'title': '%s', 'agreements': ['%s']}".formatted(blank, agreement)),
                400,
                "badRequest");
    }

    @Test
    void whoever_copies_a_list_by_the_time_of_change_misses_nothing_a_writer_does_beside() throws Exception {
        var written = new ConcurrentHashMap<String, String>();
        for (int number = 0; number < 12; number++) {
            var id = dossier("kopie-" + number, "Kopie", "public");
            written.put(id, "Kopie");
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(list("/dossiers", OUTSIDER, "pageSize", "1")
                                .path("total")
                                .asInt())
                        .isEqualTo(12));
        var copied = new HashMap<String, String>();
        try (var writing = Executors.newVirtualThreadPerTaskExecutor()) {
            var writer = writing.submit(() -> {
                for (int revision = 1; revision <= 3; revision++) {
                    for (var id : written.keySet().stream().sorted().toList()) {
                        var title = "Kopie %d".formatted(revision);
                        good(service.send(
                                "PATCH",
                                "/dossiers/" + id,
                                OFFICER,
                                "\"%d\"".formatted(revision),
                                "{'title': '%s'}".formatted(title)));
                        written.put(id, title);
                    }
                }
                return null;
            });
            var last = Instant.EPOCH;
            while (!writer.isDone()) {
                last = copy(last, copied);
            }
            writer.get();
            var from = last;
            await().atMost(SOON).untilAsserted(() -> {
                copy(from, copied);
                assertThat(copied).isEqualTo(written);
            });
        }
    }

    /** Walks once through what changed since, as the contract advises, and returns when the last of it changed. */
    private Instant copy(Instant since, Map<String, String> copied) throws Exception {
        var last = since;
        var page = list(
                "/dossiers",
                OUTSIDER,
                "sort",
                "modified",
                "pageSize",
                "5",
                "modifiedFrom",
                since.equals(Instant.EPOCH)
                        ? "1970-01-01T00:00:00Z"
                        : since.minusSeconds(60).toString());
        while (true) {
            for (var item : page.path("items")) {
                copied.put(item.path("id").asString(), item.path("title").asString());
                last = Instant.parse(item.path("modified").asString());
            }
            if (!page.has("next")) {
                return last;
            }
            page = good(service.get(local(page.path("next").asString()), OUTSIDER));
        }
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
}
