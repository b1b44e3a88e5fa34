package eu.akkoord.platform.test;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Paths of the operations of the contract, filled with the document's examples or with what is not there. */
final class ContractPaths {
    private static final List<String> NOWHERE = List.of("bestaat-niet", "ZZ", "visits.bestaat-niet.1");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

    private ContractPaths() {}

    /** The path with these values in it, and for the others those of the document's examples or else what is not there. */
    static String of(ContractOperation operation, Map<String, String> values) {
        return VARIABLE.matcher(operation.template()).replaceAll(found -> {
            var schema = schema(operation, found.group(1));
            var usual = schema.path("example").asString(nowhere(schema).orElse("bestaat-niet"));
            return values.getOrDefault(found.group(1), usual);
        });
    }

    /** A path of something that is not there; empty where the path names nothing or only what the contract lists. */
    static Optional<String> nowhere(ContractOperation operation) {
        var last = VARIABLE.matcher(operation.template())
                .results()
                .reduce((one, next) -> next)
                .map(found -> found.group(1))
                .orElse("");
        return nowhere(schema(operation, last)).map(id -> of(operation, Map.of(last, id)) + query(operation));
    }

    /** The query keys that the document shows by an example at the operation, for one that does not do without any. */
    private static String query(ContractOperation operation) {
        return operation.parameters().values().stream()
                .filter(parameter -> parameter.path("in").asString().equals("query") && parameter.has("example"))
                .map(parameter -> parameter.path("name").asString() + "="
                        + URLEncoder.encode(parameter.path("example").asString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""))
                .replaceFirst("\\?$", "");
    }

    /** An id that is right and that nothing has. */
    private static Optional<String> nowhere(JsonNode schema) {
        return NOWHERE.stream()
                .filter(id -> schema.has("pattern")
                        && Pattern.compile(schema.path("pattern").asString())
                                .matcher(id)
                                .find())
                .findFirst();
    }

    private static JsonNode schema(ContractOperation operation, String variable) {
        var parameter = operation.parameters().get("path " + variable);
        return parameter == null
                ? JsonNodeFactory.instance.missingNode()
                : ContractOperation.resolved(parameter.path("schema"));
    }
}
