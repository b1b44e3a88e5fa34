package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The story of Flanders and a Land that has nobody here at first, through the gateway; nothing about the Netherlands changes by it. */
@ExtendWith(RunningInstallation.class)
class RepresentedIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String THERE = "delegatie-noordrijn-westfalen-2017";
    private static final String BACK = "tegenbezoek-noordrijn-westfalen-2018";
    private static final String STATED = "[{\"party\":\"DE-NW\",\"statedBy\":\"VL\"}]";

    private final Api api;

    RepresentedIT(Installation installation) {
        this.api = new CheckedApi(installation);
    }

    @Test
    void a_delegation_came_in_spring_was_told_of_at_lunch_and_invites_in_return() {
        var netherlands = api.json("reader-nl", "/balances?party=VL&party=NL").path("items");
        var visits = api.json("reader-nl", "/visits?party=NL").path("total").asInt();
        var alerts = api.json("reader-nl", "/alerts").path("total").asInt();

        var party = "{\"id\":\"DE-NW\",\"names\":{\"nl\":\"Noordrijn-Westfalen\",\"de\":\"Nordrhein-Westfalen\"}}";
        assertThat(send("officer-vl", "POST", "/parties", 0, party).statusCode())
                .isEqualTo(403);
        assertThat(good(send("coordinator-vl", "POST", "/parties", 0, party))
                        .path("registeredBy")
                        .asString())
                .isEqualTo("VL");
        var there = """
                {"id":"%s","title":"Delegatie uit Noordrijn-Westfalen","kind":"studyVisit","host":"VL","guests":["DE-NW"],
                 "period":{"edtf":"2017-21","label":"voorjaar 2017"},"delegations":[{"party":"DE-NW","announced":5}],
                 "status":"held","change":{"occurredPeriod":{"edtf":"2017-21","label":"voorjaar 2017"}}}""".formatted(THERE);
        // the other service hears of a new party a moment later
        await().atMost(SOON)
                .until(() -> send("officer-vl", "POST", "/visits", 0, there).statusCode() == 201);
        good(send("officer-vl", "POST", "/visits/" + THERE + "/sessions", 0, """
                {"title":"Lunchsessie over het bezoek","period":{"edtf":"2017-06","label":"juni 2017"},"capacity":15}"""));
        good(send("officer-vl", "POST", "/visits", 0, """
                {"id":"%s","title":"Uitnodiging voor een tegenbezoek","kind":"studyVisit","host":"DE-NW","guests":["VL"],
                 "period":{"edtf":"2018","label":"in 2018"},"returns":"%s","change":{"occurred":"2017-06-30"}}""".formatted(BACK, THERE)));

        var visit = api.json("reader-vl", "/visits/" + BACK);
        assertThat(visit.path("represented").toString()).isEqualTo(STATED);
        assertThat(visit.at("/period/label").asString()).isEqualTo("in 2018");
        await().atMost(SOON).untilAsserted(() -> {
            var balance =
                    api.json("reader-vl", "/balances?party=VL&party=DE-NW").at("/items/0");
            var owes = side(balance, "VL");
            assertThat(owes.at("/owed/visits/0/id").asString()).isEqualTo(THERE);
            assertThat(owes.at("/promised/visits/0/id").asString()).isEqualTo(BACK);
            assertThat(owes.at("/promised/visits/0/represented").toString()).isEqualTo(STATED);
            assertThat(side(balance, "DE-NW").at("/owed/count").asInt()).isZero();
        });
        assertThat(send("officer-vl", "POST", "/visits/" + BACK + "/transitions", 1, "{\"status\":\"confirmed\"}")
                        .statusCode())
                .isEqualTo(403);
        await().atMost(SOON)
                .until(() -> api.get("reader-de-nw", "/visits/" + THERE).statusCode() == 404);
        assertThat(send("officer-de-nw", "POST", "/visits/" + BACK + "/answers", 1, "{\"answer\":\"accepted\"}")
                        .statusCode())
                .isEqualTo(404);

        var takeover = """
                {"registeredBy":null,"organisations":[{"id":"stk","name":"Staatskanzlei"}]}""";
        assertThat(send("officer-de-nw", "PATCH", "/parties/DE-NW", 1, takeover).statusCode())
                .isEqualTo(403);
        good(send("coordinator-de-nw", "PATCH", "/parties/DE-NW", 1, takeover));
        await().atMost(SOON)
                .until(() -> api.get("reader-de-nw", "/visits/" + BACK).statusCode() == 200);
        assertThat(api.json("reader-de-nw", "/visits/" + BACK + "/history")
                        .at("/items/0")
                        .toString())
                .as("who wrote it")
                .contains("abb");
        good(send("officer-de-nw", "POST", "/visits/" + BACK + "/answers", 1, """
                {"answer":"accepted","change":{"occurred":"2017-08-31"}}"""));
        good(send("officer-de-nw", "POST", "/visits/" + BACK + "/transitions", 2, """
                {"status":"confirmed","change":{"occurred":"2017-09-01"}}"""));
        assertThat(api.json("reader-vl", "/visits/" + BACK).has("represented")).isFalse();

        assertThat(api.json("reader-nl", "/balances?party=VL&party=NL").path("items"))
                .isEqualTo(netherlands);
        assertThat(api.json("reader-nl", "/visits?party=NL").path("total").asInt())
                .isEqualTo(visits);
        assertThat(api.json("reader-nl", "/alerts").path("total").asInt()).isEqualTo(alerts);
        assertThat(api.get("reader-nl", "/visits/" + BACK).statusCode()).isEqualTo(404);
    }

    private static JsonNode side(JsonNode balance, String debtor) {
        return balance.path("sides")
                .valueStream()
                .filter(side -> side.path("debtor").asString().equals(debtor))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> send(String client, String method, String path, int seen, String body) {
        var headers = seen == 0 ? Map.<String, String>of() : Map.of("If-Match", "\"%d\"".formatted(seen));
        return api.call(client, method, path, headers, body);
    }

    private static JsonNode good(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return Api.JSON.readTree(answer.body());
    }
}
