package eu.akkoord.platform.peer;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the other service can be asked.
 *
 * @param address without {@code /akkoord/v1}; without it nothing can be asked
 * @param patience how long an answer may take, connecting included
 */
@ConfigurationProperties("akkoord.peer")
public record PeerSettings(
        @Nullable URI address, @DefaultValue("2s") Duration patience) {}
