package eu.akkoord.platform.web;

import eu.akkoord.platform.core.text.Unicode;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Cuts a value to the lengths that its schema allows, before anything else of it is checked: patterns, comparisons of elements
 * and messages cost more the longer a value is, and some cost the square of it.
 */
final class Lengths {
    /** The longest text that is looked into where the schema gives no bound, in characters. */
    private static final int LONGEST_TEXT = 10_000;

    /** The longest list that is looked into where the schema gives no bound. */
    private static final int LONGEST_LIST = 1_000;

    /** As many unknown properties of one object as are named. */
    private static final int MOST_UNKNOWN = 50;

    private static final JsonNode BLANK = JsonNodeFactory.instance.stringNode(" ");

    private final List<Excess> excesses = new ArrayList<>();
    private final JsonNode within;

    /**
     * Something that was longer than allowed.
     *
     * @param pointer where, as a JSON pointer
     * @param keyword of the schema: maxItems or maxLength
     * @param most what it allows
     */
    record Excess(String pointer, String keyword, long most) {}

    /** @param schema closed and written out */
    Lengths(JsonNode schema, JsonNode value) {
        within = cut(schema, value, "");
    }

    /** The value, with nothing in it that is too long. */
    JsonNode within() {
        return within;
    }

    /** At most {@link SchemaIssues#MOST}. */
    List<Excess> excesses() {
        return excesses;
    }

    private JsonNode cut(JsonNode schema, JsonNode value, String pointer) {
        return switch (value.getNodeType()) {
            case STRING -> text(schema, value, pointer);
            case ARRAY -> list(schema, value, pointer);
            case OBJECT -> object(schema, value, pointer);
            default -> value;
        };
    }

    private JsonNode text(JsonNode schema, JsonNode value, String pointer) {
        var text = value.stringValue();
        if (!text.isEmpty() && Unicode.isBlank(text)) {
            // a pattern takes a sign that nobody sees for a letter
            return BLANK;
        }
        int most = schema.path("maxLength").asInt(LONGEST_TEXT);
        if (text.length() <= most || text.codePointCount(0, text.length()) <= most) {
            return value;
        }
        exceeds(pointer, "maxLength", most);
        return JsonNodeFactory.instance.stringNode(text.substring(0, most));
    }

    private JsonNode list(JsonNode schema, JsonNode value, String pointer) {
        int most = schema.path("maxItems").asInt(LONGEST_LIST);
        if (value.size() > most) {
            exceeds(pointer, "maxItems", most);
        }
        var cut = JsonNodeFactory.instance.arrayNode();
        var items = schema.path("items");
        for (int index = 0; index < Math.min(most, value.size()); index++) {
            cut.add(cut(items, value.get(index), pointer + "/" + index));
        }
        return cut;
    }

    private JsonNode object(JsonNode schema, JsonNode value, String pointer) {
        var cut = JsonNodeFactory.instance.objectNode();
        var known = schema.path("properties");
        int unknown = 0;
        for (var property : value.properties()) {
            var name = property.getKey();
            if (known.has(name)) {
                cut.set(name, cut(known.path(name), property.getValue(), pointer + "/" + StrictJson.escaped(name)));
            } else if (unknown++ < MOST_UNKNOWN) {
                // its value is never looked at
                cut.putNull(name);
            }
        }
        return cut;
    }

    private void exceeds(String pointer, String keyword, int most) {
        if (excesses.size() < SchemaIssues.MOST) {
            excesses.add(new Excess(pointer, keyword, most));
        }
    }
}
