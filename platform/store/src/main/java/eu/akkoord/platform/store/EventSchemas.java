package eu.akkoord.platform.store;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of the events that this service may publish, from the AsyncAPI document on its class path. */
public final class EventSchemas {
    static final String DOCUMENT = "/contract/asyncapi.yaml";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode document;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    EventSchemas(InputStream asyncapi) {
        this.document = JSON.valueToTree(new Yaml().<Map<String, Object>>load(asyncapi));
    }

    public static EventSchemas fromClassPath() {
        try (var stream = EventSchemas.class.getResourceAsStream(DOCUMENT)) {
            if (stream == null) {
                throw new IllegalStateException("%s is not on the class path".formatted(DOCUMENT));
            }
            return new EventSchemas(stream);
        } catch (IOException e) {
            throw new IllegalStateException("%s cannot be read".formatted(DOCUMENT), e);
        }
    }

    /** The types of all events that the document describes, such as {@code eu.akkoord.agreements.v1.parties.notify.amended}. */
    public Set<String> types() {
        return document.path("components").path("messages").values().stream()
                .map(message -> message.path("name").asString())
                .collect(Collectors.toSet());
    }

    /**
     * Checks an event before it is stored, since a stored event must be published.
     *
     * @throws IllegalStateException when the event does not fit its schema: the code and the contract differ
     */
    void check(String singular, String participle, byte[] event) {
        var errors = schema(capital(singular) + capital(participle))
                .validate(new String(event, StandardCharsets.UTF_8), InputFormat.JSON);
        if (!errors.isEmpty()) {
            throw new IllegalStateException("An event does not fit its schema: " + errors);
        }
    }

    private Schema schema(String name) {
        return schemas.computeIfAbsent(name, key -> {
            if (!document.path("components").path("schemas").has(key)) {
                throw new IllegalStateException("The AsyncAPI document has no schema %s".formatted(key));
            }
            // only the components: the document's own id is no word of JSON Schema
            var root = JSON.createObjectNode();
            root.put("$ref", "#/components/schemas/" + key);
            root.set("components", document.path("components"));
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(root.toString(), InputFormat.JSON);
        });
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
