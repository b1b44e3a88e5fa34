package eu.akkoord.platform.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The dearest inputs of one operation: as large as its schemas allow, and as large as the connector and the door let in. */
final class DearInputs {
    /** As much as fits in all headers and the request line together, in characters. */
    private static final int LARGEST_HEADER = 150_000;

    private static final int LARGEST_BODY = ContractFilter.LARGEST;

    /** Two blocks of the same String.hashCode, within the alphabet of most patterns: any row of n of them gives 2^n of the same. */
    private static final List<String> BLOCKS = List.of("an", "c0");

    /** What texts are made of to make patterns try again and again. */
    private static final List<String> SEEDS =
            List.of("a", "0", "A", "-", " ", "a-", "0.", "a/", "AA-A", "https://a", "é", "\uD83D\uDE00", "a#");

    private static final List<String> ANYTHING = anything();

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Contract.Operation operation;
    private final List<Dear> inputs = new ArrayList<>();

    /** @param made anew each time */
    record Dear(String name, Supplier<MockHttpServletRequest> made) {
        MockHttpServletRequest request() {
            return made.get();
        }
    }

    private DearInputs(Contract.Operation operation) {
        this.operation = operation;
    }

    static List<Dear> of(Contract.Operation operation) {
        var inputs = new DearInputs(operation);
        inputs.bodies();
        inputs.queries();
        inputs.paths();
        inputs.headers();
        return inputs.inputs;
    }

    /** The texts and lists that a request may hold without a bound of the contract. */
    static List<String> unbounded(Contract.Operation operation) {
        var schemas = Stream.concat(
                operation.parameters().stream().map(Contract.Parameter::schema),
                operation.bodies().values().stream().map(Contract.Body::schema));
        return schemas.flatMap(schema -> unbounded(operation.toString(), schema))
                .toList();
    }

    private static Stream<String> unbounded(String at, JsonNode schema) {
        boolean list = isList(schema) && !schema.has("maxItems");
        boolean text =
                isText(schema) && Stream.of("maxLength", "enum", "format").noneMatch(schema::has);
        var own = list || text ? Stream.of(at) : Stream.<String>empty();
        var below = schema.path("properties").properties().stream()
                .flatMap(each -> unbounded(at + "/" + each.getKey(), each.getValue()));
        return Stream.of(
                        own,
                        below,
                        schema.has("items") ? unbounded(at + "/*", schema.get("items")) : Stream.<String>empty())
                .flatMap(each -> each);
    }

    private void bodies() {
        operation.bodies().forEach((type, body) -> {
            BiFunction<String, String, Dear> input =
                    (name, text) -> new Dear(type + " " + name, () -> request(path(), null, text, type.toString()));
            var schema = body.schema();
            lists(schema, "").forEach(at -> inputs.add(input.apply("far too many of one hash in " + at, filled(at))));
            texts(schema, "").forEach(at -> {
                inputs.add(input.apply(
                        "a text without end in " + at, nested(at, quoted("a".repeat(LARGEST_BODY - 500)))));
                inputs.add(input.apply(
                        "blanks without end in " + at, nested(at, quoted(" ".repeat(LARGEST_BODY - 500)))));
            });
            for (var seed : SEEDS) {
                inputs.add(input.apply(
                        "all as large as allowed, of " + seed, full(schema, (each, nth) -> text(each, seed))));
            }
            inputs.add(input.apply(
                    "all as many as allowed, of one hash", full(schema, (each, nth) -> ofOneHash(each, nth))));
            for (var wrong : List.of("[]", "{}", "1e59", "true", "null", "\"\\u0001\"")) {
                inputs.add(input.apply("all of them wrong: " + wrong, full(schema, (each, nth) -> wrong)));
            }
            ANYTHING.forEach(text -> inputs.add(input.apply(shown(text), text)));
        });
    }

    private static String shown(String text) {
        return text.length() + " bytes of " + text.substring(0, 30);
    }

