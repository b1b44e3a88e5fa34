package eu.akkoord.platform.web;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says in Dutch what a value has against its schema. */
final class SchemaIssues {
    /** A text that failed one of these is a code and may be shown again; any other may name a person. */
    private static final Set<String> CODES = Set.of("enum", "pattern", "format");

    /** As many as anyone reads; counted before equal ones are sought, which takes long when their hashes are made alike. */
    static final int MOST = 200;

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
                        detail(excess.keyword(), Long.toString(excess.most()))));
        var others = check.validate(lengths.within()).stream()
                .filter(error -> !tooLong.contains(pointer(error)))
                .map(error -> issue(error, in, name.apply(pointer(error))));
        return Stream.concat(ofLength, others).limit(MOST).distinct().toList();
    }

    private static Issue issue(Error error, String in, String name) {
        var unknown = error.getKeyword().equals("additionalProperties");
        return new Issue(
                unknown ? Issue.UNKNOWN_PARAMETER : Issue.SCHEMA_VIOLATION,
                in,
                name,
                shown(error),
                detail(error.getKeyword(), asked(error)));
    }

    private static String pointer(Error error) {
        var at = error.getInstanceLocation().toString();
        var property = error.getProperty();
        return property == null ? at : at + "/" + StrictJson.escaped(property);
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

    private static String asked(Error error) {
        var asked = error.getSchemaNode();
        return asked == null ? "" : asked.isString() ? asked.stringValue() : asked.toString();
    }

    private static String detail(String keyword, String asks) {
        return switch (keyword) {
            case "additionalProperties" -> "Deze eigenschap is hier niet bekend of kan niet worden geschreven";
            case "required" -> "Deze eigenschap ontbreekt";
            case "type" -> "Het type moet %s zijn".formatted(asks);
            case "enum" -> "De waarde moet een van deze zijn: %s".formatted(asks);
            case "pattern" -> "De waarde past niet op het patroon %s".formatted(asks);
            case "format" -> "De waarde heeft niet het formaat %s".formatted(asks);
            case "minLength" -> "De tekst telt ten minste %s tekens".formatted(asks);
            case "maxLength" -> "De tekst telt ten hoogste %s tekens".formatted(asks);
            case "minItems" -> "De lijst telt ten minste %s elementen".formatted(asks);
            case "maxItems" -> "De lijst telt ten hoogste %s elementen".formatted(asks);
            case "uniqueItems" -> "De elementen van de lijst zijn verschillend";
            case "minimum" -> "De waarde is ten minste %s".formatted(asks);
            case "maximum" -> "De waarde is ten hoogste %s".formatted(asks);
            case "minProperties" -> "Het object heeft ten minste %s eigenschappen".formatted(asks);
            case "maxProperties" -> "Het object heeft ten hoogste %s eigenschappen".formatted(asks);
            default -> "De waarde voldoet niet aan %s".formatted(keyword);
        };
    }
}
