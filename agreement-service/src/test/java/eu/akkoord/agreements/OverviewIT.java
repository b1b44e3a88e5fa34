package eu.akkoord.agreements;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.test.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Results of agreements, published over Kafka and queried over HTTP. */
class OverviewIT extends ToldCase {
    private static final String NL = TestTokens.reader("NL", "szw");
    private static final String NW = TestTokens.officer("DE-NW", "mkffi");
    private static final String LU = TestTokens.officer("LU", "mae");

    @BeforeEach
    void a_third_party_is_there() throws Exception {
        calls.send("POST", "/parties", NW, null, "{'id':'DE-NW','names':{'nl':'Noordrijn-Westfalen'}}");
    }

    @Test
    void the_story_of_2017_has_brought_what_its_events_told() throws Exception {
        agreement(n, "'VL','NL'", "normen", "inclusie");
        topics.dossier(n + "-normen", n, "normen");
        topics.dossier(n + "-inclusie", n, "inclusie");
        topics.visit(n, n + "-heen", 1, "planned", "VL", "'NL'", "2017-06-20/2017-06-22", "planned", null, 0);
        topics.visit(n, n + "-terug", 1, "planned", "NL", "'VL'", "[2017-10..2017-12]", "planned", n + "-heen", 0);
        topics.visit(n, n + "-heen", 2, "statusChanged", "VL", "'NL'", "2017-06-20/2017-06-22", "held", null, 0);
        topics.visit(n, n + "-terug", 2, "moved", "NL", "'VL'", "2018-21", "planned", n + "-heen", 1);
        for (int lunch = 1; lunch <= 3; lunch++) {
            topics.session(n, n + "-lunch-" + lunch, n + "-heen", lunch == 1 ? "inclusie" : "anders");
        }
        await().atMost(SOON).untilAsserted(() -> {
            var progress = ok("/agreements/" + n + "/progress", NL);
            assertThat(progress.at("/dossiers/total").asInt()).isEqualTo(2);
            assertThat(progress.at("/dossiers/themes/0/dossiers").asInt()).isEqualTo(1);
            assertThat(progress.path("visits").toString())
                    .isEqualTo("{\"planned\":1,\"confirmed\":0,\"held\":1,\"cancelled\":0}");
            assertThat(progress.at("/sessions/held").asInt()).isEqualTo(3);
            assertThat(progress.path("reached").toString()).isEqualTo("{\"count\":30,\"approximate\":true}");
            assertThat(progress.at("/last/period/label").asString()).isEqualTo("september 2017");
            assertThat(progress.has("next")).as("its period has passed").isFalse();
            assertThat(ok("/alerts?kind=slippedVisit&agreement=" + n, NL)
                            .path("total")
                            .asInt())
                    .as("the move, of which progress says nothing")
                    .isEqualTo(1);
        });
        var coverage = ok("/agreements/" + n + "/coverage", VL);
        assertThat(coverage.at("/themes/0/gaps").toString()).isEqualTo("[\"sessions\"]");
        assertThat(coverage.at("/themes/1/sessions/0/id").asString()).isEqualTo(n + "-lunch-1");
        assertThat(coverage.at("/themes/1/gaps").size()).isZero();

        var owes = side(ok("/balances?party=VL&party=NL&pageSize=1", NL), "VL");
        assertThat(ids(owes.path("owed"))).contains(n + "-heen");
        var promised = of(owes.path("promised"), n + "-terug");
        assertThat(promised.at("/period/label").asString()).isEqualTo("woorden 2018-21");
        assertThat(promised.path("slips").asInt()).isEqualTo(1);

        var alerts = ok("/alerts?agreement=%s&kind=slippedVisit&kind=passedVisit".formatted(n), NL);
        assertThat(alerts.path("total").asInt()).isEqualTo(2);
        assertThat(alerts.at("/items/0/since").asString()).isEqualTo("2017-10-09");
        assertThat(alerts.at("/items/1/since").asString()).isEqualTo("2018-06-01");
        assertThat(alerts.at("/items/1/action/label").asString()).contains("verschuif");
        var english = calls.get("/alerts?kind=passedVisit&agreement=" + n, NL, Map.of("Accept-Language", "en"));
        assertThat(good(english).at("/items/0/action/label").asString()).contains("postpone");
        assertThat(english.headers().allValues("Content-Language")).containsExactly("en");
        var first = ok("/alerts?agreement=%s&kind=slippedVisit&kind=passedVisit&pageSize=1".formatted(n), NL);
        assertThat(first.path("next").asString()).contains("after=2017-10-09.slippedVisit." + n + "-terug");
        var rest = ok(first.path("next").asString().replaceAll(".*/akkoord/v1", ""), NL);
        assertThat(rest.at("/items/0/kind").asString()).isEqualTo("passedVisit");
        assertThat(rest.has("next")).isFalse();
        assertThat(ok("/alerts?agreement=" + n, LU).path("total").asInt()).isZero();
    }

