package eu.akkoord.platform.servicetest.cost;

import static eu.akkoord.platform.servicetest.cost.DearTexts.ofOneHash;
import static eu.akkoord.platform.servicetest.cost.DearTexts.quoted;
import static eu.akkoord.platform.servicetest.cost.DearTexts.repeated;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The dearest bodies of one schema: as large as it allows, and as large as any body may be. */
final class DearBodies {
    /** The largest body that is read, in bytes. */
    static final int LARGEST = 256 * 1024;

    private static final Map<String, String> ANYTHING = anything();

    private final JsonNode schema;
    private final Map<String, Supplier<String>> bodies = new LinkedHashMap<>();

    private DearBodies(JsonNode schema) {
        this.schema = schema;
    }

    /** By name; each is made when it is needed, since all of them together are large. */
    static Map<String, Supplier<String>> of(JsonNode schema) {
        var bodies = new DearBodies(schema);
        bodies.ofItsPlaces();
        bodies.ofItsWhole();
        ANYTHING.forEach((name, body) -> bodies.bodies.put(name, () -> body));
        return bodies.bodies;
    }

    private void ofItsPlaces() {
        places(schema, "", true).forEach(at -> bodies.put("far too many of one hash in " + at, () -> filled(at)));
        for (var at : places(schema, "", false)) {
            bodies.put("a text without end in " + at, () -> nested(at, quoted("a".repeat(LARGEST - 500))));
            bodies.put("blanks without end in " + at, () -> nested(at, quoted(" ".repeat(LARGEST - 500))));
        }
    }

    private void ofItsWhole() {
        for (var seed : DearTexts.SEEDS) {
            bodies.put("all as large as allowed, of " + seed, () -> full((each, nth) -> text(each, seed)));
        }
        bodies.put("all as many as allowed, of one hash", () -> full((each, nth) -> textOfOneHash(each, nth)));
        for (var wrong : List.of("[]", "{}", "1e59", "1e999999999", "true", "null", "\"\\u0001\"")) {
            bodies.put("all of them wrong: " + wrong, () -> full((each, nth) -> wrong));
        }
        bodies.put("the first of its properties again and again", this::again);
    }

    /** Sends bodies of any schema. */
    private static Map<String, String> anything() {
        var deepPath = IntStream.range(0, 28)
                .mapToObj(level -> "{\"" + (char) ('a' + level % 26) + "x".repeat(98) + "\":")
                .collect(Collectors.joining());
        var bodies = new LinkedHashMap<String, String>();
        bodies.put("empty lists", list("[]"));
        bodies.put("names of one hash", "{" + pairs("\"%s\":1", 26) + "}");
        bodies.put("long names of one hash", "{" + pairs("\"%s\":{}", 40) + "}");
        bodies.put("a name again after all others", "{" + pairs("\"%s\":1", 26) + ",\"" + ofOneHash(26, 0) + "\":1}");
        bodies.put(
                "control characters, deep",
                deepPath + "[" + repeated("\"\\u0001\",", LARGEST - 4_000) + "1]" + "}".repeat(28));
        bodies.put("numbers, deep", deepPath + "[" + repeated("1,", LARGEST - 4_000) + "1]" + "}".repeat(28));
        bodies.put("long numbers", list("123456789012345678901234567890"));
        bodies.put("narrow numbers", list("1.2345678901234567890123e-999"));
        bodies.put("wide numbers", list("1e999999999"));
        bodies.put("the widest numbers", list("-1e2147483647"));
        bodies.put("a number without end", "9".repeat(LARGEST));
        bodies.put("a fraction without end", "0." + "9".repeat(LARGEST - 2));
        bodies.put("lists as deep as allowed", list("[".repeat(28) + "]".repeat(28)));
        bodies.put("lists without end", "[".repeat(LARGEST));
        bodies.put("objects without end", repeated("{\"a\":", LARGEST));
        bodies.put("a name without end", "{\"" + "a".repeat(LARGEST - 6) + "\":1}");
        bodies.put("escapes", "\"" + "\\u00e9".repeat(LARGEST / 6 - 10) + "\"");
        bodies.put("halves of characters", list("\"\\ud800\""));
        bodies.put("a text that does not end", "\"" + "a".repeat(LARGEST - 1));
        bodies.put("blanks before it", " ".repeat(LARGEST - 2) + "{}");
        bodies.put("lines before it", "\n".repeat(LARGEST - 2) + "{}");
        bodies.put("blanks after it", "{}" + " ".repeat(LARGEST - 2));
        bodies.put("a byte too many", " ".repeat(LARGEST - 1) + "{}");
        return bodies;
    }

