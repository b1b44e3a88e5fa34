package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.servers.PromisedAdmissions;
import eu.akkoord.platform.servers.TestTokens;
import eu.akkoord.platform.store.Refused;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.Moment;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each check at the door, in its order, through a real connector. */
@SpringBootTest(
        classes = DoorTest.Things.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "server.address=127.0.0.1"})
class DoorTest {
    private static final String OFFICER = TestTokens.officer("VL", "abb");
    private static final String READER = TestTokens.reader("VL", "abb");
    private static final String THING = "/akkoord/v1/things/thing-1";
    private static final String THINGS = "/akkoord/v1/things";

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private Contract contract;

    @DynamicPropertySource
    static void trust(DynamicPropertyRegistry registry) {
        TestTokens.settings().forEach((name, value) -> registry.add(name, () -> value));
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
                "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
            })
    @Import(ThingController.class)
    static class Things {}

    record Creation(String id, String title) {}

    @RestController
    @RequestMapping("/akkoord/v1")
    static class ThingController {
        @PostMapping("/things")
        ResponseEntity<Map<String, Object>> create(
                @RequestBody Creation creation, Caller caller, @Nullable Repeat repeat) {
            var thing = new LinkedHashMap<String, Object>();
            thing.put("id", creation.id());
            thing.put("title", creation.title());
            thing.put("by", caller.party() + " " + caller.organisation());
            if (repeat != null) {
                thing.put("repeat", repeat.client() + " " + repeat.key() + " " + repeat.fingerprint());
            }
            return ResponseEntity.created(URI.create("https://example.org/things/" + creation.id()))
                    .body(thing);
        }

        @GetMapping("/things/{thingId}")
        Map<String, Object> get(@PathVariable String thingId, Moment moment) {
            return Map.of(
                    "id",
                    thingId,
                    "title",
                    "A thing",
                    "asOf",
                    String.valueOf(moment.asOf()),
                    "knownAt",
                    String.valueOf(moment.knownAt()));
        }

        @PatchMapping("/things/{thingId}")
        Map<String, Object> patch(
                @PathVariable String thingId, @RequestHeader("If-Match") Revision seen, @RequestBody JsonNode patch) {
            return Map.of("id", thingId, "title", patch.path("title").asString("none"), "revision", seen.number());
        }

        @GetMapping("/faults/{kind}")
        Map<String, Object> fail(@PathVariable String kind) throws IOException {
            throw switch (kind) {
                case "taken" -> new Refused.IdTaken("x");
                case "outdated" -> new Refused.OutdatedRevision("x", 1);
                case "backlog" -> new Refused.Backlog("x");
                case "large" -> new Refused.TooLarge("x", 2, 1);
                case "store" -> new com.mongodb.MongoTimeoutException("secret words");
                case "mongo" -> new com.mongodb.MongoClientException("secret words");
                case "other" -> new IllegalStateException("secret words");
                default -> new ProblemException(Problem.notFound("Hier faalt niets"));
            };
        }
    }

    @Test
    void without_a_token_there_is_no_answer_but_to_open_operations() throws Exception {
        var answer = send("GET", THING, null);
        assertProblem(answer, 401, "urn:problem-type:belgif:noAccessToken");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"akkoord\"");
        assertProblem(send("GET", "/akkoord/v1/nothing", null), 401, "urn:problem-type:belgif:noAccessToken");
        assertProblem(send("GET", "/elsewhere", null), 401, "urn:problem-type:belgif:noAccessToken");
        assertProblem(
                send("GET", THING + "?access_token=" + READER, null), 401, "urn:problem-type:belgif:noAccessToken");
        // the contract leaves it open; nobody serves it here
        assertThat(send("GET", "/akkoord/v1/health", null).statusCode()).isEqualTo(404);
        assertThat(send("GET", "/akkoord/v1/health", "nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void a_token_that_cannot_be_believed_is_refused_in_one_shape() throws Exception {
        var good = TestTokens.claims("VL", "abb", List.of("reader"), "akkoord:read");
        var unbelievable = new LinkedHashMap<String, String>();
        unbelievable.put("opaque", "abcdef");
        unbelievable.put("long", "a".repeat(100_000));
        unbelievable.put("alg none", "eyJhbGciOiJub25lIn0.eyJpc3MiOiJ4In0.");
        unbelievable.put("cut", READER.substring(0, READER.length() - 10));
        unbelievable.put(
                "other issuer",
                TestTokens.sign(copy(good).issuer("https://other.example").build()));
        unbelievable.put("no issuer", TestTokens.sign(copy(good).issuer(null).build()));
        unbelievable.put(
                "other audience", TestTokens.sign(copy(good).audience("other").build()));
        unbelievable.put(
                "never expires", TestTokens.sign(copy(good).expirationTime(null).build()));
        unbelievable.put(
                "not yet",
                TestTokens.sign(copy(good)
                        .notBeforeTime(Date.from(Instant.now().plusSeconds(600)))
                        .build()));
        unbelievable.put(
                "unknown party", TestTokens.sign(copy(good).claim("party", "XX").build()));
        unbelievable.put(
                "no party", TestTokens.sign(copy(good).claim("party", null).build()));
        unbelievable.put(
                "party of another type",
                TestTokens.sign(copy(good).claim("party", List.of("VL")).build()));
        unbelievable.put(
                "roles beyond",
                TestTokens.sign(copy(good).claim("roles", List.of("minister")).build()));
        unbelievable.put(
                "scope beyond",
                TestTokens.sign(copy(good).claim("scope", "everything").build()));
        for (var token : unbelievable.entrySet()) {
            var answer = send("GET", THING, token.getValue());
            assertThat(answer.statusCode()).as(token.getKey()).isEqualTo(401);
            assertProblem(answer, 401, "urn:problem-type:belgif:invalidAccessToken");
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .contains("invalid_token");
        }
        var expired = TestTokens.sign(copy(good)
                .expirationTime(Date.from(Instant.now().minusSeconds(1)))
                .build());
        assertProblem(send("GET", THING, expired), 401, "urn:problem-type:belgif:expiredAccessToken");
    }

    private static com.nimbusds.jwt.JWTClaimsSet.Builder copy(com.nimbusds.jwt.JWTClaimsSet.Builder claims) {
        return new com.nimbusds.jwt.JWTClaimsSet.Builder(claims.build());
    }

    @Test
    void a_role_that_is_not_enough_is_403_before_the_input_is_looked_at() throws Exception {
        assertProblem(
                send("POST", THINGS + "?what=1", READER, "{", "Content-Type", "text/plain"),
                403,
                "urn:problem-type:belgif:missingPermission");
        assertThat(send("GET", THING, OFFICER).statusCode()).isEqualTo(200);
    }

    @Test
    void each_operation_admits_whom_the_contract_says_and_nobody_else() {
        assertThat(PromisedAdmissions.faults(URI.create("http://127.0.0.1:%d/akkoord/v1".formatted(port))))
                .isEmpty();
    }

    @Test
    void what_nobody_opened_is_closed_to_all() throws Exception {
        for (var role : List.of("reader", "officer", "coordinator", "auditor", "operator")) {
            assertProblem(
                    send("GET", "/akkoord/v1/forgotten", TestTokens.staff(role, "VL", "abb")),
                    403,
                    "urn:problem-type:belgif:missingPermission");
        }
        assertProblem(
                send("GET", "/akkoord/v1/forgotten", TestTokens.partner("VL", "abb", "things.read", "makers.read")),
                403,
                "urn:problem-type:belgif:missingPermission");
    }

    @Test
    void a_missing_scope_is_named() throws Exception {
        var answer = send("GET", THING + "/makers", READER);
        assertProblem(answer, 403, "urn:problem-type:belgif:missingScope");
        assertThat(JsonMapper.shared()
                        .readTree(answer.body())
                        .path("requiredScopes")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly("akkoord:read", "makers.read");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("error=\"insufficient_scope\"")
                .contains("scope=\"akkoord:read makers.read\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/akkoord/v1/nothing",
                "/akkoord/v1/things/",
                "/akkoord/v1/things/thing-1/",
                "/akkoord/v1//things",
                "/akkoord/v1/things//thing-1",
                "/akkoord/v1/things/thing-1;a=b",
                "/akkoord/v1/",
                "/akkoord/v1",
                "/akkoord/v2/things",
                "/akkoord/v1;x/things/thing-1",
                "/akkoord;x=y/v1/things/thing-1",
                "/akkoord/v%31/things/thing-1",
                "/%61kkoord/v1/things/thing-1",
                "/akkoord/v1/%74hings/thing-1",
                "/akkoord/./v1/things/thing-1",
                "/x/../akkoord/v1/things/thing-1",
                "/x/%2e%2e/akkoord/v1/things/thing-1",
                "//akkoord/v1/things/thing-1",
                "/elsewhere",
                "/error",
                "/actuator/health",
            })
    void a_path_that_the_contract_does_not_know_is_404(String path) throws Exception {
        assertProblem(send("GET", path, READER), 404, "urn:problem-type:belgif:resourceNotFound");
    }

    @ParameterizedTest
    @CsvSource({"DELETE", "PUT", "POST", "OPTIONS", "BREW"})
    void a_method_that_the_path_does_not_have_is_405_and_says_which_it_has(String method) throws Exception {
        var answer = send(method, THING, OFFICER);
        assertProblem(answer, 405, "urn:problem-type:akkoord:methodNotAllowed");
        assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET", "HEAD", "PATCH");
    }

    @Test
    void head_is_answered_as_get_without_a_body() throws Exception {
        var answer = send("HEAD", THING, READER);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(send("HEAD", THING + "?what=1", READER).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/json;charset=ISO-8859-1",
                "application/json;charset=none-such",
                "application/x-www-form-urlencoded",
                "multipart/form-data;boundary=x",
                "nonsense",
                "application/merge-patch+json",
            })
    void a_body_in_another_format_is_415(String type) throws Exception {
        var answer = send("POST", THINGS, OFFICER, "{}", "Content-Type", type);
        assertProblem(answer, 415, "urn:problem-type:akkoord:unsupportedMediaType");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | 200",
                "*/* | 200",
                "application/* | 200",
                "text/html, application/json;q=0.1 | 200",
                "text/html | 406",
                "application/json;q=0 | 406",
                "nonsense | 406",
            })
    void an_answer_in_another_format_is_406(String accept, int status) throws Exception {
        assertThat(send("GET", THING, READER, BodyPublishers.noBody(), "Accept", accept)
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void a_body_over_256_kibibytes_is_413_in_one_piece_or_in_chunks() throws Exception {
        var large = "{\"id\":\"abc\",\"title\":\"%s\"}".formatted("x".repeat(256 * 1024));
        assertProblem(json("POST", THINGS, large), 413, "urn:problem-type:belgif:payloadTooLarge");
        var chunked = BodyPublishers.ofInputStream(
                () -> new java.io.ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)));
        assertProblem(
                send("POST", THINGS, OFFICER, chunked, "Content-Type", "application/json"),
                413,
                "urn:problem-type:belgif:payloadTooLarge");
    }

    @Test
    void everything_wrong_with_the_input_is_said_at_once() throws Exception {
        var answer = json("POST", THINGS + "?what=1", """
                {"id": "NO", "count": "many", "kind": "huge", "day": "2017-02-30", "time": "2017-06-20T10:00",
                 "home": "no uri", "period": {"edtf": "2018-24", "earliest": "2018-01-01", "extra": 1},
                 "tags": ["a", "a", "toolong", "b"], "modified": "2017-06-20T10:00:00Z", "a/b": 1}
                """, "Idempotency-Key", "much too long a key");

        assertProblem(answer, 400, "urn:problem-type:belgif:badRequest");
        var issues = JsonMapper.shared().readTree(answer.body()).path("issues");
        assertThat(issues.valueStream()
                        .map(issue -> issue.path("in").asString() + " "
                                + issue.path("name").asString()))
                .contains(
                        "query what",
                        "header Idempotency-Key",
                        "body /id",
                        "body /count",
                        "body /kind",
                        "body /day",
                        "body /time",
                        "body /home",
                        "body /period/edtf",
                        "body /period/earliest",
                        "body /period/extra",
                        "body /tags",
                        "body /tags/2",
                        "body /modified",
                        "body /a~1b",
                        "body /title");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "null",
                "1",
                "\"text\"",
                "{\"id\":\"abc\",\"title\":\"x\"} {}",
                "{\"id\":\"abc\",\"id\":\"abc\",\"title\":\"x\"}",
                "{\"id\":\"abc\",\"title\":\"x\\u0000\"}",
                "{\"id\":\"abc\",\"title\":\"x\\u001b\"}",
                "{\"id\":\"abc\",\"title\":\"x\\ud800\"}",
                "{\"id\":\"abc\",\"title\":\"x\",}",
                "{'id':'abc','title':'x'}",
                "{\"id\":\"abc\",\"title\":\"x\",\"count\":NaN}",
                "{\"id\":\"abc\",\"title\":\"x\",\"count\":1e999999999}",
                "{\"id\":\"abc\",\"title\":\"x\",\"count\":99999999999999999999}",
                "{\"id\":\"abc\",\"title\":\"x\",\"count\":1111111111111111111111111111111111111111111111111111}",
                "{\"id\":\"abc\",\"title\":\"x\",\"count\":1.5}",
                "{\"id\":\"abc\",\"title\":null}",
                "{\"id\":\"abc\\n\",\"title\":\"x\"}",
                "\uFEFF{\"id\":\"abc\",\"title\":\"x\"}",
            })
    void json_that_is_not_read_the_same_by_all_is_400(String body) throws Exception {
        assertProblem(json("POST", THINGS, body), 400, "urn:problem-type:belgif:badRequest");
    }

    @Test
    void json_that_is_too_deep_or_no_utf8_is_400() throws Exception {
        assertProblem(json("POST", THINGS, "[".repeat(50_000)), 400, "urn:problem-type:belgif:badRequest");
        var latin =
                BodyPublishers.ofByteArray("{\"id\":\"abc\",\"title\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertProblem(
                send("POST", THINGS, OFFICER, latin, "Content-Type", "application/json"),
                400,
                "urn:problem-type:belgif:badRequest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "what=1",
                "asOf=2017-02-30",
                "asOf=2017-09-01&asOf=2017-09-01",
                "asOf=",
                "asOf",
                "asOf=%ff",
                "asOf=2017-09-01%0a",
                "knownAt=2017-09-01",
                "most=0",
                "most=1.0",
                "most=x",
                "most=99999999999999999999",
                "=1",
                "&",
            })
    void an_invalid_query_is_400(String query) throws Exception {
        assertProblem(send("GET", THING + "?" + query, READER), 400, "urn:problem-type:belgif:badRequest");
    }

    @Test
    void an_invalid_path_variable_is_400() throws Exception {
        assertProblem(send("GET", THINGS + "/NO", READER), 400, "urn:problem-type:belgif:badRequest");
        assertProblem(send("GET", THINGS + "/a%00b", READER), 400, "urn:problem-type:belgif:badRequest");
    }

    @Test
    void a_change_says_which_revision_it_saw() throws Exception {
        assertProblem(json("PATCH", THING, "{}"), 428, "urn:problem-type:akkoord:missingPrecondition");
        for (var wrong : List.of("*", "3", "\"1\", \"2\"", "", "\"3")) {
            assertProblem(json("PATCH", THING, "{}", "If-Match", wrong), 400, "urn:problem-type:belgif:badRequest");
        }
        var answer = json("PATCH", THING, "{\"title\": \"new\"}", "If-Match", "\"3\"");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"revision\":3").contains("\"title\":\"new\"");
        assertThat(contract.checkAnswer("PATCH", THING, 200, "application/json", answer.body()))
                .isEmpty();
        assertThat(json("PATCH", THING, "{\"title\": null}", "If-Match", "\"3\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_is_right_reaches_the_controller_with_who_when_and_what() throws Exception {
        var body = "{\"id\":\"abc\",\"title\":\"Réunion\\n\"}";
        var created = json("POST", THINGS, body, "Idempotency-Key", "key-1");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).contains("VL abb").contains("test-VL-abb key-1 ");

        var found = send("GET", THING + "?asOf=2017-09-01&knownAt=2017-09-01T10:00:00+02:00", READER);
        assertThat(found.body()).contains("2017-09-01").contains("2017-09-01T08:00:00Z");
    }

    @Test
    void every_answer_carries_the_headers_of_both_governments() throws Exception {
        for (var answer : List.of(
                send("GET", THING, READER),
                send("GET", THING, null),
                send("GET", "/akkoord/v1/nothing", READER),
                send("GET", "/akkoord/v1/faults/other", READER))) {
            assertThat(answer.headers().firstValue("Api-Version")).hasValue("1.2.3");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Content-Language")).hasValue("nl");
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .hasValue("default-src 'none'; frame-ancestors 'none'");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "taken, 409, urn:problem-type:akkoord:idTaken",
        "outdated, 412, urn:problem-type:akkoord:outdatedRevision",
        "backlog, 503, urn:problem-type:belgif:serviceUnavailable",
        "large, 400, urn:problem-type:belgif:badRequest",
        "store, 503, urn:problem-type:belgif:serviceUnavailable",
        "mongo, 500, urn:problem-type:belgif:internalServerError",
        "other, 500, urn:problem-type:belgif:internalServerError",
    })
    void what_a_controller_lets_out_becomes_a_problem_that_tells_no_secrets(String kind, int status, String type)
            throws Exception {
        var answer = send("GET", "/akkoord/v1/faults/" + kind, READER);
        assertProblem(answer, status, type);
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /akkoord/v1/things/<> HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /akkoord/v1/things/a HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n",
                "GET /akkoord/v1/things/a HTTP/1.1\r\n\r\n",
                "GET /akkoord/v1/things/%2 HTTP/1.1\r\nHost: x\r\n\r\n",
                "G@T / HTTP/1.1\r\nHost: x\r\n\r\n",
                "CONNECT x:80 HTTP/1.1\r\nHost: x:80\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: other\r\n\r\n",
            })
    void what_the_connector_refuses_is_a_problem_too(String request) throws Exception {
        var answer = raw(request);
        assertThat(answer)
                .startsWith("HTTP/1.1 40")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .contains("Api-Version: 1.2.3")
                .contains("urn:problem-type:")
                .doesNotContain("Tomcat");
    }

    @Test
    void headers_beyond_any_sense_are_refused_by_the_connector() throws Exception {
        var answer = raw("GET " + THING + " HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(200_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4").contains("urn:problem-type:");
    }

    @Test
    void the_management_port_asks_no_token_and_shows_only_health_and_meters() throws Exception {
        var base = "http://127.0.0.1:" + managementPort;
        try (var client = HttpClient.newHttpClient()) {
            for (var path : List.of("/actuator/health", "/actuator/info", "/actuator/health/liveness")) {
                assertThat(client.send(
                                        HttpRequest.newBuilder(URI.create(base + path))
                                                .build(),
                                        BodyHandlers.ofString())
                                .statusCode())
                        .as(path)
                        .isEqualTo(200);
            }
            assertThat(client.send(
                                    HttpRequest.newBuilder(URI.create(base + "/actuator/env"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode())
                    .isGreaterThanOrEqualTo(400);
        }
    }

    private void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("type").asString()).isEqualTo(type);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("instance").asString()).startsWith("urn:uuid:");
        assertThat(problem.has("headers")).isFalse();
    }

    private HttpResponse<String> json(String method, String path, String body, String... headers) throws Exception {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return send(method, path, OFFICER, body, all);
    }

    private HttpResponse<String> send(String method, String path, @Nullable String token) throws Exception {
        return send(method, path, token, (String) null);
    }

    private HttpResponse<String> send(
            String method, String path, @Nullable String token, @Nullable String body, String... headers)
            throws Exception {
        return send(
                method, path, token, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body), headers);
    }

    private HttpResponse<String> send(
            String method, String path, @Nullable String token, BodyPublisher body, String... headers)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .method(method, body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int index = 0; index < headers.length; index += 2) {
            request.header(headers[index], headers[index + 1]);
        }
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
