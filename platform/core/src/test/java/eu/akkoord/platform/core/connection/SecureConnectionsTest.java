package eu.akkoord.platform.core.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SecureConnectionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.2",
                "127.255.255.254",
                "::1",
                "[::1]",
                "0:0:0:0:0:0:0:1",
                "::ffff:127.0.0.1",
                "localhost",
                "LocalHost",
                "localhost.",
                "/run/mongodb-27017.sock",
            })
    void what_stays_on_the_machine_is_local(String host) {
        assertThat(SecureConnections.isLocal(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0.0.0.0",
                "::",
                "[::]",
                "10.0.0.1",
                "128.0.0.1",
                "126.255.255.255",
                "192.168.1.1",
                "169.254.1.1",
                "fe80::1",
                "::2",
                "kafka",
                "kafka.localhost.example.org",
                "localhost.example.org",
                "notlocalhost",
                "127.0.0.1.example.org",
                "[::1",
                "::1]",
                "[127.0.0.1]",
                "mongo.sock",
                "example.org",
            })
    void anything_else_is_not(String host) {
        assertThat(SecureConnections.isLocal(host)).isFalse();
    }

    @Test
    void what_is_refused_names_the_connection_and_the_setting() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new SecureConnections(false).require(false, "Kafka at kafka:9092", "SASL_SSL"))
                .withMessageContaining("Kafka at kafka:9092")
                .withMessageContaining("SASL_SSL")
                .withMessageContaining("akkoord.insecure-connections-allowed=true");
    }

    @Test
    void what_is_allowed_by_the_setting_leaves_a_warning(CapturedOutput output) {
        assertThatCode(() -> new SecureConnections(true).require(false, "Kafka at kafka:9092", "SASL_SSL"))
                .doesNotThrowAnyException();
        assertThat(output).contains("WARN").contains("Kafka at kafka:9092");
    }

    @Test
    void an_issuer_elsewhere_is_asked_over_https_only() {
        var connections = new SecureConnections(false);
        for (var good :
                new String[] {"https://issuer.example/jwks", "http://127.0.0.1:9000/jwks", "http://[::1]/jwks"}) {
            assertThatCode(() -> connections.requireHttps(URI.create(good))).doesNotThrowAnyException();
        }
        for (var bad : new String[] {"http://issuer.example/jwks", "http://10.0.0.1/jwks", "file:/etc/keys"}) {
            assertThatIllegalStateException().isThrownBy(() -> connections.requireHttps(URI.create(bad)));
        }
    }
}
