package eu.akkoord.platform.test.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The two documents a partner reads, as they stand in the tree. */
final class Documents {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path DOCS = Path.of("..", "..", "docs");

    private Documents() {}

    static JsonNode openApi() {
        return YAML.readTree(DOCS.resolve("api/openapi.yaml").toFile());
    }

    static JsonNode asyncApi() {
        return YAML.readTree(DOCS.resolve("events/asyncapi.yaml").toFile());
    }

    static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }
}
