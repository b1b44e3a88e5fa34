package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Requests that arrive byte by byte, each soon enough for a connector that waits from one to the next. A second is the limit here. */
@TestPropertySource(properties = "akkoord.request-arrival=PT1S")
class SlowClientTest extends ThingsCase {
    private static final Duration BETWEEN_BYTES = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofSeconds(6);

    @Test
    void attack_a_head_that_drips_is_cut_off() throws Exception {
        var came = drip("", "GET %s HTTP/1.1\r\nHost: a\r\nX-Long: %s".formatted(THING, "x".repeat(1_000)));
        assertThat(came).isEmpty();
    }

    @Test
    void attack_a_second_head_that_drips_is_cut_off_too() throws Exception {
        var came = drip(
                "GET %s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\n\r\n".formatted(THING, READER),
                "GET %s HTTP/1.1\r\nX-Long: %s".formatted(THING, "x".repeat(1_000)));
        assertThat(came).startsWith("HTTP/1.1 200 ").containsOnlyOnce("HTTP/1.1");
    }

    @Test
    void attack_a_body_that_drips_is_answered_and_cut_off() throws Exception {
        var came = drip(head(OFFICER), "{\"id\":\"%s\"}".formatted("x".repeat(1_000)));
        assertThat(came)
                .startsWith("HTTP/1.1 408 ")
                .contains("application/problem+json")
                .containsOnlyOnce("HTTP/1.1");
    }

    @Test
    void attack_a_body_that_drips_where_nobody_reads_it_is_cut_off() throws Exception {
        var came = drip(head("nonsense"), "{\"id\":\"%s\"}".formatted("x".repeat(1_000)));
        assertThat(came).startsWith("HTTP/1.1 401 ").containsOnlyOnce("HTTP/1.1");
    }

    private static String head(String token) {
        return String.join(
                "\r\n",
                "POST " + THINGS + " HTTP/1.1",
                "Host: a",
                "Authorization: Bearer " + token,
                "Content-Type: application/json",
                "Content-Length: 1009",
                "",
                "");
    }

    /** Sends at once what comes first, then the rest byte by byte until the connection is closed; returns what was answered. */
    private String drip(String first, String rest) throws IOException {
        var came = new StringBuilder();
        long end = System.nanoTime() + MOST.toNanos();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) BETWEEN_BYTES.toMillis());
            socket.getOutputStream().write(first.getBytes(StandardCharsets.US_ASCII));
            for (int sent = 0; System.nanoTime() < end; sent++) {
                socket.getOutputStream().write(rest.charAt(sent));
                if (isClosed(socket, came)) {
                    return came.toString();
                }
            }
        } catch (SocketException closed) {
            return came.toString();
        }
        throw new AssertionError("The connection was open for %s; it said: %s".formatted(MOST, came));
    }

    /** Reads what there is, and waits a moment for more. */
    private static boolean isClosed(Socket socket, StringBuilder came) throws IOException {
        var read = new byte[8 * 1024];
        try {
            int count = socket.getInputStream().read(read);
            if (count > 0) {
                came.append(new String(read, 0, count, StandardCharsets.UTF_8));
            }
            return count < 0;
        } catch (SocketTimeoutException silent) {
            return false;
        }
    }
}
