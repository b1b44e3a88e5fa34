package eu.akkoord.platform.web;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import eu.akkoord.platform.core.message.Message;
import eu.akkoord.platform.core.problem.Issue;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.core.time.PeriodWords;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Says what a value has against its schema: one issue for one fault, with what is wrong, what is allowed, and an example. A value that
 * breaks several rules at once is told the whole rule once; a list whose elements are wrong is not told that two of them are equal too.
 */
final class SchemaIssues {
    /** Keywords in the order in which they explain what is wrong; of one place the first is told. */
    private static final List<String> TELLING =
            List.of("additionalProperties", "required", "type", "enum", "format", "pattern", "minLength", "maxLength");

    /** Keywords that fail as a consequence of a fault within. */
    private static final Set<String> FOLLOWING = Set.of("uniqueItems", "minProperties", "maxProperties");

    /** A text that failed one of these is a code and may be shown again; any other may name a person. */
    private static final Set<String> CODES = Set.of("enum", "pattern", "format");

    /** As many as anyone reads; counted before equal ones are sought, which takes long when their hashes are made alike. */
    static final int MOST = 200;

    /** The pattern of a text that must not be blank. */
    private static final String VISIBLE = "\\S";

    private SchemaIssues() {}

    static List<Issue> ofBody(Contract.Body body, JsonNode value) {
        return issues(body.schema(), body.check(), value, "body", pointer -> pointer);
    }

    /** Of one parameter, called by its own name. */
    static List<Issue> ofParameter(Contract.Parameter parameter, JsonNode value) {
        return issues(parameter.schema(), parameter.check(), value, parameter.in(), pointer -> parameter.name());
    }

    /** @param name of what stands at a JSON pointer */
    private static List<Issue> issues(
            JsonNode schema, Schema check, JsonNode value, String in, UnaryOperator<String> name) {
        var lengths = new Lengths(schema, value);
        var tooLong = lengths.excesses().stream().map(Lengths.Excess::pointer).collect(Collectors.toSet());
        var ofLength = lengths.excesses().stream()
                .map(excess -> new Issue(
                        Issue.SCHEMA_VIOLATION,
                        in,
                        name.apply(excess.pointer()),
                        null,
                        Message.of(
                                excess.keyword().equals("maxItems") ? "list.tooLong" : "text.tooLong",
                                Rules.of(at(schema, excess.pointer())))));
        // one object may have many unknown properties, which are all told the same
        var unknown = new HashMap<String, Message>();
        var others = told(check.validate(lengths.within()), tooLong).entrySet().stream()
                .map(one -> issue(one.getKey(), one.getValue(), schema, in, name, unknown));
        return Stream.concat(ofLength, others).limit(MOST).distinct().toList();
    }

    /** Returns those that are told, by place: of each place one, and of what has faults within no fault that may follow from these. */
    private static Map<String, Error> told(List<Error> all, Set<String> tooLong) {
        var byPlace = new LinkedHashMap<String, Error>();
        for (var error : all) {
            var place = pointer(error);
            if (!tooLong.contains(place)) {
                byPlace.merge(place, error, (one, other) -> rank(other) < rank(one) ? other : one);
            }
        }
        var places = new TreeSet<>(tooLong);
        places.addAll(byPlace.keySet());
        byPlace.entrySet()
                .removeIf(one ->
                        FOLLOWING.contains(one.getValue().getKeyword()) && hasWithin(places, one.getKey() + "/"));
        return byPlace;
    }

    private static boolean hasWithin(NavigableSet<String> places, String within) {
        var next = places.ceiling(within);
        return next != null && next.startsWith(within);
    }

    private static int rank(Error error) {
        int place = TELLING.indexOf(error.getKeyword());
        return place < 0 ? TELLING.size() : place;
    }

    private static Issue issue(
            String place,
            Error error,
            JsonNode schema,
            String in,
            UnaryOperator<String> name,
            Map<String, Message> unknown) {
        boolean isUnknown = error.getKeyword().equals("additionalProperties");
        return new Issue(
                isUnknown ? Issue.UNKNOWN_PARAMETER : Issue.SCHEMA_VIOLATION,
                in,
                name.apply(place),
                shown(error),
                isUnknown
                        ? unknown.computeIfAbsent(
                                error.getInstanceLocation().toString(),
                                object -> Message.of("property.unknown", Rules.properties(at(schema, object))))
                        : detail(error, at(schema, place)));
    }

    private static String pointer(Error error) {
        var at = error.getInstanceLocation().toString();
        var property = error.getProperty();
        return property == null ? at : at + "/" + StrictJson.escaped(property);
    }

    /** The schema of what stands at a JSON pointer. */
    private static JsonNode at(JsonNode schema, String pointer) {
        if (pointer.isEmpty()) {
            return schema;
        }
        var found = schema;
        for (var step : pointer.substring(1).split("/", -1)) {
            var name = step.replace("~1", "/").replace("~0", "~");
            var property = found.path("properties").path(name);
            found = !property.isMissingNode()
                    ? property
                    : found.has("items") ? found.path("items") : found.path("additionalProperties");
        }
        return found;
    }

    private static @Nullable Object shown(Error error) {
        var node = error.getInstanceNode();
        if (node == null || error.getProperty() != null) {
            return null;
        }
        if (node.isNumber()) {
            return node.numberValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isString() && CODES.contains(error.getKeyword()) ? node.stringValue() : null;
    }

    private static Message detail(Error error, JsonNode schema) {
        var rule = Rules.of(schema);
        return switch (error.getKeyword()) {
            case "required" -> Message.of("property.missing", rule);
            case "type" -> Message.of("value.otherKind", rule);
            case "enum" -> Message.of("value.notAmong", rule);
            case "pattern" ->
                VISIBLE.equals(schema.path("pattern").asString(""))
                        ? Message.of("text.blank")
                        : Message.of("value.wrongForm", rule);
            case "format" -> noPeriod(error, schema).orElseGet(() -> Message.of("value.wrongForm", rule));
            case "minLength" -> Message.of("text.tooShort", rule);
            case "maxLength" -> Message.of("text.tooLong", rule);
            case "minItems" -> Message.of("list.tooShort", rule);
            case "maxItems" -> Message.of("list.tooLong", rule);
            case "uniqueItems" -> twice(error.getInstanceNode());
            case "minimum" -> Message.of("value.tooSmall", rule);
            case "maximum" -> Message.of("value.tooLarge", rule);
            case "minProperties" -> Message.of("object.tooSmall", rule);
            case "maxProperties" -> Message.of("object.tooLarge", rule);
            default -> Message.of("value.refused", rule);
        };
    }

    /** Says why a text is no period; empty of any other form. */
    private static Optional<Message> noPeriod(Error error, JsonNode schema) {
        var node = error.getInstanceNode();
        if (!schema.path("format").asString("").equals("edtf") || node == null || !node.isString()) {
            return Optional.empty();
        }
        try {
            Period.of(node.stringValue(), null);
            return Optional.empty();
        } catch (Period.Malformed malformed) {
            return Optional.of(PeriodWords.refusal(node.stringValue(), malformed));
        }
    }

    /** Names the first two elements that are equal, by their places: what they say may name persons. */
    private static Message twice(@Nullable JsonNode list) {
        var seen = new HashMap<JsonNode, Integer>();
        for (int place = 0; list != null && place < list.size(); place++) {
            var before = seen.putIfAbsent(list.get(place), place);
            if (before != null) {
                return Message.of("list.twice", before + 1, place + 1);
            }
        }
        return Message.of("list.notUnique");
    }
}
