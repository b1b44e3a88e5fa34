package eu.akkoord.dossiers.access.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eu.akkoord.platform.web.peer.Peer;
import eu.akkoord.platform.web.peer.PeerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Counts the questions: each is a request of its own, to the caller's account. */
class RemoteOriginTest {
    /** As many as one visit names. */
    private static final List<String> SIXTY =
            IntStream.range(0, 60).mapToObj("DE-%03d"::formatted).toList();

    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final HttpServer owner;
    private final Peer peer;
    private final RemoteOrigin origin;

    RemoteOriginTest() throws IOException {
        owner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        owner.createContext("/", this::answer);
        owner.start();
        peer = new Peer(new PeerSettings(
                URI.create("http://127.0.0.1:%d".formatted(owner.getAddress().getPort())), Duration.ofSeconds(20)));
        origin = new RemoteOrigin(peer);
    }

    @AfterEach
    void end() throws IOException {
        RequestContextHolder.resetRequestAttributes();
        peer.close();
        owner.stop(0);
    }

    @Test
    void parties_that_are_there_are_asked_for_once_and_not_by_each_visit_that_names_them() {
        held.addAll(SIXTY);
        for (int visit = 0; visit < 3; visit++) {
            request();
            assertThat(SIXTY).allMatch(origin::hasParty);
        }
        assertThat(questions).hasSize(SIXTY.size());
    }

    @Test
    void a_party_that_is_not_there_is_asked_for_again() {
        request();
        assertThat(origin.hasParty("LU")).isFalse();
        held.add("LU");
        assertThat(origin.hasParty("LU")).isTrue();
    }

    @Test
    void organisations_are_asked_for_by_each_request_since_they_end() {
        held.add("LU");
        for (int request = 0; request < 2; request++) {
            request();
            assertThat(origin.hasParty("LU")).isTrue();
            assertThat(origin.organisations("LU")).contains(Set.of("mfi"));
        }
        assertThat(questions).hasSize(2);
    }

    private static void request() {
        var request = new MockHttpServletRequest();
        request.addHeader("Authorization", "Bearer of-somebody");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            questions.add(path);
            if (held.contains(path.substring(path.lastIndexOf('/') + 1))) {
                var body = "{\"organisations\": [{\"id\": \"mfi\"}]}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }
}