    /** Whatever the schema. */
    private static List<String> anything() {
        var deepPath = IntStream.range(0, 28)
                .mapToObj(level -> "{\"" + (char) ('a' + level % 26) + "x".repeat(98) + "\":")
                .collect(Collectors.joining());
        return Stream.of(
                        "[" + repeated("[],", LARGEST_BODY - 200) + "[]]",
                        "{" + pairs("\"%s\":1", 26) + "}",
                        "{" + pairs("\"%s\":{}", 40) + "}",
                        deepPath + "[" + repeated("\"\\u0001\",", LARGEST_BODY - 4_000) + "1]" + "}".repeat(28),
                        deepPath + "[" + repeated("1,", LARGEST_BODY - 4_000) + "1]" + "}".repeat(28),
                        "[" + repeated("123456789012345678901234567890,", LARGEST_BODY - 200) + "1]",
                        "[" + repeated("1.2345678901234567890123e-999,", LARGEST_BODY - 200) + "1]",
                        "[" + repeated("[".repeat(28) + "]".repeat(28) + ",", LARGEST_BODY - 200) + "1]",
                        "\"" + "\\u00e9".repeat(LARGEST_BODY / 6 - 10) + "\"",
                        " ".repeat(LARGEST_BODY - 2) + "{}")
                .toList();
    }

    private static String repeated(String what, int most) {
        return what.repeat(most / what.length());
    }

    private static String pairs(String form, int length) {
        var pairs = new StringBuilder();
        for (int nth = 0; pairs.length() < LARGEST_BODY - 200; nth++) {
            pairs.append(nth == 0 ? "" : ",").append(form.formatted(ofOneHash(length, nth)));
        }
        return pairs.toString();
    }

    private void queries() {
        var all = new ArrayList<String>();
        for (var parameter : operation.parameters()) {
            if (!parameter.in().equals("query")) {
                continue;
            }
            var schema = parameter.schema();
            int most = isList(schema) ? schema.path("maxItems").asInt(1) : 1;
            var item = isList(schema) ? schema.path("items") : schema;
            for (int nth = 0; nth < most; nth++) {
                all.add(parameter.name() + "=" + ofOneHash(26, nth));
            }
            for (var seed : item.has("pattern") ? SEEDS : SEEDS.subList(0, 1)) {
                query(
                        parameter.name() + " as long as allowed, of " + seed,
                        parameter.name() + "=" + escaped(plain(item, seed)));
            }
            query(parameter.name() + " without end", parameter.name() + "=" + "a".repeat(LARGEST_HEADER));
            query(parameter.name() + " again and again", manyOf(nth -> parameter.name() + "=" + ofOneHash(26, nth)));
            query(
                    parameter.name() + " at most 499 times",
                    Stream.iterate(0, nth -> nth + 1)
                            .limit(499)
                            .map(nth -> parameter.name() + "=" + ofOneHash(64, nth))
                            .collect(Collectors.joining("&")));
        }
        query("all of them", String.join("&", all));
        query("unknown keys of one hash", manyOf(nth -> ofOneHash(26, nth) + "=1"));
        query(
                "499 unknown keys of one hash",
                Stream.iterate(0, nth -> nth + 1)
                        .limit(499)
                        .map(nth -> ofOneHash(200, nth) + "=1")
                        .collect(Collectors.joining("&")));
        query("nothing but ampersands", "&".repeat(LARGEST_HEADER));
        query("escapes", "a=" + "%C3%A9".repeat(LARGEST_HEADER / 6));
        query("embed again and again", manyOf(nth -> "embed=documents"));
        query("embed 499 times", String.join("&", Collections.nCopies(499, "embed=documents")));
    }

    private static String manyOf(IntFunction<String> pair) {
        var pairs = new StringBuilder();
        for (int nth = 0; pairs.length() < LARGEST_HEADER; nth++) {
            pairs.append(nth == 0 ? "" : "&").append(pair.apply(nth));
        }
        return pairs.toString();
    }

    private void query(String name, String query) {
        inputs.add(new Dear("query " + name, () -> request(path(), query, null, null)));
    }

    private void paths() {
        for (var parameter : operation.parameters()) {
            if (parameter.in().equals("path")) {
                var variable = "{" + parameter.name() + "}";
                for (var seed : SEEDS) {
                    var text = escaped(plain(parameter.schema(), seed));
                    inputs.add(new Dear(
                            "path of " + seed,
                            () -> request(
                                    operation.template().replace(variable, text).replaceAll("\\{[^}]+}", "abc"),
                                    null,
                                    null,
                                    null)));
                }
                inputs.add(new Dear(
                        "path without end",
                        () -> request(
                                operation
                                        .template()
                                        .replace(variable, "a".repeat(LARGEST_HEADER))
                                        .replaceAll("\\{[^}]+}", "abc"),
                                null,
                                null,
                                null)));
            }
        }
    }

