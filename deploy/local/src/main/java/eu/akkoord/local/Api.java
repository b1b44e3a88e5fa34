package eu.akkoord.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API as its users see it: through the gateway, with a token of the local issuer. */
class Api {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private final Installation installation;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    Api(Installation installation) {
        this.installation = installation;
    }

    /** An access token of this client of the local issuer. */
    String token(String name) {
        var secret = new Secrets(installation.data()).ofClient(name);
        var basic = Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var client = LocalClient.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        var scopes = String.join("+", client.scopes()).replace(":", "%3A");
        var answer = send(HttpRequest.newBuilder(URI.create(installation.issuer() + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=" + scopes)));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the issuer answers " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body()).path("access_token").asString();
    }

    /** For the header {@code Authorization}: a token of this client, the same one each time. */
    String bearer(String client) {
        return "Bearer " + tokens.computeIfAbsent(client, this::token);
    }

    HttpResponse<String> get(String reader, String path) {
        return call(reader, "GET", path, Map.of(), "");
    }

    /** Sends a body as JSON, or nothing when it is empty; {@code client} empty sends no token. */
    HttpResponse<String> call(String client, String method, String path, Map<String, String> headers, String body) {
        var request = HttpRequest.newBuilder(URI.create(installation.publicUrl() + path));
        if (!client.isEmpty()) {
            request.header("Authorization", bearer(client));
        }
        headers.forEach(request::header);
        if (body.isEmpty()) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            var type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
            request.header("Content-Type", type).method(method, HttpRequest.BodyPublishers.ofString(body));
        }
        return send(request);
    }

    JsonNode json(String reader, String path) {
        return JSON.readTree(get(reader, path).body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
