package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.problem.Issue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Issues of a body stay within bounds, however many there are. */
class SchemaIssuesTest {
    @Test
    void two_hundred_issues_are_given_at_most() {
        assertThat(issues("{\"type\": \"array\", \"items\": {\"type\": \"integer\"}}", list(300, "\"x\"")))
                .hasSize(200);
        assertThat(issues(
                        "{\"type\": \"array\", \"items\": {\"type\": \"string\", \"maxLength\": 1}}",
                        list(300, "\"xx\"")))
                .hasSize(200);
    }

    @Test
    void a_list_without_a_bound_is_looked_into_as_far_as_a_thousand_and_a_text_ten_thousand_characters() {
        assertThat(issues("{\"type\": \"array\"}", list(1_000, "1"))).isEmpty();
        assertThat(issues("{\"type\": \"array\"}", list(1_001, "1"))).hasSize(1);
        assertThat(issues("{\"type\": \"string\"}", "\"%s\"".formatted("x".repeat(10_000))))
                .isEmpty();
        assertThat(issues("{\"type\": \"string\"}", "\"%s\"".formatted("x".repeat(10_001))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\u00A0",
                "\u200B",
                "\u00AD\u00AD",
                "\u3000 \u2060",
                "\u3164",
                "\u2800",
                "\uFEFF",
                "\u0301",
                "\u202E",
                "\n\t",
                "\uFE0F"
            })
    void a_text_that_must_not_be_blank_has_something_to_be_seen(String blank) {
        var schema = "{\"type\": \"string\", \"pattern\": \"\\\\S\"}";
        assertThat(SchemaIssues.ofBody(body(schema), JsonNodeFactory.instance.stringNode(blank)))
                .extracting(issue -> issue.detail().code())
                .containsExactly("text.blank");
        assertThat(SchemaIssues.ofBody(body(schema), JsonNodeFactory.instance.stringNode(blank + "é" + blank)))
                .isEmpty();
        assertThat(SchemaIssues.ofBody(body("{\"type\": \"string\"}"), JsonNodeFactory.instance.stringNode(blank)))
                .isEmpty();
    }

    @Test
    void fifty_unknown_properties_of_an_object_are_named() {
        var many = IntStream.range(0, 60).mapToObj("\"p%d\": 1"::formatted).collect(Collectors.joining(",", "{", "}"));

        assertThat(issues("{\"type\": \"object\", \"properties\": {}}", many)).hasSize(50);
    }

    private static String list(int size, String element) {
        return IntStream.range(0, size).mapToObj(place -> element).collect(Collectors.joining(",", "[", "]"));
    }

    private static List<Issue> issues(String schema, String value) {
        return SchemaIssues.ofBody(body(schema), read(value));
    }

    private static Contract.Body body(String schema) {
        var schemas = new ContractSchemas(JsonNodeFactory.instance.objectNode());
        var closed = schemas.closed(read(schema), ContractSchemas.Direction.REQUEST);
        var check = schemas.compile(read(schema), ContractSchemas.Direction.REQUEST);
        return new Contract.Body(check, closed);
    }

    private static JsonNode read(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
