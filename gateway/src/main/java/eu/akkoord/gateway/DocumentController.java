package eu.akkoord.gateway;

import eu.akkoord.platform.core.link.Links;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Gives the contracts to anyone; only the address of the API differs from the documents in the source tree. */
@RestController
final class DocumentController {
    static final String BASE = "/akkoord/v1";

    static final Set<String> PATHS = Set.of(
            BASE + "/openapi.json",
            BASE + "/openapi.yaml",
            BASE + "/doc/openapi.json",
            BASE + "/doc/openapi.yaml",
            BASE + "/doc/asyncapi.yaml");

    private static final String YAML = "application/yaml;charset=UTF-8";

    private final String openApi;
    private final String openApiInJson;
    private final String asyncApi;

    DocumentController(Links links, JsonMapper json) {
        var address = links.to().toString();
        var source = read("openapi.yaml");
        var document = (ObjectNode) new YAMLMapper().readTree(source);
        var server = (ObjectNode) document.at("/servers/0");
        openApi = source.replace("- url: " + server.path("url").asString() + "\n", "- url: " + address + "\n");
        server.put("url", address);
        openApiInJson = json.writeValueAsString(document);
        asyncApi = read("asyncapi.yaml");
    }

    @GetMapping(
            path = {BASE + "/openapi.json", BASE + "/doc/openapi.json"},
            produces = "application/json")
    String openApiInJson() {
        return openApiInJson;
    }

    @GetMapping(
            path = {BASE + "/openapi.yaml", BASE + "/doc/openapi.yaml"},
            produces = YAML)
    String openApi() {
        return openApi;
    }

    @GetMapping(path = BASE + "/doc/asyncapi.yaml", produces = YAML)
    String asyncApi() {
        return asyncApi;
    }

    private static String read(String name) {
        try {
            return new ClassPathResource("/contract/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException("%s is not on the class path".formatted(name), missing);
        }
    }
}
