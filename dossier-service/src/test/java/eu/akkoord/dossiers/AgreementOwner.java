package eu.akkoord.dossiers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eu.akkoord.platform.core.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Answers as agreement-service does when it is asked for what it holds. It runs as long as the tests, and every context asks it; each
 * test that makes it say something else has agreements of its own.
 */
public final class AgreementOwner implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Map<String, String> HELD = new ConcurrentHashMap<>();
    private static final Map<String, Map<String, String>> HEADS = new ConcurrentHashMap<>();
    /** Tests create hundreds of things at once, and each asks. */
    private static final int MOST_WAITING = 1_000;

    private static final String ADDRESS = start();

    /** Lets it hold something; the JSON is what it answers. */
    static void holds(String path, String json) {
        HELD.put("/akkoord/v1" + path, json);
    }

    /** Lets it hold an agreement that parties have joined. */
    static void joined(String id, Collection<String> parties) {
        holds(
                "/agreements/" + id,
                parties.stream()
                        .map("{\"party\": \"%s\", \"standing\": \"joined\"}"::formatted)
                        .collect(Collectors.joining(",", "{\"standings\": [", "]}")));
    }

    /** Lets it say which event was the last of something. */
    static void published(String collection, String id, int revision, String event) {
        HEADS.computeIfAbsent("/akkoord/v1/sources/%s/heads".formatted(collection), first -> new ConcurrentHashMap<>())
                .put(
                        id,
                        "{\"subject\": \"%s\", \"revision\": %d, \"hash\": \"%s\"}"
                                .formatted(id, revision, Sha256.of(event)));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "agreement owner", Map.of("akkoord.peer.address", ADDRESS, "akkoord.peer.patience", "20s")));
    }

    private static String start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), MOST_WAITING);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", AgreementOwner::answer);
            server.start();
            return "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
        } catch (IOException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            var path = exchange.getRequestURI().getPath();
            var held = HEADS.containsKey(path)
                    ? "{\"items\": [%s]}"
                            .formatted(String.join(",", HEADS.get(path).values()))
                    : HELD.get(path);
            if (authorization == null || !authorization.startsWith("Bearer ")) {
                exchange.sendResponseHeaders(401, -1);
            } else if (held == null) {
                exchange.sendResponseHeaders(404, -1);
            } else if (held.isEmpty()) {
                exchange.sendResponseHeaders(503, -1);
            } else {
                var body = held.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }
}
