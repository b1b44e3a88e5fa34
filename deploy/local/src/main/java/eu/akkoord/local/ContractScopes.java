package eu.akkoord.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** Scopes that the contract on the class path names. */
final class ContractScopes {
    private ContractScopes() {}

    /** Returns all of them, in alphabetical order. */
    static List<String> all() {
        try (var yaml = new ClassPathResource("/contract/openapi.yaml").getInputStream()) {
            Object contract = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            return JsonMapper.shared()
                    .valueToTree(contract)
                    .at("/components/securitySchemes/Oauth/flows/clientCredentials/scopes")
                    .propertyNames()
                    .stream()
                    .sorted()
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException("The contract is not on the class path", missing);
        }
    }
}