    private static String list(String element) {
        return "[" + repeated(element + ",", LARGEST - 200) + "1]";
    }

    private static String pairs(String form, int length) {
        var pairs = new StringBuilder();
        for (int nth = 0; pairs.length() < LARGEST - 200; nth++) {
            pairs.append(nth == 0 ? "" : ",").append(form.formatted(ofOneHash(length, nth)));
        }
        return pairs.toString();
    }

    private String again() {
        var name =
                schema.path("properties").propertyNames().stream().findFirst().orElse("a");
        return "{" + repeated("\"%s\":1,".formatted(name), LARGEST - 200) + "\"" + name + "\":1}";
    }

    /** Places where lists, or texts, stand in a body, such as {@code /programme/*}, where the star stands for an element. */
    private static List<String> places(JsonNode schema, String at, boolean lists) {
        var places = new ArrayList<String>();
        if (lists ? SchemaType.isList(schema) : SchemaType.isText(schema)) {
            places.add(at);
        }
        if (schema.has("items")) {
            places.addAll(places(schema.get("items"), at + "/*", lists));
        }
        schema.path("properties")
                .properties()
                .forEach(each -> places.addAll(places(each.getValue(), at + "/" + each.getKey(), lists)));
        return places;
    }

    /** A body that is nothing but a list with as many texts of one hash as fit. */
    private static String filled(String at) {
        var list = new StringBuilder("[");
        for (int nth = 0; list.length() < LARGEST - 500; nth++) {
            list.append(nth == 0 ? "" : ",").append(quoted(ofOneHash(26, nth)));
        }
        return nested(at, list.append("]").toString());
    }

    private static String nested(String at, String value) {
        if (at.isEmpty()) {
            return value;
        }
        int next = at.indexOf('/', 1);
        var step = at.substring(1, next < 0 ? at.length() : next);
        var below = nested(next < 0 ? "" : at.substring(next), value);
        return step.equals("*") ? "[" + below + "]" : "{\"" + step + "\":" + below + "}";
    }

    /** A body with everything that fits. */
    private String full(BiFunction<JsonNode, Integer, String> leaf) {
        for (int share = 1; ; share *= 2) {
            var text = full(schema, leaf, 0, share);
            if (text.getBytes(StandardCharsets.UTF_8).length <= LARGEST) {
                return text;
            }
        }
    }

    /** @param share lists have their greatest number of elements divided by this, and texts their greatest length */
    private static String full(JsonNode schema, BiFunction<JsonNode, Integer, String> leaf, int nth, int share) {
        if (schema.has("properties")) {
            return schema.path("properties").properties().stream()
                    .map(each -> "\"" + each.getKey() + "\":" + full(each.getValue(), leaf, nth, share))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (SchemaType.isList(schema)) {
            int most = Math.max(1, schema.path("maxItems").asInt(100) / share);
            return IntStream.range(0, most)
                    .mapToObj(each -> full(schema.path("items"), leaf, each, share))
                    .collect(Collectors.joining(",", "[", "]"));
        }
        var text = leaf.apply(schema, nth);
        return share > 1 && text.length() > 200 ? text.substring(0, 100) + "\"" : text;
    }

    private static String text(JsonNode schema, String seed) {
        return SchemaType.isText(schema) ? quoted(DearTexts.almost(schema, seed)) : "1";
    }

    private static String textOfOneHash(JsonNode schema, int nth) {
        return SchemaType.isText(schema)
                ? quoted(ofOneHash(Math.min(40, schema.path("maxLength").asInt(26)), nth))
                : "1";
    }
}
