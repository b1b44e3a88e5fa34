package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Refusals of wrong requests at the door. */
class DoorInputTest extends ThingsCase {
    @Autowired
    private Contract contract;

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
                "\uFEFF",
                "\uFEFF\uFEFF{\"id\":\"abc\",\"title\":\"x\"}",
                "{\uFEFF\"id\":\"abc\",\"title\":\"x\"}",
            })
    void json_that_is_not_read_the_same_by_all_is_400(String body) throws Exception {
        assertProblem(json("POST", THINGS, body), 400, "urn:problem-type:belgif:badRequest");
    }

    @Test
    void json_with_a_byte_order_mark_is_read() throws Exception {
        assertThat(json("POST", THINGS, "\uFEFF{\"id\":\"abc\",\"title\":\"x\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "asOf=[2017 asOf [ %5B",
                "asOf=2017] asOf ] %5D",
                "asOf=\"2017\" asOf \" %22",
                "asOf={x} asOf { %7B",
                "filter[x]=1 filter[x] [ %5B",
                "asOf=2017-06-20&knownAt=|x knownAt | %7C",
                "asOf=^ asOf ^ %5E",
                "{ { { %7B"
            })
    void a_sign_that_stands_raw_in_a_query_is_named_with_its_place(
            String query, String name, String sign, String escape) throws Exception {
        var answer = raw("GET " + THING + "?" + query
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + READER + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("Content-Type: application/problem+json");
        var issues = JsonMapper.shared()
                .readTree(answer.substring(answer.indexOf("\r\n\r\n{") + 4))
                .path("issues");
        assertThat(issues).hasSize(1);
        assertThat(issues.at("/0/in").asString()).isEqualTo("query");
        assertThat(issues.at("/0/name").asString()).isEqualTo(name);
        assertThat(issues.at("/0/detail").asString()).contains(sign + " ", escape);
    }

    @Test
    void what_the_connector_cannot_read_is_refused_with_what_to_do() throws Exception {
        var answer = raw("GET " + THING + "?asOf=\u00e9 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("procentcodering");
    }

    private String raw(String request) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "application/problem+json",
                "application/problem+json;q=0.5, application/problem+json",
                "application/problem+json;charset=utf-8"
            })
    void who_asks_for_no_format_or_for_that_of_problems_alone_is_answered_in_the_one_there_is(String accept)
            throws Exception {
        var answer = raw("GET " + THING + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: " + accept
                + "\r\nAuthorization: Bearer " + READER + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200").contains("Content-Type: application/json");
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
}
