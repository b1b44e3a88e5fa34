package eu.akkoord.platform.servicetest;

import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.search.declaration.Parameter;
import eu.akkoord.platform.web.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** Compares what a declaration understands with what the contract lets in; for tests. */
public final class ContractCheck {
    private ContractCheck() {}

    /**
     * The same for an operation of the contract on the class path.
     *
     * @param operation such as {@code GET /notes}
     */
    public static List<String> differences(Fields<?> fields, String operation, Set<String> others) {
        try (var yaml = new ClassPathResource("/contract/openapi.yaml").getInputStream()) {
            return Contract.read(yaml).operations().stream()
                    .filter(promised -> promised.toString().equals(operation))
                    .findFirst()
                    .map(promised -> differences(fields, promised, others))
                    .orElse(List.of("The contract has no %s".formatted(operation)));
        } catch (IOException missing) {
            throw new UncheckedIOException("The contract is not on the class path", missing);
        }
    }

    /**
     * Compares the query keys of a declaration with those of an operation: names, types, whether they may be repeated, and the values of
     * those that have few. The contract may list the values of a filter that is free here.
     *
     * @param others query keys the operation understands by itself
     * @return a sentence for each difference; empty when they agree
     */
    public static List<String> differences(Fields<?> fields, Contract.Operation operation, Set<String> others) {
        var promised = new LinkedHashMap<String, JsonNode>();
        for (var parameter : operation.parameters()) {
            if (parameter.in().equals("query") && !others.contains(parameter.name())) {
                promised.put(parameter.name(), parameter.schema());
            }
        }
        var differences = new ArrayList<String>();
        for (var parameter : fields.parameters()) {
            var schema = promised.remove(parameter.name());
            if (schema == null) {
                differences.add("%s does not promise %s".formatted(operation, parameter.name()));
            } else {
                compare(parameter, schema, differences);
            }
        }
        promised.keySet()
                .forEach(name ->
                        differences.add("%s promises %s, which its list does not know".formatted(operation, name)));
        return differences;
    }

    private static void compare(Parameter parameter, JsonNode schema, List<String> differences) {
        var name = parameter.name();
        boolean repeated = schema.path("type").asString("").equals("array");
        if (repeated != parameter.repeated()) {
            differences.add("%s may %s be repeated"
                    .formatted(name, parameter.repeated() ? "" : "not")
                    .replace("  ", " "));
        }
        var one = repeated ? schema.path("items") : schema;
        var written = "%s %s"
                .formatted(one.path("type").asString(""), one.path("format").asString(""))
                .strip();
        var forms = written(parameter.form());
        if (!forms.contains(written)) {
            differences.add("%s is %s, not %s".formatted(name, forms, written));
        }
        var values = new HashSet<String>();
        one.path("enum").forEach(value -> values.add(value.asString()));
        if (!parameter.values().isEmpty() && !values.equals(Set.copyOf(parameter.values()))) {
            differences.add("%s takes %s, not %s".formatted(name, parameter.values(), values));
        }
    }

    /** Type and format in the contract. */
    private static Set<String> written(Parameter.Form form) {
        return switch (form) {
            case TEXT -> Set.of("string");
            case INTEGER -> Set.of("integer", "integer int32", "integer int64");
            case BOOLEAN -> Set.of("boolean");
            case DATE -> Set.of("string date");
            case INSTANT -> Set.of("string date-time");
        };
    }
}
