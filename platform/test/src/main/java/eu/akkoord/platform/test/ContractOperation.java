package eu.akkoord.platform.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An operation as the contract on the class path promises it, for tests that walk all of them. Reads the document by itself, so
 * that it does not share a mistake with the door that is tested.
 *
 * @param template the path, with its variables in braces
 * @param parameters by place and name, such as {@code query asOf}
 */
public record ContractOperation(String method, String template, JsonNode node, Map<String, JsonNode> parameters) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    static final JsonNode DOCUMENT = document();

    /** Every operation of the document. */
    public static List<ContractOperation> all() {
        var operations = new ArrayList<ContractOperation>();
        for (var path : DOCUMENT.path("paths").properties()) {
            for (var member : path.getValue().properties()) {
                if (METHODS.contains(member.getKey())) {
                    operations.add(new ContractOperation(
                            member.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            member.getValue(),
                            parameters(path.getValue(), member.getValue())));
                }
            }
        }
        return operations;
    }

    /** Every scope that the contract knows. */
    public static Set<String> allScopes() {
        return new TreeSet<>(DOCUMENT.at("/components/securitySchemes/Oauth/flows/clientCredentials/scopes")
                .propertyNames());
    }

    boolean open() {
        return security().isEmpty();
    }

    /** Returns the role that staff need; empty when nobody needs one. */
    public String role() {
        return node.path("x-role").asString("");
    }

    /** Returns the other role that may; empty without any. */
    String otherRole() {
        return node.path("x-other-role").asString("");
    }

    Set<String> staffScopes() {
        return texts(security().at("/0/Oauth"));
    }

    Set<String> partnerScopes() {
        return texts(node.path("x-scopes"));
    }

    /** By collection, the scopes that a partner's client needs besides where an id of it stands in the path. */
    Map<String, Set<String>> collectionScopes() {
        var scopes = new LinkedHashMap<String, Set<String>>();
        node.path("x-collection-scopes")
                .properties()
                .forEach(collection -> scopes.put(collection.getKey(), texts(collection.getValue())));
        return scopes;
    }

    /** By name, the operations whose answers it can carry along. */
    Map<String, ContractOperation> embeds() {
        var embeds = new LinkedHashMap<String, ContractOperation>();
        for (var embed : node.path("x-embeds").properties()) {
            all().stream()
                    .filter(one -> one.method().equals("GET")
                            && one.template().equals(embed.getValue().asString()))
                    .forEach(one -> embeds.put(embed.getKey(), one));
        }
        return embeds;
    }

    /** The format of the body it reads, the first where there are more; empty when it reads none. */
    public Optional<String> format() {
        return body().propertyNames().stream().findFirst();
    }

    /** The schema of the body it reads. */
    JsonNode schema() {
        return body().path(format().orElse("")).path("schema");
    }

    /** The formats of its good answer; empty when that has no body. */
    public Set<String> answered() {
        var formats = new TreeSet<String>();
        for (var response : node.path("responses").properties()) {
            if (response.getKey().startsWith("2")) {
                formats.addAll(resolved(response.getValue()).path("content").propertyNames());
            }
        }
        return formats;
    }

    /** A body that is right, from the document's examples; empty when it reads none. */
    public String example() {
        var content = body().path(format().orElse(""));
        var first = content.path("examples").values().stream().findFirst();
        return first.map(example -> resolved(example).path("value"))
                .orElse(content.path("example"))
                .toString();
    }

    /** Returns the schema of each property, from all parts of a schema. */
    static Map<String, JsonNode> properties(JsonNode schema) {
        var own = resolved(schema);
        var all = new LinkedHashMap<String, JsonNode>();
        own.path("allOf").forEach(part -> all.putAll(properties(part)));
        own.path("properties").properties().forEach(each -> all.put(each.getKey(), each.getValue()));
        return all;
    }

    /** The properties that must be sent. */
    static Set<String> required(JsonNode schema) {
        var own = resolved(schema);
        var all = new LinkedHashSet<>(texts(own.path("required")));
        own.path("allOf").forEach(part -> all.addAll(required(part)));
        all.removeIf(name -> resolved(properties(schema).getOrDefault(name, own.path("absent")))
                .path("readOnly")
                .asBoolean(false));
        return all;
    }

    static boolean isList(JsonNode schema) {
        var own = resolved(schema);
        return own.path("type").asString("").equals("array")
                || own.path("allOf").valueStream().anyMatch(ContractOperation::isList);
    }

    /** Follows references in the document. */
    public static JsonNode resolved(JsonNode node) {
        var found = node;
        while (found.has("$ref")) {
            found = DOCUMENT.at(found.path("$ref").asString().substring(1));
        }
        return found;
    }

    static Set<String> texts(JsonNode array) {
        var texts = new TreeSet<String>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    @Override
    public String toString() {
        return method + " " + template;
    }

    private JsonNode security() {
        return node.has("security") ? node.path("security") : DOCUMENT.path("security");
    }

    private JsonNode body() {
        return resolved(node.path("requestBody")).path("content");
    }

    private static Map<String, JsonNode> parameters(JsonNode path, JsonNode operation) {
        var parameters = new LinkedHashMap<String, JsonNode>();
        for (var list : List.of(path.path("parameters"), operation.path("parameters"))) {
            for (var reference : list) {
                var parameter = resolved(reference);
                parameters.put(
                        parameter.path("in").asString() + " "
                                + parameter.path("name").asString(),
                        parameter);
            }
        }
        return parameters;
    }

    private static JsonNode document() {
        try (var yaml = new ClassPathResource("/contract/openapi.yaml").getInputStream()) {
            Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            return JsonMapper.shared().valueToTree(loaded);
        } catch (IOException missing) {
            throw new UncheckedIOException("The contract is not on the class path", missing);
        }
    }
}
