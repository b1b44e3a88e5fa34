package eu.akkoord.platform.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A walk that sends every operation of the contract the requests it must refuse, derived from the document: all faults of an input at once,
 * a body where there is none or one that breaks off, another format, no revision, an outdated one, an unknown id.
 */
public final class ContractRefusals {
    private static final String UNKNOWN = "onbekend";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final Function<Asked, String> tokens;
    private final List<String> faults = new ArrayList<>();

    /** The role and scopes that a token for an operation needs. */
    public record Asked(String role, Set<String> scopes) {}

    private record Answer(int status, String format, Set<String> issues) {}

    private ContractRefusals(URI base, Function<Asked, String> tokens) {
        this.base = base;
        this.tokens = tokens;
    }

    /** As {@link #faults(URI, Function)}, of a service that believes {@link TestTokens}. */
    public static List<String> faults(URI base) {
        return faults(
                base, asked -> TestTokens.token("VL", "abb", List.of(asked.role()), String.join(" ", asked.scopes())));
    }

    /**
     * @param base the address of the API, with {@code /akkoord/v1}
     * @param tokens a token of someone who may
     * @return one line for each request that was not refused as promised; a line too when nothing was asked
     */
    public static List<String> faults(URI base, Function<Asked, String> tokens) {
        var walk = new ContractRefusals(base, tokens);
        var operations = ContractOperation.all();
        operations.forEach(walk::walk);
        if (operations.isEmpty()) {
            walk.faults.add("The contract has no operations");
        }
        return walk.faults;
    }

    /**
     * Sends a right body with a revision that was never there to each operation that asks for a revision, on the things of the
     * document's examples that exist here.
     *
     * @return the statuses that came back, by operation
     */
    public static Map<String, Integer> outdated(URI base, Function<Asked, String> tokens) {
        var walk = new ContractRefusals(base, tokens);
        var statuses = new TreeMap<String, Integer>();
        for (var operation : ContractOperation.all()) {
            if (walk.asksRevision(operation) && walk.exists(operation)) {
                var answer =
                        walk.send(operation, ContractPaths.of(operation, Map.of()), "\"999999\"", operation.example());
                statuses.put(operation.toString(), answer.status());
            }
        }
        return statuses;
    }

    private void walk(ContractOperation operation) {
        everythingAtOnce(operation);
        if (operation.format().isEmpty()) {
            expect(
                    operation,
                    "a body",
                    400,
                    Set.of(),
                    send(operation, ContractPaths.of(operation, Map.of()), revision(operation), "{}"));
        } else {
            bodies(operation);
        }
        if (asksRevision(operation)) {
            expect(
                    operation,
                    "no revision",
                    428,
                    Set.of(),
                    send(operation, ContractPaths.of(operation, Map.of()), null, operation.example()));
        }
        ContractPaths.nowhere(operation)
                .ifPresent(path -> expect(
                        operation,
                        "an id that nothing has",
                        404,
                        Set.of(),
                        send(operation, path, revision(operation), body(operation))));
    }

    private void everythingAtOnce(ContractOperation operation) {
        var expected = new TreeSet<String>();
        var values = new TreeMap<String, String>();
        var query = new StringBuilder("?" + UNKNOWN + "=1");
        expected.add("query " + UNKNOWN);
        operation.parameters().forEach((place, parameter) -> {
            var name = parameter.path("name").asString();
            if (place.startsWith("path ")) {
                values.put(name, "!");
                expected.add(place);
            } else if (place.startsWith("query ") && refusesAnything(parameter.path("schema"))) {
                query.append('&').append(name).append("=!");
                expected.add(place);
            } else if (place.equals("header If-Match")) {
                expected.add(place);
            }
        });
        var body = "";
        if (operation.format().isPresent()) {
            var wrong = JsonNodeFactory.instance.objectNode().put(UNKNOWN, 1);
            ContractOperation.properties(operation.schema())
                    .forEach((name, schema) -> wrong.set(name, ofAnotherType(schema)));
            wrong.propertyNames().forEach(name -> expected.add("body /" + name));
            body = wrong.toString();
        }
        expect(
                operation,
                "all at once",
                400,
                expected,
                send(operation, ContractPaths.of(operation, values) + query, "\"x\"", body));
    }

