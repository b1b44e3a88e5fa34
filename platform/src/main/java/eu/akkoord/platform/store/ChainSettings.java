package eu.akkoord.platform.store;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the hash chains are made.
 *
 * @param keys each {@code <number>:<base64>}, at least one; the highest number makes new entries
 */
@ConfigurationProperties("akkoord.audit")
public record ChainSettings(@DefaultValue List<String> keys) {
    public ChainSettings {
        keys = List.copyOf(keys);
    }
}
