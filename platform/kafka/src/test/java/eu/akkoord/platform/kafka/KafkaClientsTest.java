package eu.akkoord.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import eu.akkoord.platform.core.connection.SecureConnections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

class KafkaClientsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1:9092                        |           |       | true",
                "[::1]:9092                            |           |       | true",
                "localhost:9092, 127.0.0.3:9093        |           |       | true",
                "PLAINTEXT://localhost:9092            |           |       | true",
                "localhost:9092, kafka-2.example:9092  |           |       | false",
                "kafka.example:9092                    |           |       | false",
                "kafka.example:9092                    | PLAINTEXT |       | false",
                "kafka.example:9092                    | SSL       |       | false",
                "kafka.example:9092                    | SASL_PLAINTEXT |  | false",
                "kafka.example:9092                    | SASL_SSL  |       | true",
                "kafka.example:9092                    | SASL_SSL  | https | true",
                "kafka.example:9092                    | SASL_SSL  | ''    | false",
                "0.0.0.0:9092                          |           |       | false",
                "10.1.2.3:9092,10.1.2.4:9092           | SASL_SSL  |       | true",
                "10.1.2.3                              |           |       | false",
            })
    void outside_the_machine_only_sasl_over_tls_is_secure(
            String servers, @Nullable String protocol, @Nullable String verified, boolean secure) {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", servers);
        if (protocol != null) {
            settings.put("security.protocol", protocol);
        }
        if (verified != null) {
            settings.put("ssl.endpoint.identification.algorithm", verified);
        }
        assertThat(KafkaClients.isSecure(settings)).isEqualTo(secure);
        settings.put("bootstrap.servers", List.of(servers.split(",")));
        assertThat(KafkaClients.isSecure(settings)).isEqualTo(secure);
    }

    @Test
    void each_kind_of_client_is_looked_at() {
        var connections = new SecureConnections(false);
        var properties = new KafkaProperties();
        properties.setBootstrapServers(List.of("kafka.example:9092"));
        assertThatIllegalStateException().isThrownBy(() -> KafkaClients.of(properties, connections));
        properties.getSecurity().setProtocol("SASL_SSL");
        assertThatCode(() -> KafkaClients.of(properties, connections)).doesNotThrowAnyException();
        properties.getConsumer().getProperties().putAll(Map.of("security.protocol", "PLAINTEXT"));
        assertThatIllegalStateException().isThrownBy(() -> KafkaClients.of(properties, connections));
    }
}
