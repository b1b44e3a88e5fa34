package eu.akkoord.platform.kafka;

import eu.akkoord.platform.core.connection.SecureConnections;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** The settings of the three kinds of clients, once it is sure that they may connect. */
record KafkaClients(Map<String, Object> admin, Map<String, Object> producer, Map<String, Object> consumer) {
    static KafkaClients of(KafkaProperties properties, SecureConnections connections) {
        var clients = new KafkaClients(
                properties.buildAdminProperties(),
                properties.buildProducerProperties(),
                properties.buildConsumerProperties());
        Stream.of(clients.admin, clients.producer, clients.consumer)
                .forEach(settings -> connections.require(
                        isSecure(settings),
                        "Kafka at " + String.join(",", servers(settings)),
                        "security.protocol SASL_SSL, with the names of servers verified"));
        return clients;
    }

    /** Tells whether all servers are on this machine, or are reached encrypted by clients that say who they are. */
    static boolean isSecure(Map<String, Object> settings) {
        if (servers(settings).stream().allMatch(server -> SecureConnections.isLocal(host(server)))) {
            return true;
        }
        var verified = settings.get(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG);
        return "SASL_SSL".equals(String.valueOf(settings.get(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG)))
                && (verified == null || "https".equalsIgnoreCase(verified.toString()));
    }

    private static Collection<String> servers(Map<String, Object> settings) {
        var servers = settings.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
        if (servers instanceof Collection<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return Arrays.asList(String.valueOf(servers).strip().split("\\s*,\\s*"));
    }

    /** Of {@code host:port} and of {@code PROTOCOL://host:port}, as Kafka reads them. */
    private static String host(String server) {
        var address = server.substring(server.indexOf("://") < 0 ? 0 : server.indexOf("://") + 3);
        int colon = address.lastIndexOf(':');
        return colon < 0 ? address : address.substring(0, colon);
    }
}
