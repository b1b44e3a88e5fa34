package eu.akkoord.platform.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the hash chains are made.
 *
 * @param keys each {@code <number>:<base64>}, at least one; the highest number makes new entries
 * @param anchorEvery how often the ends of all chains are written down, at most an hour
 * @param anchorsFolder where they are copied to: a folder of another owner than the store's, best one that can only be added to
 */
@ConfigurationProperties("akkoord.audit")
public record ChainSettings(
        @DefaultValue List<String> keys,
        @DefaultValue("PT1H") Duration anchorEvery,
        @Nullable Path anchorsFolder) {
    public ChainSettings {
        keys = List.copyOf(keys);
        if (anchorEvery.isZero() || anchorEvery.isNegative() || anchorEvery.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("akkoord.audit.anchor-every must be more than nothing and at most PT1H");
        }
    }

    /** Without the keys, which are in no log. */
    @Override
    public String toString() {
        return "ChainSettings[anchorEvery=%s, anchorsFolder=%s]".formatted(anchorEvery, anchorsFolder);
    }
}
