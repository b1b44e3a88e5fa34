package eu.akkoord.platform.web.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The other service closes each connection when it is asked by it once more than it answers. */
class PeerTest {
    private static final String ANSWER = """
        HTTP/1.1 200 OK\r
        Content-Type: application/json\r
        Content-Length: 11\r
        \r
        {"id":"vl"}\
        """;

    private static final int MANY = 10;

    private final AtomicInteger answers = new AtomicInteger(1);
    private final AtomicInteger connections = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Each waits for all. */
    private volatile CountDownLatch together = new CountDownLatch(0);

    private ServerSocket server;
    private Peer peer;

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
        peer = new Peer(
                new PeerSettings(URI.create("http://127.0.0.1:" + server.getLocalPort()), Duration.ofSeconds(20)));
    }

    @AfterEach
    void close() throws IOException {
        peer.close();
        server.close();
        threads.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "2, 3"})
    void what_breaks_off_on_a_kept_connection_is_asked_again(int answersOfEach, int opened) {
        answers.set(answersOfEach);
        for (int time = 0; time < 4; time++) {
            assertThat(peer.get("/parties/VL", "Bearer"))
                    .hasValueSatisfying(
                            party -> assertThat(party.path("id").asString()).isEqualTo("vl"));
        }
        assertThat(connections).hasValue(opened);
    }

    @Test
    void after_many_at_once_none_of_their_connections_is_tried_again() throws Exception {
        together = new CountDownLatch(MANY);
        Callable<Optional<JsonNode>> question = () -> peer.get("/parties/VL", "Bearer");
        var asked = threads.invokeAll(Collections.nCopies(MANY, question));
        for (var each : asked) {
            assertThat(each.get()).isPresent();
        }
        assertThat(peer.get("/parties/VL", "Bearer")).isPresent();
        assertThat(connections).hasValue(MANY + 1);
    }

    /** None of them says that it closes, and others give theirs back while one asks again. */
    @Test
    void each_of_hundreds_is_answered_although_no_connection_lasts() throws Exception {
        Callable<Integer> questions = () -> {
            int answered = 0;
            for (int time = 0; time < 20; time++) {
                answered += peer.get("/parties/VL", "Bearer").isPresent() ? 1 : 0;
            }
            return answered;
        };
        var asked = threads.invokeAll(Collections.nCopies(200, questions));
        for (var each : asked) {
            assertThat(each.get()).isEqualTo(20);
        }
    }

    @Test
    void what_always_breaks_off_is_not_known() {
        answers.set(0);
        assertThatThrownBy(() -> peer.get("/parties/VL", "Bearer")).isInstanceOf(Peer.Silent.class);
        assertThat(connections).hasValue(2);
    }

    private void accept() {
        try {
            while (true) {
                var connection = server.accept();
                connections.incrementAndGet();
                threads.execute(() -> answer(connection));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void answer(Socket connection) {
        try (connection;
                var head = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
            for (int left = answers.get(); read(head) && left > 0; left--) {
                together.countDown();
                together.await();
                connection.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
                connection.getOutputStream().flush();
            }
        } catch (IOException | InterruptedException closed) {
            // whoever asked has gone
        }
    }

    /** Returns whether there was another request. */
    private static boolean read(BufferedReader head) throws IOException {
        String line;
        do {
            line = head.readLine();
        } while (line != null && !line.isEmpty());
        return line != null;
    }
}
