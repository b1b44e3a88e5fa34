package eu.akkoord.platform.web;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import com.networknt.schema.path.PathType;
import eu.akkoord.platform.core.time.Period;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the schemas of the contract into closed ones that can be checked: references and {@code allOf} are written out,
 * {@code nullable} becomes a type, what may not travel in this direction is left out, and an object takes no property
 * that is not named. The contract itself stays open, as the Belgian guide wants.
 */
final class ContractSchemas {
    enum Direction {
        REQUEST("readOnly"),
        ANSWER("writeOnly");

        private final String leftOut;

        Direction(String leftOut) {
            this.leftOut = leftOut;
        }
    }

    private static final int DEEPEST = 24;

    /** No date, time or period is longer, in characters. */
    private static final int LONGEST_FORMATTED = 100;

    private static final Set<String> ONLY_WORDS = Set.of(
            "description",
            "title",
            "example",
            "examples",
            "default",
            "deprecated",
            "xml",
            "discriminator",
            "externalDocs",
            "readOnly",
            "writeOnly",
            "nullable");
    private static final String RULE = "x-rule";

    /** As those that only words are in, but for what a message tells. */
    private static final Set<String> LEFT_OUT =
            ONLY_WORDS.stream().filter(word -> !word.equals("example")).collect(Collectors.toUnmodifiableSet());

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern TIME_OF_DAY = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?");
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(
            Dialect.builder(Dialects.getDraft202012())
                    .format(text("date", ContractSchemas::isDay))
                    .format(text("date-time", ContractSchemas::isTime))
                    .format(text("time-local", TIME_OF_DAY.asMatchPredicate()))
                    .format(text("edtf", ContractSchemas::isPeriod))
                    .build(),
            registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .formatAssertionsEnabled(true)
                    .pathType(PathType.JSON_POINTER)
                    .build()));

    private final JsonNode contract;

    ContractSchemas(JsonNode contract) {
        this.contract = contract;
    }

    Schema compile(JsonNode schema, Direction direction) {
        return REGISTRY.getSchema(closed(merged(schema), direction, 0, ONLY_WORDS));
    }

    /** Returns the closed schema with what messages need to say its rules in words. */
    ObjectNode closed(JsonNode schema, Direction direction) {
        return closed(merged(schema), direction, 0, LEFT_OUT);
    }

    /** Follows references until something stands there itself. */
    JsonNode resolved(JsonNode node) {
        var found = node;
        for (int step = 0; found.has("$ref"); step++) {
            var reference = found.get("$ref").asString();
            found = contract.at(reference.substring(1));
            if (found.isMissingNode() || step > DEEPEST) {
                throw new IllegalStateException("The contract refers to %s, which leads nowhere".formatted(reference));
            }
        }
        return found;
    }

    /** The schema with its references and {@code allOf} written out at this level only. */
    ObjectNode merged(JsonNode schema) {
        var own = resolved(schema);
        var all = JsonNodeFactory.instance.objectNode();
        for (var part : own.path("allOf")) {
            add(merged(part), all);
        }
        add(own, all);
        all.remove("allOf");
        return all;
    }

    private static void add(JsonNode part, ObjectNode all) {
        for (var member : part.properties()) {
            switch (member.getKey()) {
                case "properties" -> {
                    var properties = all.withObjectProperty("properties");
                    for (var property : member.getValue().properties()) {
                        var before = properties.get(property.getKey());
                        properties.set(
                                property.getKey(),
                                before == null ? property.getValue() : both(before, property.getValue()));
                    }
                }
                case "required" -> {
                    var required = all.withArrayProperty("required");
                    member.getValue().forEach(required::add);
                }
                default -> all.set(member.getKey(), member.getValue());
            }
        }
    }

    private static ObjectNode both(JsonNode one, JsonNode other) {
        var both = JsonNodeFactory.instance.objectNode();
        both.putArray("allOf").add(one).add(other);
        return both;
    }

    private ObjectNode closed(ObjectNode merged, Direction direction, int depth, Set<String> leftOut) {
        if (depth > DEEPEST) {
            throw new IllegalStateException("A schema of the contract contains itself");
        }
        var closed = JsonNodeFactory.instance.objectNode();
        for (var member : merged.properties()) {
            var value = member.getValue();
            switch (member.getKey()) {
                case "properties" -> closed.set("properties", properties(value, direction, depth, leftOut));
                case "items" -> closed.set("items", closed(merged(value), direction, depth + 1, leftOut));
                case "additionalProperties" ->
                    closed.set(
                            "additionalProperties",
                            value.isObject() ? closed(merged(value), direction, depth + 1, leftOut) : value);
                case "required" -> closed.set("required", required(merged, direction));
                case "format" -> format(value.asString(), merged, closed);
                default -> {
                    boolean told = member.getKey().equals(RULE) && !leftOut.contains("example");
                    if (told
                            || (!leftOut.contains(member.getKey())
                                    && !member.getKey().startsWith("x-"))) {
                        closed.set(member.getKey(), value.deepCopy());
                    }
                }
            }
        }
        if (closed.has("properties") && !closed.has("additionalProperties")) {
            closed.put("additionalProperties", false);
        }
        if (merged.path("nullable").asBoolean(false)) {
            makeNullable(closed);
        }
        return closed;
    }

    private ObjectNode properties(JsonNode properties, Direction direction, int depth, Set<String> leftOut) {
        var kept = JsonNodeFactory.instance.objectNode();
        for (var property : properties.properties()) {
            var merged = merged(property.getValue());
            if (!merged.path(direction.leftOut).asBoolean(false)) {
                kept.set(property.getKey(), closed(merged, direction, depth + 1, leftOut));
            }
        }
        return kept;
    }

    private ArrayNode required(ObjectNode merged, Direction direction) {
        var kept = JsonNodeFactory.instance.arrayNode();
        for (var name : merged.path("required")) {
            var property = merged.path("properties").path(name.asString());
            if (property.isMissingNode()
                    || !merged(property).path(direction.leftOut).asBoolean(false)) {
                kept.add(name);
            }
        }
        return kept;
    }

    private static void format(String format, ObjectNode merged, ObjectNode closed) {
        switch (format) {
            case "int32" -> bounds(Integer.MIN_VALUE, Integer.MAX_VALUE, merged, closed);
            case "int64" -> bounds(Long.MIN_VALUE, Long.MAX_VALUE, merged, closed);
            default -> closed.put("format", format);
        }
    }

    private static void bounds(long least, long most, ObjectNode merged, ObjectNode closed) {
        if (!merged.has("minimum")) {
            closed.put("minimum", least);
        }
        if (!merged.has("maximum")) {
            closed.put("maximum", most);
        }
    }

    private static void makeNullable(ObjectNode closed) {
        if (closed.has("type")) {
            var type = closed.get("type");
            closed.putArray("type").add(type).add("null");
        }
        if (closed.get("enum") instanceof ArrayNode values) {
            values.addNull();
        }
    }

    private static Format text(String name, Predicate<String> matches) {
        return new Format() {
            @Override
            public String getName() {
                return name;
            }

            @Override
            public boolean matches(ExecutionContext context, String value) {
                return value.length() <= LONGEST_FORMATTED && matches.test(value);
            }
        };
    }

    private static boolean isDay(String value) {
        try {
            return DAY.matcher(value).matches() && LocalDate.parse(value).getYear() >= 0;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static boolean isTime(String value) {
        try {
            return TIME.matcher(value).matches() && OffsetDateTime.parse(value).getYear() >= 0;
        } catch (DateTimeException noSuchTime) {
            return false;
        }
    }

    private static boolean isPeriod(String value) {
        try {
            return Period.of(value, null).edtf().equals(value);
        } catch (Period.Malformed malformed) {
            return false;
        }
    }
}
