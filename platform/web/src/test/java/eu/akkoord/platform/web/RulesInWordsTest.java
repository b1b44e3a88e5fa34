package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.message.Message;
import eu.akkoord.platform.core.problem.Issue;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Gives every operation of the contract wrong input of every kind, and reads what is said about it. */
class RulesInWordsTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Path DOCUMENT = Path.of("../../docs/api/openapi.yaml");
    private static final Set<String> ROLES = Set.of("reader", "officer", "coordinator", "auditor", "operator");

    /** A value told as if it were what it ought to be, instead of as a rule. */
    private static final Pattern ONE_SIDED =
            Pattern.compile("^(De|Het|The) \\w+ (is|zijn|telt|heeft|has|are) (ten|at|verschillend|different)\\b");

    /** More than an example of a list has. */
    private static final Pattern SEVERAL_IN_JSON = Pattern.compile("\\[\"[^\"]*\"(,\"[^\"]*\"){2}");

    private static final Pattern TOLD_TO_DO = Pattern.compile(
            "\\b(geef|noem|neem|sorteer|schrijft|give|name|take|sort|written)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern WITH_EXAMPLE =
            Pattern.compile("(bijvoorbeeld|such as) \\S{2,}|(true of|true or) false");

    private final Contract contract = read();
    private final List<String> faults = new ArrayList<>();
    private int asked;

    private static Contract read() {
        try {
            return Contract.read(Files.newInputStream(DOCUMENT));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Test
    void one_fault_in_a_body_is_told_once_as_a_rule_with_an_example_that_holds() {
        for (var operation : contract.operations()) {
            operation.bodies().forEach((type, body) -> {
                var right = Rules.exampleOf(body.schema(), 0);
                var wrong = SchemaIssues.ofBody(body, Objects.requireNonNull(right));
                if (!wrong.isEmpty()) {
                    faults.add("%s: the example %s is wrong: %s".formatted(operation, right, wrong));
                    return;
                }
                spoil(operation + " " + type, body.schema(), "", value -> SchemaIssues.ofBody(body, value), right);
            });
        }
        assertThat(asked).isGreaterThan(2_000);
        assertThat(faults).isEmpty();
    }

    @Test
    void one_fault_in_a_parameter_is_told_once_as_a_rule_with_an_example() {
        for (var operation : contract.operations()) {
            for (var parameter : operation.parameters()) {
                var schema = parameter.schema();
                boolean several = schema.path("type").asString("").equals("array");
                for (var value : hostile(several ? schema.path("items") : schema)) {
                    if (!value.isNull()) {
                        var text = value.isString() || value.isNumber() ? value : NODES.stringNode("nergens bekend");
                        var given = several ? NODES.arrayNode().add(text) : text;
                        var issues = SchemaIssues.ofParameter(parameter, given);
                        // any text may be sought, and is no fault
                        if (!issues.isEmpty()) {
                            one(operation + " " + parameter.name(), given, parameter.name(), issues);
                        }
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(500);
        assertThat(faults).isEmpty();
    }

    /** Puts each wrong value in each place, in a body that is right otherwise. */
    private void spoil(
            String where, JsonNode schema, String pointer, Function<JsonNode, List<Issue>> check, JsonNode right) {
        for (var value : hostile(schema)) {
            var whole = with(right, pointer, value);
            one(where, whole, expected(pointer, value), check.apply(whole));
        }
        if (schema.has("properties")) {
            schema.path("required").forEach(name -> {
                var there = at(right, pointer);
                if (there instanceof ObjectNode object && object.has(name.asString())) {
                    var less = object.deepCopy();
                    less.remove(name.asString());
                    var whole = with(right, pointer, less);
                    one(where, whole, pointer + "/" + name.asString(), check.apply(whole));
                }
            });
            for (var property : schema.path("properties").properties()) {
                var below = pointer + "/" + property.getKey();
                var fuller = at(right, below).isMissingNode()
                        ? with(right, below, Objects.requireNonNull(Rules.exampleOf(property.getValue(), 1)))
                        : right;
                if (below.chars().filter(sign -> sign == '/').count() < 4) {
                    spoil(where, property.getValue(), below, check, fuller);
                }
            }
        }
    }

    private static String expected(String pointer, JsonNode value) {
        return value.has("onbekend") ? pointer + "/onbekend" : pointer;
    }

    private void one(String where, JsonNode value, String place, List<Issue> issues) {
        asked++;
        var shown = value.toString();
        var said = "%s %s %s".formatted(where, place, shown.substring(0, Math.min(150, shown.length())));
        if (issues.size() != 1) {
            faults.add("%s: %d issues: %s".formatted(said, issues.size(), issues));
            return;
        }
        var issue = issues.getFirst();
        if (!place.equals(issue.name())) {
            faults.add("%s: told of %s".formatted(said, issue.name()));
        }
        for (var language : Language.values()) {
            check(said, issue.detail(), language);
        }
    }

    private void check(String said, Message detail, Language language) {
        var text = detail.in(language);
        if (!detail.isIn(language)
                || text.contains("rule.")
                || ONE_SIDED.matcher(text).find()
                || SEVERAL_IN_JSON.matcher(text).find()
                || !TOLD_TO_DO.matcher(text).find()
                || (!Set.of("property.unknown", "list.twice").contains(detail.code())
                        && !WITH_EXAMPLE.matcher(text).find())) {
            faults.add("%s: says \"%s\"".formatted(said, text));
        }
    }

    private static List<JsonNode> hostile(JsonNode schema) {
        var all = new ArrayList<JsonNode>();
        var type = schema.path("type").isArray()
                ? schema.path("type").path(0).asString()
                : schema.path("type").asString(schema.has("properties") ? "object" : "");
        if (!schema.path("type").isArray()) {
            all.add(NODES.nullNode());
        }
        switch (type) {
            case "integer" -> {
                all.add(NODES.stringNode("twaalf"));
                all.add(NODES.booleanNode(true));
                add(schema, "minimum", least -> all.add(NODES.numberNode(least.asLong() - 1)));
                add(schema, "maximum", most -> {
                    if (most.asLong() < Long.MAX_VALUE) {
                        all.add(NODES.numberNode(most.asLong() + 1));
                    }
                });
            }
            case "boolean" -> all.add(NODES.stringNode("ja"));
            case "array" -> {
                all.add(NODES.stringNode("x"));
                all.add(NODES.objectNode());
                var one = Rules.exampleOf(schema.path("items"), 1);
                if (one != null && schema.path("uniqueItems").asBoolean(false)) {
                    all.add(NODES.arrayNode().add(one).add(one));
                }
                if (one != null && schema.path("maxItems").asInt(1_000) < 200) {
                    all.add(many(one, schema.path("maxItems").asInt() + 1));
                }
                if (schema.path("minItems").asInt(0) > 0) {
                    all.add(NODES.arrayNode());
                }
            }
            case "object" -> {
                all.add(NODES.stringNode("x"));
                all.add(NODES.arrayNode());
                if (Rules.exampleOf(schema, 1) instanceof ObjectNode right) {
                    all.add(right.deepCopy().put("onbekend", 1));
                }
            }
            default -> {
                all.add(NODES.numberNode(12));
                all.add(NODES.objectNode());
                if (schema.has("enum")) {
                    all.add(NODES.stringNode("nergensBekend"));
                } else {
                    add(schema, "minLength", least -> all.add(NODES.stringNode("")));
                    add(schema, "maxLength", most -> all.add(NODES.stringNode("x".repeat(most.asInt() + 1))));
                    if (schema.has("x-rule")
                            || Set.of("date", "date-time", "time-local", "edtf")
                                    .contains(schema.path("format").asString(""))) {
                        all.add(NODES.stringNode("!"));
                        all.add(NODES.stringNode("[1]"));
                    } else if (schema.has("pattern")) {
                        all.add(NODES.stringNode("   "));
                    }
                }
            }
        }
        return all;
    }

    private static void add(JsonNode schema, String keyword, Consumer<JsonNode> then) {
        if (schema.has(keyword)) {
            then.accept(schema.path(keyword));
        }
    }

    private static ArrayNode many(JsonNode one, int count) {
        var many = NODES.arrayNode();
        for (int time = 0; time < count; time++) {
            many.add(one);
        }
        return many;
    }

    private static JsonNode at(JsonNode value, String pointer) {
        return pointer.isEmpty() ? value : value.at(pointer);
    }

    private static JsonNode with(JsonNode whole, String pointer, JsonNode value) {
        if (pointer.isEmpty()) {
            return value;
        }
        var copy = whole.deepCopy();
        int last = pointer.lastIndexOf('/');
        if (at(copy, pointer.substring(0, last)) instanceof ObjectNode parent) {
            parent.set(pointer.substring(last + 1), value);
        }
        return copy;
    }

    @Test
    void every_code_and_every_rule_of_the_contract_has_words_in_each_language_and_no_others_do() throws IOException {
        var wanted = new TreeSet<String>();
        ROLES.forEach(role -> wanted.add("code." + role));
        for (var operation : contract.operations()) {
            collect(operation.node(), wanted);
        }
        collect(contract.document(), wanted);
        for (var language : Language.values()) {
            var words = new Properties();
            try (var reader = new InputStreamReader(
                    Files.newInputStream(Path.of("../../docs/api/words_%s.properties".formatted(language.tag()))),
                    StandardCharsets.UTF_8)) {
                words.load(reader);
            }
            var there = new TreeSet<>(words.stringPropertyNames());
            there.removeIf(name -> name.startsWith("column."));
            assertThat(there).as(language.tag()).isEqualTo(wanted);
        }
    }

    /** Codes of tables of statuses as numbers, versions and formats are no words. */
    private static void collect(JsonNode node, Set<String> wanted) {
        if (node.path("enum").isArray()) {
            for (var value : node.path("enum")) {
                if (value.isString() && value.stringValue().matches("[a-z][A-Za-z]*")) {
                    wanted.add("code." + value.stringValue());
                }
            }
        }
        if (node.has("x-rule")) {
            wanted.add("rule." + node.path("x-rule").asString());
        }
        node.forEach(inner -> collect(inner, wanted));
    }

    @Test
    void every_form_of_a_text_that_is_written_has_a_rule() {
        for (var operation : contract.operations()) {
            operation.parameters().forEach(parameter -> named(parameter.schema(), operation + " " + parameter.name()));
            operation.bodies().forEach((type, body) -> named(body.schema(), operation + " " + type));
        }
        assertThat(faults).isEmpty();
    }

    private void named(JsonNode schema, String where) {
        if (schema.has("pattern")
                && !schema.has("x-rule")
                && !schema.path("pattern").asString().equals("\\S")
                && schema.path("format").asString("").isEmpty()) {
            faults.add(
                    "%s: %s".formatted(where, schema.path("pattern").asString().toLowerCase(Locale.ROOT)));
        }
        schema.path("properties").properties().forEach(one -> named(one.getValue(), where + " " + one.getKey()));
        if (schema.has("items")) {
            named(schema.path("items"), where + " []");
        }
    }
}
