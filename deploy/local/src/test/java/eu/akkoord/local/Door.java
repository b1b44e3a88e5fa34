package eu.akkoord.local;

import eu.akkoord.platform.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A port at which a process of an installation speaks HTTP with callers: the gateway, or a service straight, without it.
 *
 * @param owned the path of something that this process answers with 200
 */
record Door(String name, int port, String owned) {
    private static final String AGREEMENT = "/akkoord/v1/agreements/vl-nl-integratie-2013";
    private static final String VISIT = "/akkoord/v1/visits/werkbezoek-vlaanderen-2017";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static List<Door> of(Installation installation) {
        return List.of(
                new Door("gateway", installation.port("gateway"), VISIT),
                new Door("agreement-service", installation.port("agreement-service"), AGREEMENT),
                new Door("dossier-service", installation.port("dossier-service"), VISIT));
    }

    String authority() {
        return Ports.LOOPBACK + ":" + port;
    }

    HttpResponse<String> get(String path, Map<String, String> headers) {
        return send("GET", path, headers, BodyPublishers.noBody());
    }

    HttpResponse<String> send(String method, String path, Map<String, String> headers, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create("http://" + authority() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body);
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException unanswered) {
            throw new UncheckedIOException(this + " does not answer", unanswered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Everything that comes back when these lines are sent as they are, which no decent client would do. */
    String raw(String... lines) {
        try (var socket = new Socket()) {
            socket.connect(Ports.at(port));
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unanswered) {
            throw new UncheckedIOException(this + " does not answer", unanswered);
        }
    }
}
