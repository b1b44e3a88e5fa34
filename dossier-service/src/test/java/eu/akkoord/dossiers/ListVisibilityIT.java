package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Visibility of things in lists. */
class ListVisibilityIT extends ListsCase {
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

    /** The attack: two of one's own, in which each of two words stands once and twice, tell by their order which is rarer. */
    @Test
    void the_order_of_relevance_does_not_tell_which_words_stand_in_what_is_hidden() throws Exception {
        var word = agreement.replace("akkoord-", "woord");
        var marker = agreement.replace("akkoord-", "merk");
        var first = probe("a", "%s %s %s".formatted(word, word, marker));
        var second = probe("b", "%s %s %s".formatted(word, marker, marker));
        awaitItem("/dossiers", second, "title", "%s %s %s".formatted(word, marker, marker));
        var probing = new String[] {"q", word + " " + marker, "sort", "relevance", "highlight", "true"};
        var before = list("/dossiers", OFFICER, probing);
        assertThat(ids(before)).containsExactly(first, second);

        var hidden = List.of(word, word + " overleg", word + " " + word, "over " + word);
        for (int number = 0; number < hidden.size(); number++) {
            probe(PARTNER, "verborgen-" + number, hidden.get(number), "internal");
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(list("/dossiers", PARTNER, "q", word, "sort", "id")
                                .path("total")
                                .asInt())
                        .isEqualTo(hidden.size()));
        assertThat(list("/dossiers", OFFICER, probing)).isEqualTo(before);
    }

    private String probe(String name, String title) throws Exception {
        return probe(OFFICER, name, title, "internal");
    }

    private String probe(String token, String name, String title, String confidentiality) throws Exception {
        var id = "%s-%s".formatted(agreement, name);
        good(service.post("/dossiers", token, Map.of(), """
                {"id": "%s", "title": "%s", "agreements": ["%s"], "confidentiality": "%s"}""".formatted(id, title, agreement, confidentiality)));
        return id;
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
    void when_something_is_opened_to_who_joined_its_agreement_it_is_found_until_that_party_leaves() throws Exception {
        var id = dossier("wisselt", "Wisselt", "partners");
        var visit = visit("wisselt", "2018", "partners", id);
        awaitItem("/dossiers", id, "title", "Wisselt");
        awaitItem("/visits", visit, "title", "Bezoek wisselt");
        good(service.post("/dossiers/%s/documents".formatted(id), OFFICER, Map.of(), """
                {"title": "Verslag", "kind": "report", "language": "nl", "link": "https://example.org/verslag"}"""));
        good(service.post("/visits/%s/sessions".formatted(visit), PARTNER, Map.of(), """
                {"id": "%s-sessie", "title": "Lunchsessie", "period": {"edtf": "2018"}}""".formatted(visit)));
        assertThat(ids(list("/dossiers", OUTSIDER))).isEmpty();

        tell(2, "Samenwerking rond inburgering", "[\"VL\", \"NL\", \"LU\"]");
        var open = "{'sharedWith': ['LU', 'NL', 'VL'], 'change': {'reason': 'LU werkt mee'}}";
        for (var filed : List.of("/dossiers/" + id, "/visits/" + visit)) {
            var seen = etag(service.get(filed, COORDINATOR));
            await().atMost(SOON).untilAsserted(() -> good(service.send("PATCH", filed, COORDINATOR, seen, open)));
        }
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
}
