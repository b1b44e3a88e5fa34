package eu.akkoord.platform.web;

import eu.akkoord.platform.core.message.Codes;
import eu.akkoord.platform.core.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Says in words what a schema allows, with an example: as a rule for whoever writes, and not as a property of what was written. */
final class Rules {
    /** As many codes or properties as are named. */
    private static final int MOST_NAMED = 60;

    /** Examples of lists and objects are shown as deep as this. */
    private static final int DEEPEST = 6;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Rules() {}

    /** @param schema closed and written out */
    static Message of(JsonNode schema) {
        if (schema.has("x-rule")) {
            return Message.of("rule." + schema.path("x-rule").asString(), example(schema));
        }
        if (schema.has("enum")) {
            return codes(schema.path("enum"));
        }
        return switch (type(schema)) {
            case "integer", "number" -> number(schema);
            case "boolean" -> Message.of("rule.flag");
            case "array" -> list(schema);
            case "object" -> object(schema);
            default -> text(schema);
        };
    }

    /** The names of the properties of an object. */
    static String properties(JsonNode schema) {
        return named(schema.path("properties").propertyNames().stream().toList());
    }

    static String named(List<String> names) {
        return names.isEmpty() ? "-" : names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    }

    private static Message codes(JsonNode values) {
        var codes = values.valueStream()
                .filter(value -> !value.isNull())
                .map(JsonNode::asString)
                .toList();
        var plain = codes.stream()
                .filter(code -> !code.startsWith("-"))
                .limit(MOST_NAMED)
                .toList();
        return plain.size() < codes.size()
                ? Message.of("rule.sort", Codes.of(plain), plain.getFirst())
                : Message.of("rule.code", Codes.of(plain), plain.getFirst());
    }

    private static Message number(JsonNode schema) {
        long least = schema.path("minimum").asLong(Long.MIN_VALUE);
        long most = schema.path("maximum").asLong(Long.MAX_VALUE);
        if (least == Integer.MIN_VALUE || least == Long.MIN_VALUE) {
            return Message.of("rule.wholeUpTo", most, example(schema));
        }
        return most == Integer.MAX_VALUE || most == Long.MAX_VALUE
                ? Message.of("rule.wholeFrom", least, example(schema))
                : Message.of("rule.whole", least, most, example(schema));
    }

    private static Message text(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "date" -> Message.of("rule.day");
            case "date-time" -> Message.of("rule.moment");
            case "time-local" -> Message.of("rule.time");
            case "edtf" -> Message.of("rule.period");
            default -> {
                int least = Math.max(1, schema.path("minLength").asInt(1));
                int most = schema.path("maxLength").asInt(0);
                yield most == 0
                        ? Message.of("rule.anyText", example(schema))
                        : Message.of("rule.text", least, most, example(schema));
            }
        };
    }

    private static Message list(JsonNode schema) {
        int least = schema.path("minItems").asInt(0);
        int most = schema.path("maxItems").asInt(0);
        return most == 0
                ? Message.of("rule.anyList", example(schema))
                : Message.of("rule.list", least, most, example(schema));
    }

    private static Message object(JsonNode schema) {
        return Message.of("rule.object", properties(schema), example(schema));
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.path(0).asString("") : type.asString(schema.has("properties") ? "object" : "");
    }

    /** Returns an example as JSON, but a text as it is. */
    static String example(JsonNode schema) {
        var example = exampleOf(schema, 0);
        return example == null ? "-" : example.isString() ? example.stringValue() : example.toString();
    }

    /** Returns an example as JSON; null where there is none. */
    static @Nullable JsonNode exampleOf(JsonNode schema, int depth) {
        if (schema.has("example")) {
            return schema.get("example");
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        return switch (type(schema)) {
            case "integer", "number" -> wholeExample(schema);
            case "boolean" -> NODES.booleanNode(true);
            case "array" -> listExample(schema, depth);
            case "object" -> objectExample(schema, depth);
            default ->
                NODES.stringNode(
                        switch (schema.path("format").asString("")) {
                            case "date" -> "2017-06-20";
                            case "date-time" -> "2017-06-20T08:00:00Z";
                            case "time-local" -> "09:30";
                            case "edtf" -> "2018-21";
                            default -> "Werkbezoek";
                        });
        };
    }

    private static JsonNode wholeExample(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        return NODES.numberNode(
                Math.clamp(12, least, Math.max(least, schema.path("maximum").asLong(Long.MAX_VALUE))));
    }

    private static JsonNode listExample(JsonNode schema, int depth) {
        var list = NODES.arrayNode();
        var one = depth < DEEPEST && schema.path("maxItems").asInt(1) > 0
                ? exampleOf(schema.path("items"), depth + 1)
                : null;
        if (one != null) {
            list.add(one);
        }
        return list;
    }

    /** With what it has to have; where that is nothing, with its first property. */
    private static ObjectNode objectExample(JsonNode schema, int depth) {
        var object = NODES.objectNode();
        if (depth >= DEEPEST) {
            return object;
        }
        var names = new ArrayList<String>();
        schema.path("required").forEach(name -> names.add(name.asString()));
        if (names.isEmpty()) {
            schema.path("properties").propertyNames().stream().limit(1).forEach(names::add);
        }
        for (var name : names) {
            var one = exampleOf(schema.path("properties").path(name), depth + 1);
            if (one != null) {
                object.set(name, one);
            }
        }
        return object;
    }
}
