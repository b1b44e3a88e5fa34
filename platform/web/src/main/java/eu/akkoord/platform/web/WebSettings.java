package eu.akkoord.platform.web;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings that all services have in common over HTTP.
 *
 * @param publicUrl the address of the API as callers know it, that of the gateway
 * @param longAnswers how many are given at once
 * @param connectionsOfOneAddress how many are open at once; 0 for any number
 * @param requestArrival how long the head of a request may take to arrive, and how long its body
 */
@ConfigurationProperties("akkoord")
record WebSettings(
        @DefaultValue("http://127.0.0.1:8080/akkoord/v1") URI publicUrl,
        @DefaultValue LongAnswers.Limit longAnswers,
        @DefaultValue("0") int connectionsOfOneAddress,
        @DefaultValue("PT20S") Duration requestArrival) {
    WebSettings {
        if (!requestArrival.isPositive()) {
            throw new IllegalArgumentException("akkoord.request-arrival must be more than nothing");
        }
        if (connectionsOfOneAddress < 0) {
            throw new IllegalArgumentException("akkoord.connections-of-one-address must not be negative");
        }
    }
}
