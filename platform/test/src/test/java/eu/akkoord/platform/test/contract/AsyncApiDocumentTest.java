package eu.akkoord.platform.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The examples are what a dashboard is written from, so they are held to the schemas beside them. */
class AsyncApiDocumentTest {
    private static final JsonNode DOCUMENT = Documents.asyncApi();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    static Stream<String> messages() {
        return DOCUMENT.at("/components/messages").propertyNames().stream();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void an_example_follows_its_schema(String name) {
        assertThat(schema(name).validate(example(name))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void an_example_bears_the_id_type_and_order_of_its_revision(String name) {
        var event = example(name);
        var id = event.path("id").asString().split("\\.", -1);
        assertThat(id[1]).isEqualTo(event.path("subject").asString());
        if (event.has("data")) {
            assertThat(event.at("/data/%s/id".formatted(summary(event))).asString())
                    .isEqualTo(id[1]);
        } else {
            assertThat(event.path("dataref").asString()).endsWith("/%s/%s".formatted(id[0], id[1]));
        }
        assertThat(event.path("sequence").asString()).isEqualTo("%010d".formatted(Long.parseLong(id[2])));
        assertThat(event.path("type").asString())
                .isEqualTo(DOCUMENT.at("/components/messages/%s/name".formatted(name))
                        .asString())
                .startsWith(event.path("service").asString() + "." + id[0] + ".notify.");
    }

    @ParameterizedTest
    @MethodSource("messages")
    void each_message_is_sent_on_the_topic_of_its_collection(String name) {
        var collection = example(name).path("id").asString().split("\\.", -1)[0];
        var channel = DOCUMENT.path("channels").path(collection);
        assertThat(channel.path("address").asString()).isEqualTo("akkoord.%s.v1".formatted(collection));
        assertThat(channel.path("messages").has(name)).isTrue();
        assertThat(DOCUMENT.path("operations").has("send" + name)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void what_is_not_said_in_the_schema_may_not_be_told(String name) {
        refuses(name, event -> event.put("type", "eu.akkoord.dossiers.v1.dossiers.notify.forgotten"));
        refuses(name, event -> event.remove("sequence"));
        refuses(name, event -> event.put("time", "2017-06-20T10:00:00+02:00"));
        if (example(name).has("dataref")) {
            refuses(name, event -> event.remove("dataref"));
            refuses(name, event -> event.putObject("data").put("occurred", "2017-06-20"));
            refuses(name, event -> event.put("dataschema", "https://api.example.org/akkoord/v1/doc/asyncapi.yaml"));
            return;
        }
        refuses(name, event -> event.remove("data"));
        refuses(name, event -> event.put("dataref", "https://api.example.org/akkoord/v1/dossiers/inclusie"));
        refuses(name, event -> ((ObjectNode) event.at("/data/" + summary(event))).put("confidentiality", "internal"));
        refuses(name, event -> ((ObjectNode) event.path("data")).put("reason", "a free text can name a person"));
        refuses(name, event -> {
            ((ObjectNode) event.at("/data/" + summary(event)))
                    .putArray("initiators")
                    .add("someone");
        });
    }

    @Test
    void the_codes_are_those_of_the_api() {
        var api = Documents.openApi();
        var codes = Map.ofEntries(
                Map.entry("AgreementStatusCode", "/components/schemas/AgreementStatusCode/enum"),
                Map.entry("CommitmentStatusCode", "/components/schemas/CommitmentStatusCode/enum"),
                Map.entry("MilestoneStatusCode", "/components/schemas/MilestoneStatusCode/enum"),
                Map.entry("MilestoneSummary/properties/kind", "/components/schemas/MilestoneKindCode/enum"),
                Map.entry("DossierStatusCode", "/components/schemas/DossierStatusCode/enum"),
                Map.entry("DocumentStatusCode", "/components/schemas/DocumentStatusCode/enum"),
                Map.entry("SessionStatusCode", "/components/schemas/SessionStatusCode/enum"),
                Map.entry("VisitStatusCode", "/components/schemas/VisitStatusCode/enum"),
                Map.entry("DocumentSummary/properties/kind", "/components/schemas/DocumentKindCode/enum"),
                Map.entry("AgreementSummary/properties/instrument", "/components/schemas/InstrumentCode/enum"),
                Map.entry(
                        "CommitmentSummary/properties/source/properties/kind",
                        "/components/schemas/CommitmentSourceCode/enum"),
                Map.entry("VisitSummary/properties/kind", "/components/schemas/VisitKindCode/enum"));
        codes.forEach(
                (told, asked) -> assertThat(Documents.texts(DOCUMENT.at("/components/schemas/%s/enum".formatted(told))))
                        .isNotEmpty()
                        .isEqualTo(Documents.texts(api.at(asked))));
    }

    @Test
    void what_is_above_partners_has_no_word_in_an_event() {
        assertThat(Documents.texts(DOCUMENT.at("/components/schemas/ConfidentialityCode/enum")))
                .containsExactly("public", "partners");
        assertThat(Documents.texts(Documents.openApi().at("/components/schemas/ConfidentialityCode/enum")))
                .containsExactly("public", "partners", "internal", "restricted");
    }

    /** The property of the data that holds the whole summary. */
    private static String summary(JsonNode event) {
        return List.copyOf(event.path("data").propertyNames()).getLast();
    }

    private static void refuses(String name, Consumer<ObjectNode> damage) {
        var event = (ObjectNode) example(name).deepCopy();
        damage.accept(event);
        assertThat(schema(name).validate(event)).isNotEmpty();
    }

    private static Schema schema(String name) {
        var root = JsonNodeFactory.instance.objectNode();
        root.putArray("allOf").addObject().put("$ref", "#/components/schemas/" + name);
        root.set("components", DOCUMENT.path("components"));
        return REGISTRY.getSchema(root);
    }

    private static JsonNode example(String name) {
        return DOCUMENT.at("/components/messages/%s/examples/0/payload".formatted(name));
    }
}
