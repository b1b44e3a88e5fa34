package eu.akkoord.platform.servicetest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * An event that says what changed says it in words of the contract: others are refused before they are stored. Each service names the facts
 * that may change.
 */
public abstract class ChangedPropertiesCase {
    private final List<Class<? extends Record>> facts;

    /** @param facts of each kind of the service */
    protected ChangedPropertiesCase(List<Class<? extends Record>> facts) {
        this.facts = List.copyOf(facts);
    }

    @Test
    void each_property_that_may_change_has_a_word_in_the_contract() {
        assertThat(words())
                .containsAll(facts.stream()
                        .flatMap(one -> Arrays.stream(one.getRecordComponents()))
                        .map(RecordComponent::getName)
                        .toList())
                .contains(
                        "deputies", "contributors", "participants", "status", "offers", "source", "versions", "change");
    }

    @Test
    void what_few_are_told_of_has_none() {
        assertThat(words()).isNotEmpty().doesNotContain("recoveries", "contributions", "grants");
    }

    /** The words by which events may say what has changed, from the contract on the class path. */
    private static List<String> words() {
        try (var contract =
                Objects.requireNonNull(ChangedPropertiesCase.class.getResourceAsStream("/contract/asyncapi.yaml"))) {
            Object at = new Yaml().<Map<String, Object>>load(contract);
            for (var name : List.of("components", "schemas", "ChangedProperties", "items", "enum")) {
                at = Objects.requireNonNull(((Map<?, ?>) at).get(name), name);
            }
            return ((List<?>) at).stream().map(String::valueOf).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
