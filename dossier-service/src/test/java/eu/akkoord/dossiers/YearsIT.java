package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lists by the years that periods lie in, however long or open they are. */
class YearsIT extends ListsCase {
    private static final List<String> EDTF =
            List.of("2013/..", "1900/2100", "2019", "../2019", "2021-06", "2013/9999-12-31", "1839-04-19");

    private static Map<String, Integer> counts(JsonNode list) {
        var counts = new HashMap<String, Integer>();
        list.at("/facets/0/values")
                .forEach(value -> counts.put(
                        value.path("value").asString(), value.path("count").asInt()));
        return counts;
    }

    @Test
    void a_year_finds_every_period_that_may_lie_in_it() throws Exception {
        for (int place = 0; place < EDTF.size(); place++) {
            visit("b" + place, EDTF.get(place), "partners", null);
            good(service.post("/dossiers", OFFICER, Map.of(), """
                    {"id": "%s-d%d", "title": "Zaak", "agreements": ["%1$s"], "confidentiality": "partners",
                     "period": {"edtf": "%s"}, "change": {"occurred": "2017-06-16"}}""".formatted(agreement, place, EDTF.get(place))));
        }
        for (var list : List.of("/visits", "/dossiers")) {
            var letter = list.equals("/visits") ? "b" : "d";
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(ids(list(list, PARTNER))).hasSize(EDTF.size()));
            found(list, letter, List.of(0, 1, 5), "year", "2020");
            found(list, letter, List.of(2, 3, 4, 6), "yearNot", "2020");
            found(list, letter, List.of(0, 1, 2, 3, 5), "year", "2019");
            found(list, letter, List.of(3, 6), "year", "1839");
            found(list, letter, List.of(0, 5), "year", "9999");
            found(list, letter, List.of(3), "year", "0000");
            var counts = counts(list(list, PARTNER, "facet", "year"));
            assertThat(counts)
                    .containsEntry("2020", 3)
                    .containsEntry("2019", 5)
                    .containsEntry("2021", 4)
                    .containsEntry("1950", 2)
                    .containsEntry("1839", 2)
                    .containsEntry("9999", 2)
                    .doesNotContainKeys("2051", "1899");
            assertThat(counts.size()).isLessThan(200);
        }
    }

    private void found(String list, String letter, List<Integer> places, String key, String year) throws Exception {
        assertThat(ids(list(list, PARTNER, key, year)))
                .as("%s of %s in %s", key, list, year)
                .containsExactlyInAnyOrderElementsOf(places.stream()
                        .map(place -> "%s-%s%d".formatted(agreement, letter, place))
                        .toList());
    }
}
