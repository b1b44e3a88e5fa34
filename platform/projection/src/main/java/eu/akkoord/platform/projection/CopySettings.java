package eu.akkoord.platform.projection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the copies of what other services own.
 *
 * @param oldest how old they may be while Kafka is away, before nothing is answered by them; at least a minute, since Kafka is asked
 *     every ten seconds whether there is more
 */
@ConfigurationProperties("akkoord.copies")
public record CopySettings(@DefaultValue("15m") Duration oldest) {
    public CopySettings {
        if (oldest.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("akkoord.copies.oldest starts at 1m");
        }
    }
}
