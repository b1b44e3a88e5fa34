package eu.akkoord.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.test.ContractAdmissions;
import eu.akkoord.platform.test.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "management.server.port=0",
            "akkoord.public-url=https://akkoord.test/akkoord/v1",
            "akkoord.gateway.pause=PT1S",
            "akkoord.gateway.address-limit.requests=100000",
            "akkoord.gateway.allowed-origins=https://ministry.test",
        })
class GatewayIT {
    private static final Backend AGREEMENTS = new Backend("agreements");
    private static final Backend DOSSIERS = new Backend("dossiers");
    private static final String DOSSIER = "/akkoord/v1/dossiers/normen-en-waarden-2017";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        TestTokens.settings().forEach((name, value) -> settings.add(name, () -> value));
        settings.add("akkoord.gateway.agreement-service", AGREEMENTS::address);
        settings.add("akkoord.gateway.dossier-service", DOSSIERS::address);
    }

    @BeforeEach
    void both_services_answer() throws Exception {
        AGREEMENTS.answer();
        DOSSIERS.answer();
        await().pollDelay(Duration.ZERO)
                .until(() -> send(get(DOSSIER)).statusCode() == 200
                        && send(get("/akkoord/v1/parties/VL")).statusCode() == 200);
        AGREEMENTS.asked().clear();
        DOSSIERS.asked().clear();
    }

    @ParameterizedTest
    @CsvSource({
        "/akkoord/v1/parties/VL, agreements",
        "/akkoord/v1/agreements/vl-nl-integratie-2013, agreements",
        "/akkoord/v1/agreements/vl-nl-integratie-2013/history, agreements",
        "/akkoord/v1/events/parties.VL.1, agreements",
        "/akkoord/v1/events/agreements.vl-nl-integratie-2013.1, agreements",
        "/akkoord/v1/commitments/statistieken-indicatoren-2013, agreements",
        "/akkoord/v1/commitments/statistieken-indicatoren-2013/history, agreements",
        "/akkoord/v1/events/commitments.statistieken-indicatoren-2013.1, agreements",
        "/akkoord/v1/milestones/herziening-2028, agreements",
        "/akkoord/v1/events/milestones.herziening-2028.1, agreements",
        "/akkoord/v1/dossiers/normen-en-waarden-2017, dossiers",
        "/akkoord/v1/visits/werkbezoek-vlaanderen-2017/slips, dossiers",
        "/akkoord/v1/events/dossiers.normen-en-waarden-2017.1, dossiers",
        "/akkoord/v1/events/visits.werkbezoek-vlaanderen-2017.2, dossiers",
    })
    void each_path_reaches_the_service_that_owns_it(String path, String owner) throws Exception {
        var answer = send(get(path));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"by\":\"%s\"}", owner);
    }

    @Test
    void a_write_arrives_whole_and_its_answer_comes_back() throws Exception {
        var answer = send(as(TestTokens.officer("VL", "abb"), request(DOSSIER + "?"))
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", "\"6\"")
                .method("PATCH", BodyPublishers.ofString("{\"title\":\"Normen en waarden\"}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("ETag")).containsExactly("\"7\"");
        assertThat(DOSSIERS.lastAsked().body()).isEqualTo("{\"title\":\"Normen en waarden\"}");
        assertThat(DOSSIERS.lastAsked().headers().get("If-Match")).containsExactly("\"6\"");
        assertThat(DOSSIERS.lastAsked().headers().getFirst("Authorization")).startsWith("Bearer ");
    }

    /** The time a service may take to answer is longer: that it ends the answer by then would be no proof. */
    @Test
    void a_service_stops_its_answer_when_the_client_has_left() throws Exception {
        DOSSIERS.answerWithoutEnd();
        var answer = client.send(get(DOSSIER).build(), BodyHandlers.ofInputStream());
        assertThat(answer.body().readNBytes(100_000)).hasSize(100_000);
        assertThat(DOSSIERS.wasLeft()).isFalse();
        answer.body().close();
        await().atMost(Duration.ofSeconds(8)).until(DOSSIERS::wasLeft);
    }

    @Test
    void a_query_reaches_the_service() throws Exception {
        send(get(DOSSIER + "?asOf=2017-09-01&knownAt=2017-09-01T10:00:00%2B02:00"));

        assertThat(DOSSIERS.lastAsked().path()).contains("asOf=2017-09-01").contains("%2B02");
    }

    @Test
    void who_shows_no_token_is_not_answered() throws Exception {
        assertProblem(send(request(DOSSIER).GET()), 401);
        assertThat(DOSSIERS.asked()).isEmpty();
    }

    @Test
    void a_reader_may_not_write() throws Exception {
        var answer = send(as(TestTokens.reader("VL", "abb"), request("/akkoord/v1/dossiers"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

        assertProblem(answer, 403);
    }

    @Test
    void each_operation_admits_whom_the_contract_says_and_nobody_else() {
        assertThat(ContractAdmissions.faultsBeforeDeputies(
                        URI.create("http://127.0.0.1:%d/akkoord/v1".formatted(port))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nothing",
                "/actuator/health",
                "/akkoord/v1/nothing",
                "/akkoord/v1/dossiers/",
                "/akkoord/v1/events/others.x.1",
                "/akkoord/v1/dossiers/..%2f..%2f..%2factuator",
                "/akkoord/v1/dossiers/../parties/VL",
                "/akkoord/v1/dossiers/%2e%2e/parties/VL",
                "/akkoord/v1/dossiers/normen-en-waarden-2017;b=c",
                "/akkoord/v1/dossiers/normen-en-waarden-2017;b=c/history",
                "/akkoord/v1/dossiers;b=c/normen-en-waarden-2017",
                "/akkoord/v1/dossiers/normen-en-waarden-2017%2fhistory",
                "//akkoord/v1/dossiers/normen-en-waarden-2017",
                "/akkoord/v1//dossiers/normen-en-waarden-2017",
                "/akkoord/v1/dossiers/a%5c..%5cb",
            })
    void a_path_outside_the_contract_leads_nowhere(String path) throws Exception {
        var answer = raw("GET " + path);

        assertThat(answer).containsPattern("^HTTP/1.1 40[04] ").contains("application/problem+json");
        assertThat(AGREEMENTS.asked()).isEmpty();
        assertThat(DOSSIERS.asked()).isEmpty();
    }

    @Test
    void a_method_that_a_path_does_not_have_is_refused_with_those_it_has() throws Exception {
        var answer = send(as(TestTokens.officer("VL", "abb"), request(DOSSIER)).DELETE());

        assertProblem(answer, 405);
        assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET", "PATCH");
        assertThat(raw("TRACE " + DOSSIER)).startsWith("HTTP/1.1 405 ");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_body_beyond_256_kib_is_refused(boolean chunked) throws Exception {
        var body = "x".repeat(256 * 1024 + 1).getBytes(StandardCharsets.UTF_8);
        var answer = send(as(TestTokens.officer("VL", "abb"), request("/akkoord/v1/dossiers"))
                .header("Content-Type", "application/json")
                .POST(
                        chunked
                                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                                : BodyPublishers.ofByteArray(body)));

        assertProblem(answer, 413);
        assertThat(DOSSIERS.asked()).isEmpty();
    }

    @Test
    void headers_that_would_lend_trust_stay_outside() throws Exception {
        send(get(DOSSIER)
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Host", "evil.test")
                .header("Forwarded", "for=10.0.0.1")
                .header("X-User-Id", "minister")
                .header("Cookie", "a=b"));

        assertThat(DOSSIERS.lastAsked().headers().keySet())
                .doesNotContain("X-forwarded-for", "X-forwarded-host", "Forwarded", "X-user-id", "Cookie", "Upgrade");
    }

    @Test
    void one_trace_of_our_own_goes_through_the_gateway() throws Exception {
        var answer = send(get(DOSSIER).header("traceparent", "00-%s-b7ad6b7169203331-01".formatted(TRACE)));

        var ours = answer.headers().firstValue("BelGov-Trace-Id").orElseThrow();
        assertThat(ours).matches("[0-9a-f]{32}").isNotEqualTo(TRACE);
        assertThat(DOSSIERS.lastAsked().headers().get("traceparent"))
                .singleElement()
                .asString()
                .contains(ours);
        assertThat(answer.headers().allValues("traceparent"))
                .singleElement()
                .asString()
                .contains(ours);
    }

    @Test
    void nothing_is_sent_back_by_trace() throws Exception {
        for (var path : List.of(DOSSIER, "/akkoord/v1/openapi.json")) {
            var request = as(TestTokens.reader("VL", "abb"), request(path)).header("X-Mark", "sent-back");
            var answer = send(request.method("TRACE", HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.statusCode()).as(path).isEqualTo(405);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("Allow").orElseThrow())
                    .contains("GET")
                    .doesNotContain("TRACE", "DELETE", "PUT");
            assertThat(answer.body()).doesNotContain("sent-back");
        }
    }

    @Test
    void the_headers_of_every_answer_come_once() throws Exception {
        var headers = send(get(DOSSIER)).headers();

        assertThat(headers.allValues("Api-Version")).containsExactly("1.0.0");
        assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Content-Type")).containsExactly("application/json");
    }

    @Test
    void problems_are_in_the_language_that_is_asked_for() throws Exception {
        var unknown = send(english(get("/akkoord/v1/dossiers?onzin=1")));
        assertProblem(unknown, 400);
        assertThat(unknown.body()).contains("The input is invalid", "onzin is not known here");
        assertThat(unknown.headers().allValues("Content-Language")).containsExactly("en");

        DOSSIERS.goAway();
        var away = send(english(get(DOSSIER)).header("Origin", "https://ministry.test"));
        assertProblem(away, 503);
        assertThat(away.body()).contains("The service behind this cannot be reached now");
        assertThat(away.headers().allValues("Content-Language")).containsExactly("en");
        assertThat(away.headers().allValues("Vary")).contains("Origin", "Accept-Language");
        assertThat(away.headers().allValues("Retry-After")).containsExactly("1");
    }

    @Test
    void a_service_hears_which_language_is_asked_for_and_says_which_it_answers_in() throws Exception {
        var answer = send(english(get(DOSSIER)).header("Origin", "https://ministry.test"));
        assertThat(DOSSIERS.lastAsked().headers().get("Accept-Language")).containsExactly("en");
        assertThat(answer.headers().allValues("Content-Language")).containsExactly("en");
        assertThat(answer.headers().allValues("Vary")).contains("Origin", "Accept-Language");

        var odd = send(get(DOSSIER).header("Accept-Language", ";;=".repeat(1_000)));
        assertThat(odd.statusCode()).isEqualTo(200);
        assertThat(odd.headers().allValues("Content-Language")).containsExactly("nl");
    }

    private static HttpRequest.Builder english(HttpRequest.Builder request) {
        return request.header("Accept-Language", "en-GB, nl;q=0.5");
    }

    @Test
    void a_service_that_is_away_is_reported_at_once_and_used_again_when_it_is_back() throws Exception {
        DOSSIERS.goAway();
        for (int time = 0; time < 12; time++) {
            var began = Instant.now();
            var answer = send(get(DOSSIER));

            assertProblem(answer, 503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(2));
        }
        assertThat(send(get("/akkoord/v1/parties/VL")).statusCode()).isEqualTo(200);

        DOSSIERS.answer();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(send(get(DOSSIER)).statusCode()).isEqualTo(200));
    }

    @Test
    void rubbish_from_a_service_does_not_get_through() throws Exception {
        DOSSIERS.speakRubbish();

        var answer = send(get(DOSSIER));

        assertProblem(answer, 502);
        assertThat(answer.body()).doesNotContain("rubbish", "Exception");
    }

    @Test
    void half_an_answer_is_not_taken_for_a_whole_one() throws Exception {
        for (int bytes : List.of(0, 10)) {
            DOSSIERS.breakOffAfter(bytes);
            var answer = send(get(DOSSIER));
            assertProblem(answer, 502);
            assertThat(answer.headers().firstValue("ETag")).isEmpty();
        }
        DOSSIERS.breakOffAfter(100_000);
        assertThatIOException().as("part of it had left").isThrownBy(() -> send(get(DOSSIER)));
    }

    @Test
    void health_says_to_anyone_how_much_works() throws Exception {
        awaitHealth(200, "{\"status\":\"UP\"}");

        DOSSIERS.goAway();
        awaitHealth(200, "{\"status\":\"DEGRADED\"}");

        AGREEMENTS.goAway();
        awaitHealth(503, "serviceUnavailable");
        assertProblem(send(request("/akkoord/v1/health").GET()), 503);
    }

    /** Asks nothing again that was asked just now. */
    private void awaitHealth(int status, String body) {
        await().pollDelay(Duration.ZERO).atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            var answer = send(request("/akkoord/v1/health").GET());
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).contains(body);
        });
    }

    @Test
    void who_has_the_newest_is_told_so_by_the_service() throws Exception {
        send(get(DOSSIER).header("If-None-Match", "\"7\""));

        assertThat(DOSSIERS.lastAsked().headers().get("If-None-Match")).containsExactly("\"7\"");
    }

    @Test
    void the_documents_are_open_to_any_origin_and_name_the_public_address() throws Exception {
        for (var path : DocumentController.PATHS) {
            var answer =
                    send(request(path).header("Origin", "https://anyone.test").GET());

            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
                    .containsExactly("*");
            assertThat(answer.headers().allValues("Api-Version")).containsExactly("1.0.0");
        }
        var json = JsonMapper.shared()
                .readTree(send(request("/akkoord/v1/openapi.json").GET()).body());
        assertThat(json.at("/servers/0/url").asString()).isEqualTo("https://akkoord.test/akkoord/v1");
        assertThat(json.at("/paths").size()).isGreaterThan(10);
        assertThat(send(request("/akkoord/v1/openapi.yaml").GET()).body())
                .contains("\n  - url: https://akkoord.test/akkoord/v1\n")
                .doesNotContain("- url: https://api.example.org");
    }

    @Test
    void browsers_of_a_listed_origin_may_call_and_others_may_not() throws Exception {
        var listed = send(preflight("https://ministry.test"));
        assertThat(listed.statusCode()).isEqualTo(200);
        assertThat(listed.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://ministry.test");
        assertThat(listed.headers().firstValue("Api-Version")).hasValue("1.0.0");

        assertThat(listed.headers().firstValue("Access-Control-Allow-Methods")).hasValue("DELETE,GET,HEAD,PATCH,POST");
        assertThat(listed.headers().firstValue("Access-Control-Allow-Headers")).hasValue("authorization, if-match");
        assertThat(listed.headers().firstValue("Access-Control-Max-Age")).hasValue("1800");

        var other = send(preflight("https://evil.test"));
        assertProblem(other, 403);
        assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(DOSSIERS.asked()).isEmpty();
    }

    @Test
    void options_of_an_unknown_path_are_404_with_and_without_a_token() throws Exception {
        for (var path : List.of("/akkoord/v1/nothing", "/akkoord/v1/dossiers/", "/elsewhere")) {
            assertProblem(send(request(path).method("OPTIONS", BodyPublishers.noBody())), 404);
            assertProblem(
                    send(as(TestTokens.reader("VL", "abb"), request(path)).method("OPTIONS", BodyPublishers.noBody())),
                    404);
            assertProblem(
                    send(request(path)
                            .header("Origin", "https://ministry.test")
                            .header("Access-Control-Request-Method", "GET")
                            .method("OPTIONS", BodyPublishers.noBody())),
                    404);
        }
        assertThat(send(as(TestTokens.reader("VL", "abb"), request(DOSSIER)).method("OPTIONS", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void a_long_answer_is_compressed_once_for_whoever_asks() throws Exception {
        var address = URI.create("http://127.0.0.1:" + port + "/akkoord/v1/openapi.json");
        var packed = client.send(
                HttpRequest.newBuilder(address)
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(packed.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(packed.headers().allValues("Vary")).contains("Accept-Encoding");
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(send(request("/akkoord/v1/openapi.json").GET()).body());
        }

        send(get(DOSSIER).header("Accept-Encoding", "gzip"));
        assertThat(DOSSIERS.lastAsked().headers()).doesNotContainKey("Accept-Encoding");
    }

    private HttpRequest.Builder preflight(String origin) {
        return request(DOSSIER)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization,if-match")
                .method("OPTIONS", BodyPublishers.noBody());
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.headers().allValues("Api-Version")).containsExactly("1.0.0");
        assertThat(answer.headers().firstValue("BelGov-Trace-Id")).isPresent();
        assertThat(JsonMapper.shared().readTree(answer.body()).path("status").asInt())
                .isEqualTo(status);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpRequest.Builder get(String path) {
        return as(TestTokens.reader("VL", "abb"), request(path)).GET();
    }

    private static HttpRequest.Builder as(String token, HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }

    /** Sends a path as it is, which no decent client would. */
    private String raw(String line) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var head = List.of(
                    line + " HTTP/1.1",
                    "Host: 127.0.0.1",
                    "Connection: close",
                    "Authorization: Bearer " + TestTokens.officer("VL", "abb"),
                    "",
                    "");
            socket.getOutputStream().write(String.join("\r\n", head).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