    private void bodies(ContractOperation operation) {
        var path = ContractPaths.of(operation, Map.of());
        var missing = new TreeSet<String>();
        ContractOperation.required(operation.schema()).forEach(name -> missing.add("body /" + name));
        if (!missing.isEmpty()) {
            expect(operation, "nothing", 400, missing, send(operation, path, revision(operation), "{}"));
        }
        expect(operation, "half a body", 400, Set.of(), send(operation, path, revision(operation), "{\"a\":"));
        expect(
                operation,
                "another format",
                415,
                Set.of(),
                send(operation, path, revision(operation), operation.example(), "text/plain"));
    }

    private static JsonNode ofAnotherType(JsonNode schema) {
        var nodes = JsonNodeFactory.instance;
        return ContractOperation.isList(schema)
                ? nodes.booleanNode(true)
                : nodes.arrayNode().add(true);
    }

    /** Tells whether an exclamation mark is no value of a parameter. */
    private static boolean refusesAnything(JsonNode schema) {
        var own = ContractOperation.resolved(schema);
        var one = ContractOperation.isList(own) ? ContractOperation.resolved(own.path("items")) : own;
        var pattern = one.path("pattern").asString("");
        return !one.path("type").asString("").equals("string")
                || one.has("enum")
                || one.has("format")
                || !Pattern.compile(pattern).matcher("!").find();
    }

    private boolean exists(ContractOperation operation) {
        var thing = ContractPaths.of(operation, Map.of()).replaceFirst("/transitions$", "");
        var request = request(thing, tokens.apply(new Asked("reader", Set.of("akkoord:read"))));
        return answer(request.GET().build()).status() == 200;
    }

    private boolean asksRevision(ContractOperation operation) {
        return operation.parameters().containsKey("header If-Match");
    }

    private @Nullable String revision(ContractOperation operation) {
        return asksRevision(operation) ? "\"1\"" : null;
    }

    private static String body(ContractOperation operation) {
        return operation.format().isPresent() ? operation.example() : "";
    }

    private void expect(ContractOperation operation, String sent, int status, Set<String> issues, Answer answer) {
        if (answer.status() != status
                || !answer.format().equals("application/problem+json")
                || !answer.issues().containsAll(issues)) {
            var missed = new TreeSet<>(issues);
            missed.removeAll(answer.issues());
            faults.add("%s, given %s, answers %d %s and not %d %s"
                    .formatted(operation, sent, answer.status(), answer.issues(), status, missed));
        }
    }

    private Answer send(ContractOperation operation, String path, @Nullable String revision, String body) {
        return send(operation, path, revision, body, operation.format().orElse("application/json"));
    }

    private Answer send(
            ContractOperation operation, String path, @Nullable String revision, String body, String format) {
        var token = operation.open() ? null : tokens.apply(new Asked(operation.role(), operation.staffScopes()));
        var request = request(path, token);
        if (revision != null) {
            request.header("If-Match", revision);
        }
        if (body.isEmpty()) {
            request.method(operation.method(), BodyPublishers.noBody());
        } else {
            request.header("Content-Type", format).method(operation.method(), BodyPublishers.ofString(body));
        }
        return answer(request.build());
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private Answer answer(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    issues(response));
        } catch (IOException unanswered) {
            throw new UncheckedIOException(request + " was not answered", unanswered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static Set<String> issues(HttpResponse<String> response) {
        var issues = new TreeSet<String>();
        if (response.statusCode() == 400) {
            JsonMapper.shared()
                    .readTree(response.body())
                    .path("issues")
                    .forEach(issue -> issues.add("%s %s"
                            .formatted(
                                    issue.path("in").asString(""),
                                    issue.path("name").asString(""))));
        }
        return issues;
    }
}
