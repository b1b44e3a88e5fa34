package eu.akkoord.platform.servicetest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.Yaml;

/** Words by which events may say what has changed, as the contract of events lists them. */
public final class ChangedProperties {
    private ChangedProperties() {}

    /** Reads them from the contract on the class path. */
    public static List<String> words() {
        try (var contract =
                Objects.requireNonNull(ChangedProperties.class.getResourceAsStream("/contract/asyncapi.yaml"))) {
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