    @Test
    void each_pair_of_three_parties_has_a_balance_of_its_own() throws Exception {
        agreement(n, "'VL','NL','DE-NW'");
        topics.visit(n, n + "-vl", 1, "planned", "VL", "'NL','DE-NW'", "2017-03", "held", null, 0);
        topics.visit(n, n + "-nl", 1, "planned", "NL", "'VL','DE-NW'", "2017-05", "held", n + "-vl", 0);
        topics.visit(n, n + "-nw", 1, "planned", "DE-NW", "'NL'", "2017-07", "held", null, 0);
        topics.visit(n, n + "-nw-terug", 1, "planned", "NL", "'DE-NW'", "2018-07", "cancelled", n + "-nw", 0);
        // what is told of one visit may be read before what was told of another
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ok("/agreements/" + n + "/progress", NL)
                                .at("/visits")
                                .toString())
                        .isEqualTo("{\"planned\":0,\"confirmed\":0,\"held\":3,\"cancelled\":1}"));
        assertThat(ids(side(ok("/balances?party=NL&party=DE-NW", NW), "DE-NW").path("owed")))
                .contains(n + "-nw");
        var vlToNl = side(ok("/balances?party=VL&party=NL", VL), "VL");
        assertThat(ids(vlToNl.path("received"))).contains(n + "-vl");
        assertThat(ids(vlToNl.path("returned"))).contains(n + "-nl");
        assertThat(ids(vlToNl.path("owed"))).doesNotContain(n + "-vl");
        var vlToNw = side(ok("/balances?party=VL&party=DE-NW", VL), "VL");
        assertThat(ids(vlToNw.path("owed"))).contains(n + "-vl");
        assertThat(ids(side(ok("/balances?party=NL&party=DE-NW", NW), "NL").path("owed")))
                .as("a visit that answers one owes nothing")
                .doesNotContain(n + "-nl");
        assertThat(ok("/balances?party=NL&party=DE-NW", VL).path("total").asInt())
                .isZero();
        var pairs = new ArrayList<String>();
        ok("/balances", NL)
                .path("items")
                .forEach(item -> pairs.add(item.path("parties").toString()));
        assertThat(pairs).contains("[\"DE-NW\",\"NL\"]", "[\"NL\",\"VL\"]").doesNotContain("[\"DE-NW\",\"VL\"]");
        var page = ok("/balances?pageSize=1", NL);
        assertThat(page.path("next").asString()).contains("after=DE-NW.NL");
    }

    @Test
    void what_is_concealed_is_forgotten_and_what_a_party_may_not_see_is_not_counted() throws Exception {
        agreement(n, "'VL','NL'");
        agreement(n + "-nw", "'VL','DE-NW'");
        topics.dossier(n + "-een", n);
        topics.dossier(n + "-twee", n);
        topics.tell(
                "dossiers", n + "-drie", 1, "opened", Topics.dossierOf(n + "-drie", n + "','" + n + "-nw", "partners"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ok("/agreements/" + n + "/progress", VL)
                                .at("/dossiers/total")
                                .asInt())
                        .isEqualTo(3));
        assertThat(ok("/agreements/" + n + "/progress", NL)
                        .at("/dossiers/total")
                        .asInt())
                .as("not under an agreement of others too")
                .isEqualTo(2);
        topics.tell("dossiers", n + "-een", 2, "concealed", "null");
        topics.tell("dossiers", n + "-een", 3, "changed", "null");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ok("/agreements/" + n + "/progress", NL)
                                .at("/dossiers/total")
                                .asInt())
                        .isEqualTo(1));
        topics.tell("dossiers", n + "-een", 4, "revealed", Topics.dossierOf(n + "-een", n, "public"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ok("/agreements/" + n + "/progress", NL)
                                .at("/dossiers/total")
                                .asInt())
                        .isEqualTo(2));
    }

    @Test
    void who_is_not_concerned_or_asks_wrongly_is_refused() throws Exception {
        agreement(n, "'VL','NL'");
        refused(calls.get("/agreements/" + n + "/progress", LU), 403, "missingPermission");
        refused(calls.get("/agreements/" + n + "/coverage", LU), 403, "missingPermission");
        refused(calls.get("/agreements/bestaat-niet/progress", VL), 404, "resourceNotFound");
        refused(calls.get("/agreements/bestaat-niet/coverage", LU), 404, "resourceNotFound");
        refused(calls.get("/agreements/" + n + "/progress?asOf=2017-01-01", VL), 400, "badRequest");
        refused(calls.get("/balances?party=VL&party=NL&party=LU", VL), 400, "badRequest");
        refused(calls.get("/balances?party=VL&party=VL", VL), 400, "badRequest");
        refused(calls.get("/balances?party=vlaanderen", VL), 400, "badRequest");
        refused(calls.get("/balances?after=1", VL), 400, "badRequest");
        refused(calls.get("/alerts?kind=onzin", VL), 400, "badRequest");
        refused(calls.get("/alerts?pageSize=0", VL), 400, "badRequest");
        refused(calls.get("/alerts?status=open", VL), 400, "badRequest");
    }

    private static JsonNode side(JsonNode balances, String debtor) {
        var sides = balances.at("/items/0/sides");
        return sides.path(0).path("debtor").asString().equals(debtor) ? sides.path(0) : sides.path(1);
    }

    private static List<String> ids(JsonNode tally) {
        var ids = new ArrayList<String>();
        tally.path("visits").forEach(visit -> ids.add(visit.path("id").asString()));
        assertThat(tally.path("count").asInt()).isEqualTo(ids.size());
        return ids;
    }

    private static JsonNode of(JsonNode tally, String id) {
        for (var visit : tally.path("visits")) {
            if (visit.path("id").asString().equals(id)) {
                return visit;
            }
        }
        throw new AssertionError("%s is not in %s".formatted(id, tally));
    }
}
