package eu.akkoord.agreements;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.read;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.servicetest.Calls;
import eu.akkoord.platform.test.ContractAdmissions;
import eu.akkoord.platform.test.ContractRefusals;
import eu.akkoord.platform.test.TestTokens;
import eu.akkoord.platform.test.WithServers;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The service as a whole: through HTTP, into the store, onto the log. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@WithServers
class AgreementServiceIT {
    private static final String VL = TestTokens.officer("VL", "abb");
    private static final String NL = TestTokens.officer("NL", "szw");
    private static final String LU = TestTokens.officer("LU", "mae");
    private static final AtomicInteger SERIAL = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Value("${spring.kafka.bootstrap-servers}")
    private String kafka;

    private final String id = "akkoord-" + SERIAL.incrementAndGet();

    private HttpResponse<String> send(
            String method, String path, @Nullable String token, @Nullable String seen, @Nullable String body)
            throws IOException, InterruptedException {
        return new Calls(port).send(method, path, token, seen, body);
    }

    @BeforeEach
    void both_parties_are_registered() throws Exception {
        send("POST", "/parties", VL, null, "{'id':'VL','names':{'nl':'Vlaanderen'}}");
        send("POST", "/parties", NL, null, "{'id':'NL','names':{'nl':'Nederland'}}");
        assertThat(send("GET", "/parties/NL", VL, null, null).statusCode()).isEqualTo(200);
    }

