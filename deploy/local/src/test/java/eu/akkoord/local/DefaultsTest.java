package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.web.WebConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/** Without any settings each jar finds the others where they are by default. */
class DefaultsTest {
    private final Defaults agreements = Defaults.of("agreement-service");
    private final Defaults dossiers = Defaults.of("dossier-service");
    private final Defaults gateway = Defaults.of("gateway");

    private record Defaults(PropertySource<?> settings) {
        static Defaults of(String module) {
            var file = RunningInstallation.ROOT.resolve(module).resolve("src/main/resources/application.yml");
            try {
                return new Defaults(new YamlPropertySourceLoader()
                        .load(module, new FileSystemResource(file))
                        .getFirst());
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }

        String get(String name) {
            return String.valueOf(settings.getProperty(name));
        }

        String address() {
            return "http://127.0.0.1:" + get("server.port");
        }
    }

    @Test
    void each_service_asks_the_other() {
        assertThat(agreements.get("akkoord.peer.address")).isEqualTo(dossiers.address());
        assertThat(dossiers.get("akkoord.peer.address")).isEqualTo(agreements.address());
    }

    @Test
    void the_gateway_routes_to_both_services() {
        assertThat(gateway.get("akkoord.gateway.agreement-service")).isEqualTo(agreements.address());
        assertThat(gateway.get("akkoord.gateway.dossier-service")).isEqualTo(dossiers.address());
    }

    @Test
    void links_lead_to_the_gateway() {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, WebConfiguration.class))
                .run(context -> assertThat(context.getBean(Links.class).to("visits"))
                        .hasToString(gateway.address() + "/akkoord/v1/visits"));
    }

    @Test
    void each_listens_on_ports_of_its_own() {
        assertThat(Stream.of(agreements, dossiers, gateway)
                        .flatMap(jar -> Stream.of(jar.get("server.port"), jar.get("management.server.port"))))
                .doesNotHaveDuplicates()
                .doesNotContain("null");
    }

    @Test
    void each_service_has_a_folder_of_its_own() {
        assertThat(Stream.of(agreements, dossiers).map(jar -> jar.get("akkoord.catalogue.folder")))
                .doesNotHaveDuplicates()
                .doesNotContain("null");
    }

    @Test
    void broker_and_store_are_where_they_usually_are() {
        assertThat(Stream.of(agreements, dossiers).map(jar -> jar.get("spring.kafka.bootstrap-servers")))
                .containsOnly("127.0.0.1:9092");
        assertThat(Stream.of(agreements, dossiers).map(jar -> jar.get("spring.mongodb.uri")))
                .allMatch(uri -> uri.startsWith("mongodb://127.0.0.1:27017/"))
                .doesNotHaveDuplicates();
    }
}
