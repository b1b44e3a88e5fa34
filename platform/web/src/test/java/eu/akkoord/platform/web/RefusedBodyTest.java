package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection on which something with a body was refused, before anybody read that. */
class RefusedBodyTest extends ThingsCase {

    @Test
    void the_next_request_on_it_is_answered() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            for (int count = 0; count < 20; count++) {
                var refused = ask(socket, post(READER));
                assertThat(refused).startsWith("HTTP/1.1 403 ").doesNotContainIgnoringCase("connection: close");
                assertThat(ask(socket, get())).startsWith("HTTP/1.1 200 ");
            }
        }
    }

    /** Read by who is known, for what it says; by who is not, for the sake of the next request alone. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void attack_a_body_in_too_many_parts_is_not_read_to_its_end(boolean known) throws IOException {
        var token = known ? OFFICER : "nobody";
        assertThat(answersAfterBodyInParts(token, 16_384 / 2)).isEqualTo(2);
        assertThat(answersAfterBodyInParts(token, 2 * 16_384 + 2)).isEqualTo(1);
    }

    /** Counts the answers to a body in chunks of one byte and a request after it. */
    private int answersAfterBodyInParts(String token, int parts) throws IOException {
        var head = String.join(
                "\r\n",
                "POST " + THINGS + " HTTP/1.1",
                "Host: a",
                "Authorization: Bearer " + token,
                "Content-Type: application/json",
                "Transfer-Encoding: chunked",
                "",
                "");
        var thing = "{\"id\":\"in-parts\",\"title\":\"In parts\"}";
        var body = " ".repeat(parts - thing.length()) + thing;
        var request = head + body.replaceAll("(?s)(.)", "1\r\n$1\r\n") + "0\r\n\r\n"
                + get().replace("Host: a", "Host: a\r\nConnection: close");
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answers.split("HTTP/1.1 ", -1).length - 1;
        }
    }

    private static String post(String token) {
        var body = "{\"id\":\"%s\"}".formatted("x".repeat(100));
        return String.join(
                "\r\n",
                "POST " + THINGS + " HTTP/1.1",
                "Host: a",
                "Authorization: Bearer " + token,
                "Content-Type: application/json",
                "Content-Length: " + body.length(),
                "",
                body);
    }

    private static String get() {
        return "GET %s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\n\r\n".formatted(THING, READER);
    }

    /** The head of an answer; its body is read too. */
    private static String ask(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        var in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new AssertionError("The connection was closed after: " + head);
            }
            head.append((char) next);
        }
        var text = head.toString();
        if (text.contains("Content-Length: ")) {
            var from = text.indexOf("Content-Length: ") + "Content-Length: ".length();
            in.readNBytes(Integer.parseInt(text.substring(from, text.indexOf("\r\n", from))));
        } else {
            var chunked = new StringBuilder();
            while (!chunked.toString().endsWith("0\r\n\r\n")) {
                chunked.append((char) in.read());
            }
        }
        return text;
    }
}