    private void headers() {
        header("Accept", repeated("text/html;q=0.1, ", LARGEST_HEADER) + "text/x");
        header("Accept", repeated("a/b;c=\"d\", ", 1_900) + "text/x");
        header("Content-Type", "application/json" + repeated("; a=b", LARGEST_HEADER));
        header("Content-Type", "application/json" + repeated("; a=b", 1_900));
        header("If-Match", repeated("\"1\", ", LARGEST_HEADER) + "\"2\"");
        header("If-Match", "\"" + "a".repeat(LARGEST_HEADER));
        header("Idempotency-Key", "a".repeat(LARGEST_HEADER));
        header("Idempotency-Key", "é".repeat(LARGEST_HEADER));
    }

    private void header(String name, String value) {
        inputs.add(new Dear("header " + name + " of " + value.length(), () -> {
            var body = operation.bodies().isEmpty() ? null : "{}";
            var request = request(path(), null, body, body == null || name.equals("Content-Type") ? null : type());
            request.addHeader(name, value);
            return request;
        }));
    }

    private String type() {
        return operation.bodies().keySet().iterator().next().toString();
    }

    private String path() {
        return operation.template().replaceAll("\\{[^}]+}", "abc");
    }

    private MockHttpServletRequest request(
            String path, @Nullable String query, @Nullable String body, @Nullable String type) {
        var request = new MockHttpServletRequest(operation.method(), "/akkoord/v1" + path);
        request.setQueryString(query);
        if (body != null) {
            request.setContent(body.getBytes(StandardCharsets.UTF_8));
        }
        if (type != null) {
            request.setContentType(type);
        }
        return request;
    }

    /** Where lists stand in a body, such as {@code /programme/*}, where the star stands for an element. */
    private static List<String> lists(JsonNode schema, String at) {
        return places(schema, at, true);
    }

    private static List<String> texts(JsonNode schema, String at) {
        return places(schema, at, false);
    }

    private static List<String> places(JsonNode schema, String at, boolean lists) {
        var places = new ArrayList<String>();
        if (lists ? isList(schema) : isText(schema)) {
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
        for (int nth = 0; list.length() < LARGEST_BODY - 500; nth++) {
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
    private static String full(JsonNode schema, BiFunction<JsonNode, Integer, String> leaf) {
        for (int share = 1; ; share *= 2) {
            var text = full(schema, leaf, 0, share);
            if (text.getBytes(StandardCharsets.UTF_8).length <= LARGEST_BODY) {
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
        if (isList(schema)) {
            int most = Math.max(1, schema.path("maxItems").asInt(100) / share);
            return IntStream.range(0, most)
                    .mapToObj(each -> full(schema.path("items"), leaf, each, share))
                    .collect(Collectors.joining(",", "[", "]"));
        }
        var text = leaf.apply(schema, nth);
        return share > 1 && text.length() > 200 ? text.substring(0, 100) + "\"" : text;
    }

    private static String text(JsonNode schema, String seed) {
        return isText(schema) ? quoted(plain(schema, seed)) : "1";
    }

    private static String plain(JsonNode schema, String seed) {
        int most = schema.path("maxLength").asInt(100);
        return seed.repeat(most / seed.length() + 1).substring(0, Math.max(1, most - 1)) + "!";
    }

    private static String ofOneHash(JsonNode schema, int nth) {
        return isText(schema)
                ? quoted(ofOneHash(Math.min(40, schema.path("maxLength").asInt(26)), nth))
                : "1";
    }

    /** The nth of the texts of this length that have one hash. */
    private static String ofOneHash(int length, int nth) {
        var text = new StringBuilder();
        for (int bit = length / 2 - 1; bit >= 0; bit--) {
            text.append(BLOCKS.get(bit < 31 ? nth >> bit & 1 : 0));
        }
        return text.toString();
    }

    private static boolean isText(JsonNode schema) {
        return typed(schema, "string");
    }

    private static boolean isList(JsonNode schema) {
        return typed(schema, "array");
    }

    private static boolean typed(JsonNode schema, String type) {
        var types = schema.path("type");
        return types.asString("").equals(type)
                || types.valueStream().anyMatch(one -> one.asString("").equals(type));
    }

    private static String quoted(String text) {
        return JSON.stringNode(text).toString();
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