    @Test
    void anyone_may_ask_whether_it_can_keep_what_it_is_told() throws Exception {
        var answer = send("GET", "/health", null, null, null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(read(answer).path("status").asString()).isEqualTo("UP");
    }

    @Test
    void a_declaration_is_registered_amended_put_into_effect_and_looked_back_at() throws Exception {
        var created = send("POST", "/agreements", VL, null, declaration("2013-12-09"));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location").orElseThrow()).endsWith("/akkoord/v1/agreements/" + id);
        assertThat(read(created).path("status").asString()).isEqualTo("announced");

        var amended = send(
                "PATCH",
                "/agreements/" + id,
                VL,
                "\"1\"",
                "{'signed':{'edtf':'2013-12','label':'december 2013'},'review':{'edtf':'2018','label':'na vijf jaar'},"
                        + "'change':{'occurred':'2014-01-06'}}");
        assertThat(amended.statusCode()).as(amended.body()).isEqualTo(200);
        assertThat(etag(amended)).isEqualTo("\"2\"");
        assertThat(read(amended).at("/signed/latest").asString()).isEqualTo("2013-12-31");
        assertThat(read(amended).at("/review/latest").asString()).isEqualTo("2018-12-31");
        var same = send("PATCH", "/agreements/" + id, VL, "\"2\"", "{'title':'Samenwerking'}");
        assertThat(etag(same)).isEqualTo("\"2\"");

        var taken = send(
                "POST",
                "/agreements/" + id + "/transitions",
                VL,
                "\"2\"",
                "{'status':'inEffect','change':{'occurred':'2017-06-16','reason':'aangekondigd'}}");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        assertThat(taken.headers().firstValue("Location").orElseThrow()).endsWith("/events/agreements." + id + ".3");

        var then = send("GET", "/agreements/" + id + "?asOf=2013-12-31", NL, null, null);
        assertThat(read(then).path("status").asString()).isEqualTo("announced");
        assertThat(read(then).has("signed")).isFalse();
        assertThat(send("GET", "/agreements/" + id + "?asOf=2013-12-08", NL, null, null)
                        .statusCode())
                .isEqualTo(404);

        var page = read(send("GET", "/agreements/" + id + "/history?pageSize=2", NL, null, null));
        assertThat(page.path("items").size()).isEqualTo(2);
        assertThat(page.has("total")).isFalse();
        assertThat(page.at("/items/1/type").asString()).isEqualTo("moved");
        assertThat(page.path("next").asString()).contains("after=2");
        var last = read(send("GET", "/agreements/" + id + "/history?pageSize=2&after=2", NL, null, null));
        assertThat(last.has("next")).isFalse();

        var event = send("GET", "/events/agreements." + id + ".3", NL, null, null);
        assertThat(event.statusCode()).as(event.body()).isEqualTo(200);
        assertThat(read(event).path("type").asString())
                .isEqualTo("eu.akkoord.agreements.v1.agreements.notify.statusChanged");
        assertThat(read(event).at("/data/previousStatus").asString()).isEqualTo("announced");
    }

    @Test
    void a_party_is_named_joins_and_leaves_by_its_own_hand() throws Exception {
        send("POST", "/parties", LU, null, "{'id':'LU','names':{'nl':'Luxemburg'}}");
        var calls = new Calls(port);
        var path = "/agreements/" + id;
        var coordinator = TestTokens.staff("coordinator", "NL", "szw");
        var made = read(send("POST", "/agreements", VL, null, declaration("2013-12-09")));
        assertThat(made.at("/standings/1/standing").asString()).isEqualTo("named");
        refused(send("PATCH", path, NL, "\"1\"", "{'title':'Anders'}"), 403, "missingPermission");
        refused(send("PATCH", path, VL, "\"1\"", "{'parties':['VL','LU']}"), 409, "shutsOut");
        refused(send("PATCH", path, VL, "\"1\"", "{'parties':['VL','NL','LU']}"), 403, "missingPermission");

        var offer = path + "/offers/joining-nl";
        assertThat(read(send("GET", offer, NL, null, null)).at("/content/party").asString())
                .isEqualTo("NL");
        refused(send("GET", offer, LU, null, null), 404, "resourceNotFound");
        var yes = "{'answer':'accepted'}";
        refused(send("POST", offer + "/answers", NL, "\"1\"", yes), 403, "missingPermission");
        refused(send("POST", offer + "/answers", coordinator, null, yes), 428, "missingPrecondition");
        refused(send("POST", offer + "/answers", coordinator, "\"9\"", yes), 412, "outdatedRevision");
        Joined.by(calls, id, "NL");
        Joined.by(calls, id, "NL");
        assertThat(read(send("GET", path, VL, null, null))
                        .at("/standings/1/standing")
                        .asString())
                .isEqualTo("joined");
        var told = send("GET", "/events/agreements." + id + ".2", VL, null, null);
        assertThat(read(told).at("/data/agreement/joined")).hasSize(2);
        assertThat(read(told).at("/data/offer/answeredBy").asString()).isEqualTo("NL");

        var body = "{'change':{'reason':'verder in Benelux'}}";
        refused(send("POST", path + "/departures", NL, null, body), 403, "missingPermission");
        try (var topics = new Topics(kafka)) {
            topics.make();
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> send("GET", "/alerts", VL, null, null).statusCode() == 200);
        var losses = send("POST", path + "/departures", coordinator, null, body);
        assertThat(losses.statusCode()).as(losses.body()).isEqualTo(200);
        assertThat(read(losses).path("party").asString()).isEqualTo("NL");
        assertThat(etag(send("GET", path, NL, null, null))).isEqualTo("\"2\"");
        var left = send(
                "POST",
                path + "/departures",
                coordinator,
                null,
                body.replace("{'change'", "{'confirmed':true,'change'"));
        assertThat(left.statusCode()).as(left.body()).isEqualTo(201);
        refused(
                send(
                        "POST",
                        path + "/departures",
                        coordinator,
                        null,
                        body.replace("{'change'", "{'confirmed':true,'change'")),
                409,
                "wrongStage");
        refused(send("PATCH", path, NL, "\"3\"", "{'title':'Anders'}"), 403, "missingPermission");
        var event = read(send("GET", "/events/agreements." + id + ".3", VL, null, null));
        assertThat(event.path("type").asString()).endsWith(".left");
        assertThat(event.at("/data/agreement/joined")).hasSize(1);

        var asked = send(
                "POST",
                path + "/offers",
                coordinator,
                "\"3\"",
                "{'kind':'joining','content':{'party':'NL'},'change':{'reason':'toch weer'}}");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        assertThat(read(asked).path("status").asString()).isEqualTo("open");
        assertThat(read(send("GET", path + "/offers", VL, null, null)).path("items"))
                .hasSize(2);
    }

    @Test
    void attack_a_stranger_fills_an_agreement_with_relations_to_it() throws Exception {
        send("POST", "/parties", LU, null, "{'id':'LU','names':{'nl':'Luxemburg'}}");
        send("POST", "/parties", VL, null, "{'id':'VL','names':{'nl':'Vlaanderen'}}");
        send("POST", "/agreements", VL, null, declaration("2013-12-09"));
        var own = id + "-van-lu";
        var others = declaration("2013-12-09").replace("'VL','NL'", "'LU','NL'");
        assertThat(send("POST", "/agreements", LU, null, others.replace(id, own))
                        .statusCode())
                .isEqualTo(201);
        for (int each = 0; each < 3; each++) {
            var relating = others.replace(id, "%s-%d".formatted(own, each))
                    .replace(
                            "'parties'",
                            "'relations':[{'kind':'amends','agreement':'%s'},{'kind':'amends','agreement':'%s'}],'parties'"
                                    .formatted(id, own));
            var made = send("POST", "/agreements", LU, null, relating);
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        }
        // NL is named in all of them and has joined none
        await().atMost(Duration.ofSeconds(20))
                .until(() -> read(send("GET", "/agreements/" + own, NL, null, null))
                                .path("relatedBy")
                                .size()
                        == 3);
        assertThat(read(send("GET", "/agreements/" + id, NL, null, null)).has("relatedBy"))
                .isFalse();
    }

    @Test
    void a_relation_is_seen_from_both_sides() throws Exception {
        var key = Map.of("Idempotency-Key", id);
        var registered = new Calls(port).post("/agreements", VL, key, declaration("2013-12-09"));
        var later = id + "-vervolg";
        var declared = send(
                "POST",
                "/agreements",
                VL,
                null,
                declaration("2017-06-16")
                        .replace(id, later)
                        .replace(
                                "'parties'",
                                "'relations':[{'kind':'succeeds','agreement':'%s'}],'parties'".formatted(id)));
        assertThat(declared.statusCode()).as(declared.body()).isEqualTo(201);
        assertThat(read(declared).at("/relations/0/agreement/href").asString()).endsWith("/agreements/" + id);

        var path = "/agreements/" + id;
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var related = read(send("GET", path, NL, null, null)).path("relatedBy");
            assertThat(related).hasSize(1);
            assertThat(related.at("/0/kind").asString()).isEqualTo("succeeds");
            assertThat(related.at("/0/agreement/id").asString()).isEqualTo(later);
            assertThat(related.at("/0/agreement/href").asString()).endsWith("/akkoord/v1/agreements/" + later);
        });
        assertThat(read(send("GET", path + "?asOf=2017-06-16", NL, null, null)).has("relatedBy"))
                .isFalse();
        assertThat(new Calls(port)
                        .post("/agreements", VL, key, declaration("2013-12-09"))
                        .body())
                .as("the answer to the same registration again")
                .isEqualTo(registered.body());

