package eu.akkoord.platform.servicetest;

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

/**
 * Calls a service over HTTP for a test, and holds each of its answers to the contract on the class path. Bodies may be written with
 * single quotes.
 */
public final class Calls {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Contract CONTRACT = contract();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    public Calls(int port) {
        this.port = port;
    }

    public URI base() {
        return URI.create("http://127.0.0.1:%d/akkoord/v1".formatted(port));
    }

    public HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return send("GET", path, token, Map.of(), null);
    }

    public HttpResponse<String> get(String path, String token, Map<String, String> headers)
            throws IOException, InterruptedException {
        return send("GET", path, token, headers, null);
    }

    /** @param seen the entity tag in {@code If-Match}, when there is one */
    public HttpResponse<String> send(
            String method, String path, @Nullable String token, @Nullable String seen, @Nullable String body)
            throws IOException, InterruptedException {
        return send(method, path, token, seen == null ? Map.of() : Map.of("If-Match", seen), body);
    }

    public HttpResponse<String> patch(String path, String token, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        return send("PATCH", path, token, headers, body);
    }

    public HttpResponse<String> post(String path, String token, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        return send("POST", path, token, headers, body);
    }

    /**
     * Answers something as it stands for the caller now; when there is nothing for the caller, as it was at first.
     *
     * @param path of what is answered
     */
    public HttpResponse<String> answer(String path, String token, String body)
            throws IOException, InterruptedException {
        return answer(path, token, Map.of(), body);
    }

    /** @param more headers beside that revision */
    public HttpResponse<String> answer(String path, String token, Map<String, String> more, String body)
            throws IOException, InterruptedException {
        var seen = get(path, token).headers().firstValue("ETag").orElse("\"1\"");
        var headers = new LinkedHashMap<>(more);
        headers.put("If-Match", seen);
        return post(path + "/answers", token, headers, body);
    }

    /** @param given headers beside those of the token and the body */
    public HttpResponse<String> request(
            String method, String path, String token, Map<String, String> given, @Nullable String body)
            throws IOException, InterruptedException {
        return send(method, path, token, given, body);
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
        var broken = CONTRACT.checkAnswer(
                method,
                URI.create(base() + path).getRawPath(),
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(null),
                answer.body());
        if (!broken.isEmpty()) {
            throw new AssertionError("%s %s answers what the contract does not know: %s in %s"
                    .formatted(method, path, broken, told(answer)));
        }
        return answer;
    }

    /** Holds an answer to be this problem. */
    public static void refused(HttpResponse<String> answer, int status, String type) {
        if (answer.statusCode() != status
                || !answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")
                || !read(answer).path("type").asString().contains(":" + type)) {
            throw new AssertionError("Not %d %s but %s".formatted(status, type, told(answer)));
        }
    }

    /** Returns the body of a good answer; fails for any other. */
    public static JsonNode good(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError("Not good: " + told(answer));
        }
        return read(answer);
    }

    private static String told(HttpResponse<String> answer) {
        return "%d %s".formatted(answer.statusCode(), answer.body());
    }

    public static JsonNode read(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    public static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    public static String location(HttpResponse<String> answer) {
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
