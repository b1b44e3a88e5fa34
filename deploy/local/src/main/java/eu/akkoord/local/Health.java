package eu.akkoord.local;

import eu.akkoord.platform.embedded.Ports;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

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
            // asked for its health, a service writes to its store and reads it back
            default ->
                ready(name) && answers("http://127.0.0.1:%d/akkoord/v1/health".formatted(installation.port(name)));
        };
    }

    boolean ofAll() {
        return Installation.NAMES.stream().allMatch(this::of);
    }

    /** Tells whether a service that follows events has read all there are; a process that follows none has. */
    boolean hasReadAll(String name) {
        return installation.keptPort(name + "-management").isEmpty()
                || management(name, "prometheus").filter(Health::nothingLeft).isPresent();
    }

    /** Reads a page of a service's management port; empty when it does not answer 200. */
    Optional<String> management(String name, String what) {
        return read("http://127.0.0.1:%d/actuator/%s".formatted(installation.port(name + "-management"), what));
    }

    private static boolean nothingLeft(String meters) {
        return meters.lines()
                .filter(line -> line.startsWith("kafka_consumer_fetch_manager_records_lag{"))
                .allMatch(line -> line.endsWith(" 0.0"));
    }

    private boolean ready(String name) {
        return management(name, "health/readiness").isPresent();
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
        return read(address).isPresent();
    }

    /** Reads an address; empty when it does not answer 200 in 5 seconds. */
    private Optional<String> read(String address) {
        try {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty(); // not there, or not yet
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
