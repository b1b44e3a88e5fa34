package eu.akkoord.platform.web.peer;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Lets a service that stores and publishes ask the other one. */
@AutoConfiguration
@ConditionalOnProperty("akkoord.events.service")
@EnableConfigurationProperties(PeerSettings.class)
public class PeerConfiguration {
    @Bean
    Peer peer(PeerSettings settings) {
        return new Peer(settings);
    }
}
