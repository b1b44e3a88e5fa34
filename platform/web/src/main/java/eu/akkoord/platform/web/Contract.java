package eu.akkoord.platform.web;

import com.networknt.schema.Schema;
import eu.akkoord.platform.web.ContractSchemas.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API as its OpenAPI document promises it: which operations there are, who may call them, and what they take and give. */
public final class Contract {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final JsonNode document;
    private final ContractSchemas schemas;
    private final String base;
    private final List<Route> routes;

    /** Operations whose first segment is fixed, by it and by how many segments they have: what a request could be at all. */
    private final Map<Shape, List<Route>> byShape;

    /** Operations whose first segment is a variable. */
    private final List<Route> shapeless;

    private final Map<JsonNode, Schema> answers = new ConcurrentHashMap<>();

    private Contract(JsonNode document) {
        this.document = document;
        this.schemas = new ContractSchemas(document);
        this.base = URI.create(document.at("/servers/0/url").asString()).getPath();
        this.routes = document.path("paths").properties().stream()
                .map(path -> route(path.getKey(), path.getValue()))
                .sorted(Comparator.comparingLong(Route::variables))
                .toList();
        var parts = routes.stream().collect(Collectors.partitioningBy(Route::beginsFixed));
        this.byShape = parts.getOrDefault(true, List.of()).stream()
                .collect(Collectors.groupingBy(route ->
                        new Shape(route.segments().getFirst(), route.segments().size())));
        this.shapeless = parts.getOrDefault(false, List.of());
    }

    private record Shape(String first, int segments) {}

    /** @param yaml an OpenAPI 3.0 document; its schemas may not contain themselves */
    public static Contract read(InputStream yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (yaml) {
            Object loaded = new Yaml(new SafeConstructor(options)).load(yaml);
            return new Contract(JsonMapper.shared().valueToTree(texts(loaded)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The contract cannot be read", unreadable);
        }
    }

    /** Turns dates and numeric keys of YAML into text, as in JSON. */
    private static @Nullable Object texts(@Nullable Object loaded) {
        return switch (loaded) {
            case Map<?, ?> map -> {
                var texts = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, value) -> texts.put(String.valueOf(key), texts(value)));
                yield texts;
            }
            case List<?> list -> {
                var texts = new ArrayList<@Nullable Object>();
                list.forEach(value -> texts.add(texts(value)));
                yield texts;
            }
            case java.util.Date date -> date.toInstant().toString().substring(0, 10);
            case null -> null;
            default -> loaded;
        };
    }

    /** The full version of the API. */
    public String version() {
        return document.at("/info/version").asString();
    }

    /** The path below which the API stands, such as {@code /akkoord/v1}. */
    public String base() {
        return base;
    }

    /** The document as it was read, for tests that walk it. */
    JsonNode document() {
        return document;
    }

    /** All operations, for tests that walk them. */
    public List<Operation> operations() {
        return routes.stream()
                .flatMap(route -> route.operations().values().stream())
                .toList();
    }

    /** The path as one of the contract's; empty when there is no such path. Takes the path as it came, undecoded. */
    Optional<Route.Match> match(String rawPath) {
        if (!rawPath.startsWith(base + "/") || rawPath.indexOf(';') >= 0) {
            return Optional.empty();
        }
        var segments = rawPath.substring(base.length() + 1).split("/", -1);
        var match = match(byShape.getOrDefault(new Shape(segments[0], segments.length), List.of()), segments);
        return match.isPresent() ? match : match(shapeless, segments);
    }

    private static Optional<Route.Match> match(List<Route> routes, String[] segments) {
        for (var route : routes) {
            if (route.fits(segments)) {
                return Optional.of(new Route.Match(route, route.values(segments)));
            }
        }
        return Optional.empty();
    }

    /**
     * The operation whose answer another one carries along, by {@code x-embeds}.
     *
     * @param name the value of {@code embed}
     */
    Optional<Operation> embedded(Operation operation, String name) {
        var template = operation.node().path("x-embeds").path(name).asString("");
        return operations().stream()
                .filter(one -> one.method().equals("GET") && one.template().equals(template))
                .findFirst();
    }

    /** Tells whether there is such a path, whatever may be done there. */
    public boolean hasPath(String rawPath) {
        return match(rawPath).isPresent();
    }

    /** Tells whether anyone may call this without a token. */
    public boolean isOpen(String method, String rawPath) {
        return match(rawPath)
                .map(match -> match.route().operation(method))
                .map(operation -> operation.admission().open())
                .orElse(false);
    }

