package eu.akkoord.agreements;

import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.servicetest.Calls;
import eu.akkoord.platform.test.TestTokens;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operations on the copies of the other service's facts. */
class ProjectionsIT extends ToldCase {
    private static final String OPERATOR = TestTokens.staff("operator", "VL", "abb");

    @BeforeEach
    void an_agreement_is_there() throws Exception {
        agreement(n, "'VL','NL'");
    }

    @Test
    void a_gap_is_an_alarm_that_an_operator_closes() throws Exception {
        topics.dossier(n + "-gat", n);
        topics.tell("dossiers", n + "-gat", 4, "amended", Topics.dossierOf(n + "-gat", n, "partners"));
        var gap = "/projections/dossiers/gaps/" + n + "-gat-4";
        await().atMost(SOON).until(() -> calls.get(gap, OPERATOR).statusCode() == 200);
        assertThat(ok("/projections/dossiers/gaps?pageSize=100", OPERATOR)
                        .path("items")
                        .toString())
                .contains(n + "-gat-4");
        assertThat(ok(gap, OPERATOR).path("previous").asInt()).isEqualTo(1);
        refused(calls.send("POST", gap + "/closures", OPERATOR, null, "{}"), 400, "badRequest");
        refused(calls.send("POST", gap + "/closures", VL, null, "{'reason':'x'}"), 403, "missingPermission");
        var closed = calls.send("POST", gap + "/closures", OPERATOR, null, "{'reason':'uit een oude back-up'}");
        assertThat(closed.statusCode()).as(closed.body()).isEqualTo(201);
        assertThat(Calls.location(closed)).endsWith(gap);
        assertThat(ok(gap, OPERATOR).at("/closure/reason").asString()).isEqualTo("uit een oude back-up");
        refused(calls.send("POST", gap + "/closures", OPERATOR, null, "{'reason':'nog eens'}"), 409, "wrongStage");
        assertThat(ok("/projections/dossiers/gaps?pageSize=100", OPERATOR)
                        .path("items")
                        .toString())
                .doesNotContain(n + "-gat-4");
    }

    @Test
    void every_projection_can_be_rebuilt_while_questions_are_answered() throws Exception {
        for (int file = 0; file < 50; file++) {
            topics.dossier(n + "-" + file, n);
        }
        topics.send("dossiers", "gif", "geen json");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ok("/agreements/" + n + "/progress", VL)
                                .at("/dossiers/total")
                                .asInt())
                        .isEqualTo(50));
        for (var projection : Set.of("agreements", "dossiers", "visits", "sessions", "commitments")) {
            var begun =
                    calls.send("POST", "/projections/" + projection + "/rebuilds?source=topic", OPERATOR, null, null);
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
            var rebuild = Calls.location(begun).replaceAll(".*/akkoord/v1", "");
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(ok("/agreements/" + n + "/progress", VL)
                                .at("/dossiers/total")
                                .asInt())
                        .isEqualTo(50);
                assertThat(ok(rebuild, OPERATOR).path("status").asString()).isEqualTo("completed");
            });
            var report = ok(rebuild, OPERATOR);
            assertThat(report.path("equal").asBoolean()).as(report.toString()).isTrue();
            assertThat(report.path("hashBefore")).isEqualTo(report.path("hashAfter"));
            assertThat(report.path("offsets").isEmpty()).isFalse();
        }
    }

    @Test
    void what_an_operator_does_and_what_is_refused_is_told_to_the_auditors_of_their_party() throws Exception {
        var operator = TestTokens.staff("operator", "VL", n);
        var rebuilds = "/projections/visits/rebuilds";
        assertThat(calls.send("POST", rebuilds, operator, null, null).statusCode())
                .isIn(201, 409);
        for (int times = 0; times < 20; times++) {
            refused(calls.send("POST", rebuilds, TestTokens.officer("NL", n), null, null), 403, "missingPermission");
            refused(
                    calls.send("POST", "/agreements", TestTokens.reader("NL", n), null, "{}"),
                    403,
                    "missingPermission");
        }
        var acts = "/audits?kind=act&organisation=";
        var done = await().atMost(SOON)
                .until(
                        () -> ok(acts + "VL/" + n, TestTokens.staff("auditor", "VL", "abb")),
                        page -> page.path("total").asInt() == 1);
        assertThat(done.at("/items/0/action").asString()).isEqualTo("POST /projections/{projectionId}/rebuilds");
        assertThat(done.at("/items/0/things").toString()).isEqualTo("[{\"id\":\"visits\"}]");
        var refusals = await().atMost(SOON)
                .until(
                        () -> ok(acts + "NL/" + n, TestTokens.staff("auditor", "NL", "szw")),
                        page -> page.path("total").asInt() >= 2);
        assertThat(refusals.path("total").asInt())
                .as("forty refusals, twice over the hour at most")
                .isLessThanOrEqualTo(6);
        assertThat(refusals.path("items").valueStream())
                .allMatch(item ->
                        item.path("things").isEmpty() && item.path("times").asInt() >= 1)
                .extracting(item -> item.path("action").asString())
                .contains("POST /agreements", "POST /projections/{projectionId}/rebuilds");
        var entry = "/audits/" + refusals.at("/items/0/id").asString();
        assertThat(ok(entry, TestTokens.staff("auditor", "NL", "szw"))
                        .path("kind")
                        .asString())
                .isEqualTo("act");
        refused(calls.get(entry, TestTokens.staff("auditor", "VL", "abb")), 404, "resourceNotFound");
        assertThat(ok(acts + "NL/" + n, TestTokens.staff("auditor", "VL", "abb"))
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void what_is_not_there_or_asked_wrongly_is_refused() throws Exception {
        refused(calls.get("/projections/dossiers/gaps", VL), 403, "missingPermission");
        refused(calls.get("/projections/onzin/gaps", OPERATOR), 404, "resourceNotFound");
        refused(calls.get("/projections/dossiers/gaps/niets-2", OPERATOR), 404, "resourceNotFound");
        refused(calls.get("/projections/dossiers/gaps/niets", OPERATOR), 400, "badRequest");
        refused(calls.get("/projections/dossiers/rebuilds/niets", OPERATOR), 404, "resourceNotFound");
        refused(calls.send("POST", "/projections/onzin/rebuilds", OPERATOR, null, null), 404, "resourceNotFound");
        refused(calls.send("POST", "/projections/visits/rebuilds", OPERATOR, null, "{'x':1}"), 400, "badRequest");
    }
}
