package eu.akkoord.platform.web;

import eu.akkoord.platform.servicetest.cost.DearInputs;
import eu.akkoord.platform.servicetest.cost.SchemaType;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The schemas of all that one operation reads, part by part. */
final class ReadSchemas {
    /** Ways of saying what is allowed of which {@link DearInputs} makes no inputs. */
    private static final List<String> UNWALKED =
            List.of("$ref", "allOf", "anyOf", "oneOf", "not", "patternProperties", "prefixItems");

    private static final List<String> SIMPLE = List.of("boolean", "integer", "number");

    private ReadSchemas() {}

    /** The texts and lists that a request may hold without a bound of the contract. */
    static List<String> unbounded(Contract.Operation operation) {
        return parts(operation, ReadSchemas::isUnbounded);
    }

    /** The parts that no dear inputs are made of: whatever is allowed there would cost what it costs. */
    static List<String> unwalked(Contract.Operation operation) {
        return parts(operation, ReadSchemas::isUnwalked);
    }

    /** A date has a bound, which the check of its form sets; no other format has. */
    static boolean isUnbounded(JsonNode schema) {
        boolean day = schema.path("format").asString("").equals("date");
        return (SchemaType.isList(schema) && !schema.has("maxItems"))
                || (SchemaType.isText(schema) && !day && !schema.has("maxLength") && !schema.has("enum"));
    }

    static boolean isUnwalked(JsonNode schema) {
        var more = schema.path("additionalProperties");
        boolean known = SchemaType.isText(schema)
                || (SchemaType.isList(schema) && schema.has("items"))
                || (schema.has("properties") && more.isBoolean() && !more.asBoolean())
                || SIMPLE.stream().anyMatch(type -> SchemaType.is(schema, type));
        return !known || UNWALKED.stream().anyMatch(schema::has);
    }

    private static List<String> parts(Contract.Operation operation, Predicate<JsonNode> which) {
        return Stream.concat(
                        operation.parameters().stream().map(Contract.Parameter::schema),
                        operation.bodies().values().stream().map(Contract.Body::schema))
                .flatMap(schema -> parts(operation.toString(), schema, which))
                .toList();
    }

    private static Stream<String> parts(String at, JsonNode schema, Predicate<JsonNode> which) {
        var own = Stream.of(at).filter(one -> which.test(schema));
        var below = schema.path("properties").properties().stream()
                .flatMap(each -> parts(at + "/" + each.getKey(), each.getValue(), which));
        var items = schema.has("items") ? parts(at + "/*", schema.get("items"), which) : Stream.<String>empty();
        return Stream.of(own, below, items).flatMap(each -> each);
    }
}
