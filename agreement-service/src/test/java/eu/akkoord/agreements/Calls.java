package eu.akkoord.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.web.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service over HTTP, and holds each of its answers to the contract. Bodies are written with single quotes. */
final class Calls {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Contract CONTRACT = contract();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    Calls(int port) {
        this.port = port;
    }

    URI base() {
        return URI.create("http://127.0.0.1:%d/akkoord/v1".formatted(port));
    }

    HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return send("GET", path, token, Map.of(), null);
    }

    /** @param seen the entity tag in {@code If-Match}, when there is one */
    HttpResponse<String> send(
            String method, String path, @Nullable String token, @Nullable String seen, @Nullable String body)
            throws IOException, InterruptedException {
        return send(method, path, token, seen == null ? Map.of() : Map.of("If-Match", seen), body);
    }

    HttpResponse<String> post(String path, String token, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        return send("POST", path, token, headers, body);
    }

    private HttpResponse<String> send(
            String method, String path, @Nullable String token, Map<String, String> given, @Nullable String body)
            throws IOException, InterruptedException {
        var headers = new LinkedHashMap<>(given);
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        if (body != null) {
            headers.put("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
        }
        var request = HttpRequest.newBuilder(URI.create(base() + path))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        headers.forEach(request::header);
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(CONTRACT.checkAnswer(
                        method,
                        URI.create(base() + path).getRawPath(),
                        answer.statusCode(),
                        answer.headers().firstValue("Content-Type").orElse(null),
                        answer.body()))
                .as("%s %s answers %d %s", method, path, answer.statusCode(), answer.body())
                .isEmpty();
        return answer;
    }

    static void refused(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(read(answer).path("type").asString()).contains(":" + type);
    }

    static JsonNode read(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static Contract contract() {
        try (InputStream yaml = Objects.requireNonNull(Calls.class.getResourceAsStream("/contract/openapi.yaml"))) {
            return Contract.read(yaml);
        } catch (IOException missing) {
            throw new UncheckedIOException("The contract is not on the class path", missing);
        }
    }
}
