package eu.akkoord.agreements;

import static eu.akkoord.platform.servers.Calls.read;
import static eu.akkoord.platform.servers.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.servers.Calls;
import eu.akkoord.platform.servers.TestTokens;
import eu.akkoord.platform.servers.WithServers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * What operators do with the copies of what the other service told. The context, and so the database, is not that of most tests: what
 * those put into copies by hand is what a rebuild takes away.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "spring.jmx.enabled=false"})
@WithServers
class ProjectionsIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String VL = TestTokens.officer("VL", "abb");
    private static final String OPERATOR = TestTokens.staff("operator", "VL", "abb");
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final String n = "projectie-" + SERIAL.incrementAndGet();

    @LocalServerPort
    private int port;

    @Value("${spring.kafka.bootstrap-servers}")
    private String kafka;

    private Calls calls;
    private Topics topics;

    @BeforeEach
    void topics_are_there_and_an_agreement() throws Exception {
        calls = new Calls(port);
        topics = new Topics(kafka);
        topics.make();
        calls.send("POST", "/parties", VL, null, "{'id':'VL','names':{'nl':'Vlaanderen'}}");
        calls.send("POST", "/parties", TestTokens.officer("NL", "szw"), null, "{'id':'NL','names':{'nl':'Nederland'}}");
        var made = calls.send(
                "POST",
                "/agreements",
                VL,
                null,
                "{'id':'%s','title':'Samenwerking','instrument':'declarationOfIntent','parties':['VL','NL']}"
                        .formatted(n));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    @AfterEach
    void close() {
        topics.close();
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
            var begun = calls.send("POST", "/projections/" + projection + "/rebuilds", OPERATOR, null, null);
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
    void what_is_not_there_or_asked_wrongly_is_refused() throws Exception {
        refused(calls.get("/projections/dossiers/gaps", VL), 403, "missingPermission");
        refused(calls.get("/projections/onzin/gaps", OPERATOR), 404, "resourceNotFound");
        refused(calls.get("/projections/dossiers/gaps/niets-2", OPERATOR), 404, "resourceNotFound");
        refused(calls.get("/projections/dossiers/gaps/niets", OPERATOR), 400, "badRequest");
        refused(calls.get("/projections/dossiers/rebuilds/niets", OPERATOR), 404, "resourceNotFound");
        refused(calls.send("POST", "/projections/onzin/rebuilds", OPERATOR, null, null), 404, "resourceNotFound");
        refused(calls.send("POST", "/projections/visits/rebuilds", OPERATOR, null, "{'x':1}"), 400, "badRequest");
    }

    private JsonNode ok(String path, String token) throws Exception {
        var answer = calls.get(path, token);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return read(answer);
    }
}
