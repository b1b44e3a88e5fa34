package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.test.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Long answers have a bounded number of places, which come free when their readers leave. */
@TestPropertySource(
        properties = {
            "akkoord.long-answers.most=3",
            "akkoord.long-answers.party=2",
            "akkoord.long-answers.each=1",
            "akkoord.long-answers.patience=PT0S"
        })
class LongAnswersTest extends ThingsCase {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ROWS = "/akkoord/v1/rows";
    private static final String OTHER = TestTokens.reader("NL", "szw");
    private static final String COLLEAGUE = TestTokens.reader("NL", "bzk");
    private static final String THIRD_OF_NL = TestTokens.reader("NL", "ez");
    private static final String THIRD = TestTokens.reader("LU", "mfi");

    @Test
    void places_are_bounded_and_come_free_when_a_client_leaves() throws Exception {
        try (var slow = slowReader(READER)) {
            assertThat(slow.getInputStream().read()).isEqualTo('H');
            assertWaits(rows(READER), 429, "urn:problem-type:belgif:tooManyRequests");
            assertThat(send("GET", ROWS, READER, BodyPublishers.noBody(), "Accept", "application/json")
                            .statusCode())
                    .as("a page is no long answer")
                    .isEqualTo(200);
            assertThat(rows(OTHER).statusCode()).isEqualTo(200);
            try (var other = slowReader(OTHER);
                    var another = slowReader(COLLEAGUE)) {
                assertThat(other.getInputStream().read()).isEqualTo('H');
                assertThat(another.getInputStream().read()).isEqualTo('H');
                assertWaits(rows(THIRD), 503, "urn:problem-type:belgif:serviceUnavailable");
            }
            await().atMost(SOON).until(() -> rows(THIRD).statusCode() == 200);
        }
        await().atMost(SOON).until(() -> rows(READER).statusCode() == 200);
    }

    @Test
    void attack_the_callers_of_one_party_do_not_take_all_places() throws Exception {
        try (var one = slowReader(OTHER);
                var two = slowReader(COLLEAGUE)) {
            assertThat(one.getInputStream().read()).isEqualTo('H');
            assertThat(two.getInputStream().read()).isEqualTo('H');
            assertWaits(rows(THIRD_OF_NL), 429, "urn:problem-type:belgif:tooManyRequests");
            assertThat(rows(THIRD).statusCode()).isEqualTo(200);
        }
        await().atMost(SOON).until(() -> rows(THIRD_OF_NL).statusCode() == 200);
    }

    @Test
    void what_a_slow_reader_has_not_read_is_not_made() throws Exception {
        try (var slow = slowReader(THIRD)) {
            assertThat(slow.getInputStream().read()).isEqualTo('H');
            long before = ThingController.WRITTEN.get();
            await().atMost(SOON)
                    .during(Duration.ofMillis(500))
                    .until(ThingController.WRITTEN::get, new Unchanged()::is);
            assertThat(ThingController.WRITTEN.get() - before).isLessThan(32L << 20);
        }
        await().atMost(SOON).until(() -> rows(THIRD).statusCode() == 200);
    }

    /** Tells whether a number is the one it was asked before. */
    private static final class Unchanged {
        private long last = -1;

        boolean is(long now) {
            boolean same = now == last;
            last = now;
            return same;
        }
    }

    private void assertWaits(HttpResponse<String> answer, int status, String type) {
        assertProblem(answer, status, type);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    }

    private HttpResponse<String> rows(String token) throws Exception {
        return send("GET", ROWS, token, BodyPublishers.noBody(), "Accept", "text/csv");
    }

    /** Asks for far more than any buffer between the two holds. */
    private Socket slowReader(String token) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream()
                .write("GET %s?most=1000000 HTTP/1.1\r\nHost: x\r\nAccept: text/csv\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(ROWS, token)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
