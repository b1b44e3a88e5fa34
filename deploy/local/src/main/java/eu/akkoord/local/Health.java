package eu.akkoord.local;

import eu.akkoord.platform.servers.Ports;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks each process whether it does its work. */
record Health(Installation installation, HttpClient client) {
    Health(Installation installation) {
        this(
                installation,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(2))
                        .build());
    }

    boolean of(String name) {
        return switch (name) {
            case "broker" -> listens("kafka");
            case "documents" -> listens("documents");
            case "issuer" -> answers(installation.issuer() + "/oauth2/jwks");
            case "gateway" -> ready(name) && answers(installation.publicUrl() + "/health");
            default -> ready(name);
        };
    }

    boolean ofAll() {
        return Installation.NAMES.stream().allMatch(this::of);
    }

    private boolean ready(String name) {
        return answers(
                "http://127.0.0.1:%d/actuator/health/readiness".formatted(installation.port(name + "-management")));
    }

    private boolean listens(String name) {
        try (var socket = new Socket()) {
            socket.connect(Ports.at(installation.port(name)), 2_000);
            return true;
        } catch (IOException refused) {
            return false; // the connection is the question, its refusal the answer
        }
    }

    private boolean answers(String address) {
        try {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException absent) {
            return false; // not there, or not yet
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
