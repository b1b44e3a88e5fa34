package eu.akkoord.platform.core.connection;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param insecureConnectionsAllowed whether Kafka, MongoDB and issuers outside this machine may be reached without TLS and credentials */
@ConfigurationProperties("akkoord")
public record ConnectionSettings(@DefaultValue("false") boolean insecureConnectionsAllowed) {}
