package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class ContractTest {
    private static final String THING = "/akkoord/v1/things/thing-1";

    private final Contract contract = things();

    private static Contract things() {
        try {
            return Contract.read(new ClassPathResource("contract/openapi.yaml").getInputStream());
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Test
    void an_answer_as_promised_is_right() {
        assertThat(contract.checkAnswer(
                        "GET", THING, 200, "application/json;charset=UTF-8", "{\"id\":\"abc\",\"title\":\"x\"}"))
                .isEmpty();
    }

    @Test
    void what_the_contract_does_not_promise_is_found() {
        assertThat(contract.checkAnswer("GET", THING, 200, "application/json", "{\"id\":\"abc\"}"))
                .singleElement()
                .asString()
                .contains("title");
        assertThat(contract.checkAnswer(
                        "GET", THING, 200, "application/json", "{\"id\":\"abc\",\"title\":\"x\",\"secret\":1}"))
                .singleElement()
                .asString()
                .contains("secret");
        assertThat(contract.checkAnswer("GET", THING, 200, "text/plain", "x")).hasSize(1);
        assertThat(contract.checkAnswer("GET", THING, 200, null, "{}")).hasSize(1);
        assertThat(contract.checkAnswer("GET", THING, 201, "application/json", "{}"))
                .hasSize(1);
        assertThat(contract.checkAnswer("DELETE", THING, 204, null, "")).hasSize(1);
        assertThat(contract.checkAnswer("GET", "/akkoord/v1/nothing", 200, null, ""))
                .hasSize(1);
    }

    @Test
    void what_is_only_read_may_be_answered_and_not_sent() {
        assertThat(
                        contract.checkAnswer(
                                "GET",
                                THING,
                                200,
                                "application/json",
                                "{\"id\":\"abc\",\"title\":\"x\",\"period\":{\"edtf\":\"2018-21\",\"earliest\":\"2018-03-01\"}}"))
                .isEmpty();
    }

    @Test
    void only_what_the_contract_leaves_open_is_open() {
        assertThat(contract.isOpen("GET", "/akkoord/v1/health")).isTrue();
        assertThat(contract.isOpen("POST", "/akkoord/v1/health")).isFalse();
        assertThat(contract.isOpen("GET", "/akkoord/v1/health/")).isFalse();
        assertThat(contract.isOpen("GET", "/akkoord/v1/health;a")).isFalse();
        assertThat(contract.isOpen("GET", THING)).isFalse();
    }

    @Test
    void the_contract_of_akkoord_can_be_enforced() throws IOException {
        var akkoord = Contract.read(Files.newInputStream(Path.of("../../docs/api/openapi.yaml")));

        assertThat(akkoord.base()).isEqualTo("/akkoord/v1");
        assertThat(akkoord.operations()).hasSizeGreaterThan(10).allSatisfy(operation -> {
            assertThat(operation.bodies().isEmpty() || operation.bodyRequired())
                    .as("%s requires its body", operation)
                    .isTrue();
        });
    }

    @Test
    void a_schema_that_contains_itself_is_refused_at_the_start() {
        var endless = """
                openapi: 3.0.3
                info: { version: 1.0.0 }
                servers: [{ url: 'https://example.org/v1' }]
                paths:
                  /things:
                    post:
                      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
                components:
                  schemas:
                    Thing: { type: object, properties: { thing: { $ref: '#/components/schemas/Thing' } } }
                """;
        assertThatIllegalStateException()
                .isThrownBy(() -> Contract.read(new ByteArrayInputStream(endless.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void what_changes_many_things_at_once_takes_a_place_among_the_long_answers() throws IOException {
        var akkoord = Contract.read(Files.newInputStream(Path.of("../../docs/api/openapi.yaml")));
        assertThat(akkoord.operations().stream()
                        .filter(one -> !one.method().equals("GET"))
                        .filter(one -> LongAnswers.isAskedBy(one, Query.of(null), List.of()))
                        .map(Contract.Operation::toString))
                .containsExactlyInAnyOrder("POST /transfers", "POST /openings");
    }
}