        send("PATCH", "/agreements/" + later, VL, "\"1\"", "{'relations':null}");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !read(send("GET", path, NL, null, null)).has("relatedBy"));
    }

    @Test
    void wrong_input_is_refused_by_name() throws Exception {
        send("POST", "/agreements", VL, null, declaration("2013-12-09"));
        var path = "/agreements/" + id;
        refused(send("POST", "/agreements", VL, null, declaration("2013-12-09")), 409, "idTaken");
        refused(send("POST", "/agreements", LU, null, declaration("2013-12-09")), 403, "missingPermission");
        refused(send("POST", "/agreements", VL, null, "{'id':'x y','naam':1}"), 400, "badRequest");
        refused(send("POST", "/agreements", VL, null, declaration("2999-01-01")), 400, "badRequest");
        refused(
                send("POST", "/agreements", VL, null, declaration("2013-12-09").replace("'NL'", "'FR'")),
                409,
                "unknownReference");
        refused(send("PATCH", path, VL, null, "{'title':'Anders'}"), 428, "missingPrecondition");
        refused(send("PATCH", path, VL, "\"9\"", "{'title':'Anders'}"), 412, "outdatedRevision");
        refused(send("PATCH", path, LU, "\"1\"", "{'title':'Anders'}"), 403, "missingPermission");
        refused(send("PATCH", path, VL, "\"1\"", "{'signed':{'label':'ooit'}}"), 400, "badRequest");
        refused(
                send("PATCH", path, VL, "\"1\"", "{'relations':[{'kind':'amends','agreement':'nergens'}]}"),
                409,
                "unknownReference");
        refused(
                send("PATCH", path, VL, "\"1\"", "{'title':'Anders','change':{'occurred':'2013-12-08'}}"),
                409,
                "occurredTooEarly");
        var wrong = send("POST", path + "/transitions", VL, "\"1\"", "{'status':'inForce'}");
        refused(wrong, 409, "wrongStage");
        assertThat(read(wrong).at("/allowed/0").asString()).isEqualTo("inEffect");
        assertThat(read(wrong).path("detail").asString())
                .contains("wel announced (aangekondigd), inEffect (in werking), ended (beëindigd)");
        refused(send("POST", path + "/transitions", VL, "\"1\"", "{'status':'approved'}"), 400, "badRequest");
        refused(send("GET", "/agreements/bestaat-niet", VL, null, null), 404, "resourceNotFound");
        refused(send("GET", "/agreements/bestaat-niet/history", VL, null, null), 404, "resourceNotFound");
        refused(send("GET", "/events/dossiers.bestaat-niet.1", VL, null, null), 404, "resourceNotFound");
        refused(send("GET", path + "?soort=1", VL, null, null), 400, "badRequest");
        refused(send("GET", path, null, null, null), 401, "noAccessToken");
        refused(send("PATCH", path, TestTokens.reader("VL", "abb"), "\"1\"", "{'title':'Anders'}"), 403, "missing");
        refused(send("PATCH", "/parties/NL", VL, "\"1\"", "{'names':{'fr':'Pays-Bas'}}"), 403, "missingPermission");
        assertThat(etag(send("GET", path, NL, null, null))).isEqualTo("\"1\"");
    }

    @Test
    void each_operation_admits_whom_the_contract_says_and_nobody_else() throws Exception {
        try (var topics = new Topics(kafka)) {
            topics.make();
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> send("GET", "/alerts", VL, null, null).statusCode() == 200);
        assertThat(ContractAdmissions.faults(new Calls(port).base())).isEmpty();
    }

    @Test
    void wrong_input_is_refused_on_every_operation() {
        assertThat(ContractRefusals.faults(new Calls(port).base())).isEmpty();
    }

    private String declaration(String occurred) {
        return ("{'id':'%s','title':'Samenwerking','instrument':'declarationOfIntent','parties':['VL','NL'],"
                        + "'themes':[{'code':'sociale-inclusie','label':'meer sociale inclusie'}],"
                        + "'change':{'occurred':'%s'}}")
                .formatted(id, occurred);
    }
}
