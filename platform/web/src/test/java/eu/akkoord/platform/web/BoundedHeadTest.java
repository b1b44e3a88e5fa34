package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads that the connector would take long over, or fail at. */
class BoundedHeadTest extends ThingsCase {
    @ParameterizedTest
    @ValueSource(strings = {"a", ";", "/", "/a/..", "%41"})
    void attack_a_path_longer_than_any_is_not_taken_apart(String part) throws IOException {
        assertThat(get("/a" + part.repeat(2_000 / part.length() + 1)))
                .startsWith("HTTP/1.1 414 ")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .contains("urn:problem-type:akkoord:uriTooLong");
    }

    @Test
    void a_path_as_long_as_allowed_is_looked_into_and_a_query_may_be_longer() throws IOException {
        var longest = "/" + "a".repeat(2_000 - 1);
        assertThat(get(longest + "?" + "a".repeat(2_000))).startsWith("HTTP/1.1 401 ");
        assertThat(get(longest + "a")).startsWith("HTTP/1.1 414 ");
    }

    @Test
    void what_the_connector_refuses_is_told_in_the_language_that_is_asked_for() throws IOException {
        var longest = "/" + "a".repeat(BoundedHead.LONGEST_PATH);
        assertThat(get(longest + " HTTP/1.1\r\nAccept-Language: en\r\nX: "))
                .startsWith("HTTP/1.1 414 ")
                .containsIgnoringCase("Content-Language: en")
                .contains("The URL is too long");
    }

    @Test
    void any_number_of_languages_is_no_fault() throws Exception {
        var many = "nl-BE, ".repeat(1_000) + "de";
        assertThat(send("GET", THING, READER, BodyPublishers.noBody(), "Accept-Language", many)
                        .statusCode())
                .isEqualTo(200);
        assertProblem(
                send("GET", THING, null, BodyPublishers.noBody(), "Accept-Language", many),
                401,
                "urn:problem-type:belgif:noAccessToken");
    }

    /** Everything that comes back when a path is sent as it is. */
    private String get(String path) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            var head = "GET %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".formatted(path);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