    /**
     * Returns the faults of an answer, for tests.
     *
     * @param path as it was asked, without the query
     * @param contentType absent when there was no body
     */
    public List<String> checkAnswer(String method, String path, int status, @Nullable String contentType, String body) {
        var operation =
                match(path).map(match -> match.route().operation(method)).orElse(null);
        if (operation == null) {
            return status == 404 || status == 405
                    ? List.of()
                    : List.of("The contract has no %s %s".formatted(method, path));
        }
        var answer = schemas.resolved(operation
                .node()
                .path("responses")
                .path(
                        operation.node().path("responses").has(String.valueOf(status))
                                ? String.valueOf(status)
                                : "default"));
        if (answer.isMissingNode()) {
            return List.of("%s does not answer %d".formatted(operation, status));
        }
        if (!answer.has("content")) {
            return body.isEmpty() ? List.of() : List.of("%s answers %d without a body".formatted(operation, status));
        }
        if (body.isEmpty() && method.equals("HEAD")) {
            return List.of();
        }
        if (contentType == null) {
            return List.of("%s answers %d with a body".formatted(operation, status));
        }
        var given = MediaType.parseMediaType(contentType);
        for (var content : answer.path("content").properties()) {
            if (MediaType.parseMediaType(content.getKey()).isCompatibleWith(given)) {
                return given.getSubtype().endsWith("json")
                        ? checked(content.getValue().path("schema"), body)
                        : List.of();
            }
        }
        return List.of("%s does not answer %d in %s".formatted(operation, status, contentType));
    }

    private List<String> checked(JsonNode schema, String body) {
        var compiled = answers.computeIfAbsent(schema, node -> schemas.compile(node, Direction.ANSWER));
        return compiled.validate(JsonMapper.shared().readTree(body)).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private Route route(String template, JsonNode item) {
        var operations = new LinkedHashMap<String, Operation>();
        for (var member : item.properties()) {
            if (METHODS.contains(member.getKey())) {
                var method = member.getKey().toUpperCase(Locale.ROOT);
                operations.put(method, operation(method, template, item, member.getValue()));
            }
        }
        return new Route(List.of(template.substring(1).split("/", -1)), operations);
    }

    private Operation operation(String method, String template, JsonNode item, JsonNode node) {
        var parameters = new ArrayList<Parameter>();
        for (var list : List.of(item.path("parameters"), node.path("parameters"))) {
            for (var reference : list) {
                parameters.add(parameter(schemas.resolved(reference)));
            }
        }
        var bodies = new LinkedHashMap<MediaType, Body>();
        var request = schemas.resolved(node.path("requestBody"));
        for (var content : request.path("content").properties()) {
            var schema = content.getValue().path("schema");
            bodies.put(
                    MediaType.parseMediaType(content.getKey()),
                    new Body(schemas.compile(schema, Direction.REQUEST), schemas.closed(schema, Direction.REQUEST)));
        }
        var produced = new LinkedHashSet<MediaType>();
        for (var answer : node.path("responses").properties()) {
            if (answer.getKey().startsWith("2")) {
                schemas.resolved(answer.getValue())
                        .path("content")
                        .propertyNames()
                        .forEach(type -> produced.add(MediaType.parseMediaType(type)));
            }
        }
        var security = node.has("security") ? node.get("security") : document.path("security");
        return new Operation(
                method,
                template,
                node,
                Admission.of(node, security),
                parameters,
                bodies,
                request.path("required").asBoolean(false),
                produced);
    }

    private Parameter parameter(JsonNode node) {
        var schema = schemas.closed(node.path("schema"), Direction.REQUEST);
        return new Parameter(
                node.path("name").asString(),
                node.path("in").asString(),
                node.path("required").asBoolean(false),
                schema,
                schemas.compile(node.path("schema"), Direction.REQUEST));
    }

    /**
     * One method on one path.
     *
     * @param admission who may call it
     * @param bodies what it reads, by format
     * @param produced the formats of its good answers
     */
    public record Operation(
            String method,
            String template,
            JsonNode node,
            Admission admission,
            List<Parameter> parameters,
            Map<MediaType, Body> bodies,
            boolean bodyRequired,
            Set<MediaType> produced) {
        boolean wantsRevision() {
            return parameters.stream()
                    .anyMatch(parameter ->
                            parameter.in().equals("header") && parameter.name().equalsIgnoreCase("If-Match"));
        }

        Set<String> queryKeys() {
            var keys = new HashSet<String>();
            for (var parameter : parameters) {
                if (parameter.in().equals("query")) {
                    keys.add(parameter.name());
                }
            }
            return keys;
        }

        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    /** @param in query, path or header */
    public record Parameter(String name, String in, boolean required, JsonNode schema, Schema check) {}

    /** @param schema closed, written out, without what is only read */
    public record Body(Schema check, JsonNode schema) {}
}
