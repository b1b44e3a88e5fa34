package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.akkoord.platform.test.ContractAdmissions;
import eu.akkoord.platform.test.TestTokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalManagementPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Admission at the door, routing behind it, and its refusals. */
class DoorTest extends ThingsCase {
    private static final String ENGLISH = "en-GB, nl;q=0.5";

    @LocalManagementPort
    private int managementPort;

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
        unbelievable.put("long", "a".repeat(10_000));
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
        assertThat(ContractAdmissions.faults(URI.create("http://127.0.0.1:%d/akkoord/v1".formatted(port))))
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
    @CsvSource({"DELETE", "PUT", "POST", "OPTIONS", "BREW", "TRACE"})
    void a_method_that_the_path_does_not_have_is_405_and_says_which_it_has(String method) throws Exception {
        var answer = send(method, THING, OFFICER);
        assertProblem(answer, 405, "urn:problem-type:akkoord:methodNotAllowed");
        assertThat(answer.headers().allValues("Allow")).containsExactly("GET, HEAD, PATCH");
    }

    @Test
    void head_is_answered_as_get_without_a_body() throws Exception {
        var answer = send("HEAD", THING, READER);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(send("HEAD", THING + "?what=1", READER).statusCode()).isEqualTo(400);
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

    @Test
    void a_problem_is_in_the_language_that_is_asked_for() throws Exception {
        assertLanguage(ask("/akkoord/v1/nothing", READER, ENGLISH), "en", "This path does not exist");
        assertLanguage(ask(THING, null, ENGLISH), "en", "There is no access token in the Authorization header");
        assertLanguage(
                ask("/akkoord/v1/faults/taken", READER, ENGLISH),
                "en",
                "This id is in use already; choose another, or leave it out: the API then chooses one");
        var wrong = ask(THING + "?what=1", READER, ENGLISH);
        assertLanguage(wrong, "en", "The input is invalid");
        assertThat(JsonMapper.shared()
                        .readTree(wrong.body())
                        .at("/issues/0/detail")
                        .asString())
                .isEqualTo("what is not known here; asOf, embed, knownAt, most are");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl-BE, en;q=0.9", "fr", "*", "en;q=2", ";;=,", "e\tn"})
    void any_other_wish_is_answered_in_dutch(String wish) throws Exception {
        assertLanguage(ask("/akkoord/v1/nothing", READER, wish), "nl", "Dit pad bestaat niet");
        assertThat(ask(THING, READER, wish).statusCode()).isEqualTo(200);
    }

    @Test
    void what_has_no_english_words_is_said_in_dutch_and_not_called_english() throws Exception {
        assertLanguage(ask("/akkoord/v1/faults/none", READER, ENGLISH), "nl", "Hier faalt niets");
    }

    private HttpResponse<String> ask(String path, @Nullable String token, String wish) throws Exception {
        return send("GET", path, token, HttpRequest.BodyPublishers.noBody(), "Accept-Language", wish);
    }

    private static void assertLanguage(HttpResponse<String> answer, String language, String detail) {
        assertThat(JsonMapper.shared().readTree(answer.body()).path("detail").asString())
                .isEqualTo(detail);
        assertThat(answer.headers().allValues("Content-Language")).containsExactly(language);
        assertThat(answer.headers().allValues("Vary")).containsExactly("Accept-Language");
    }

    @ParameterizedTest
    @CsvSource({
        "taken, 409, urn:problem-type:akkoord:idTaken",
        "outdated, 412, urn:problem-type:akkoord:outdatedRevision",
        "backlog, 503, urn:problem-type:belgif:serviceUnavailable",
        "large, 400, urn:problem-type:belgif:badRequest",
        "other, 500, urn:problem-type:belgif:internalServerError",
    })
    void what_a_controller_lets_out_becomes_a_problem_that_tells_no_secrets(String kind, int status, String type)
            throws Exception {
        var answer = send("GET", "/akkoord/v1/faults/" + kind, READER);
        assertProblem(answer, status, type);
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
    }

    @Test
    void what_fails_after_the_first_bytes_does_not_end_as_if_it_were_whole() {
        assertThatThrownBy(() -> send("GET", "/akkoord/v1/faults/late", READER)).isInstanceOf(IOException.class);
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
        var answer = raw("GET " + THING + " HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(13_000) + "\r\n\r\n");
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
