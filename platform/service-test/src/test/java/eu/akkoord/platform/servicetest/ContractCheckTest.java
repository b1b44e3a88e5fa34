package eu.akkoord.platform.servicetest;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.search.declaration.Row;
import eu.akkoord.platform.search.declaration.Use;
import eu.akkoord.platform.web.Contract;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContractCheckTest {
    @Test
    void the_contract_is_compared_with_the_declaration() {
        var declared = Fields.<String>of("others", 1, ContractCheckTest::none)
                .word("state", state -> state, Use.FILTER, Use.FACET)
                .build();
        var right = operation("""
                - { name: state, in: query, schema: { type: array, items: { type: string, enum: [open, closed] } } }
                - { name: stateNot, in: query, schema: { type: array, items: { type: string } } }
                - { name: modifiedFrom, in: query, schema: { type: string, format: date-time } }
                - { name: modifiedTo, in: query, schema: { type: string, format: date-time } }
                - { name: sort, in: query, schema: { type: array, items: { type: string, enum: [id, -id, modified, -modified] } } }
                - { name: facet, in: query, schema: { type: array, items: { type: string, enum: [state] } } }
                - { name: facetSize, in: query, schema: { type: integer } }
                - { name: total, in: query, schema: { type: boolean } }
                - { name: pageSize, in: query, schema: { type: integer } }
                - { name: cursor, in: query, schema: { type: string } }
                - { name: embed, in: query, schema: { type: string } }
                """);
        assertThat(ContractCheck.differences(declared, right, Set.of("embed"))).isEmpty();

        var wrong = operation("""
                - { name: state, in: query, schema: { type: string } }
                - { name: modifiedFrom, in: query, schema: { type: string, format: date } }
                - { name: modifiedTo, in: query, schema: { type: string, format: date-time } }
                - { name: sort, in: query, schema: { type: array, items: { type: string, enum: [id, modified] } } }
                - { name: facet, in: query, schema: { type: array, items: { type: string, enum: [state] } } }
                - { name: facetSize, in: query, schema: { type: integer } }
                - { name: total, in: query, schema: { type: boolean } }
                - { name: pageSize, in: query, schema: { type: integer } }
                - { name: cursor, in: query, schema: { type: string } }
                - { name: embed, in: query, schema: { type: string } }
                """);
        assertThat(ContractCheck.differences(declared, wrong, Set.of()))
                .satisfiesExactlyInAnyOrder(
                        sentence -> assertThat(sentence).contains("state", "repeated"),
                        sentence -> assertThat(sentence).contains("stateNot"),
                        sentence -> assertThat(sentence).contains("modifiedFrom", "date"),
                        sentence -> assertThat(sentence).contains("sort", "-id"),
                        sentence -> assertThat(sentence).contains("embed"));
    }

    private static Row none(String state) {
        throw new AssertionError("Nothing is listed");
    }

    private static Contract.Operation operation(String parameters) {
        var yaml = """
                openapi: 3.0.3
                info: { title: Others, version: 1.0.0 }
                servers: [{ url: https://example.org/v1 }]
                paths:
                  /others:
                    get:
                      parameters:
                %s
                      responses: { "200": { description: all } }
                """.formatted(parameters.indent(8).stripTrailing());
        return Contract.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .operations()
                .getFirst();
    }
}
