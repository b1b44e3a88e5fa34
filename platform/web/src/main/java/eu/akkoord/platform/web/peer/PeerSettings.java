package eu.akkoord.platform.web.peer;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the connection to the other service.
 *
 * @param address without {@code /akkoord/v1}; without it nothing can be asked
 * @param patience timeout of a call, connecting included
 */
@ConfigurationProperties("akkoord.peer")
public record PeerSettings(
        @Nullable URI address, @DefaultValue("2s") Duration patience) {}
