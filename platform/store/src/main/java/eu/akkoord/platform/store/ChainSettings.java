package eu.akkoord.platform.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the hash chains.
 *
 * @param keys each {@code <number>:<base64>}, at least one; the highest number signs new entries
 * @param anchorEvery interval between anchors, at most an hour
 * @param checkEvery age up to which an outcome of the check is served, or the time it took if that is longer
 * @param anchorsFolder folder for copies, of another owner than the store's and best append-only
 */
@ConfigurationProperties("akkoord.audit")
public record ChainSettings(
        @DefaultValue List<String> keys,
        @DefaultValue("PT1H") Duration anchorEvery,
        @DefaultValue("PT1M") Duration checkEvery,
        @Nullable Path anchorsFolder) {
    public ChainSettings {
        keys = List.copyOf(keys);
        if (anchorEvery.isZero() || anchorEvery.isNegative() || anchorEvery.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("akkoord.audit.anchor-every must be more than nothing and at most PT1H");
        }
        if (checkEvery.isNegative()) {
            throw new IllegalArgumentException("akkoord.audit.check-every must not be negative");
        }
    }

    /** Without the keys, which are in no log. */
    @Override
    public String toString() {
        return "ChainSettings[anchorEvery=%s, checkEvery=%s, anchorsFolder=%s]"
                .formatted(anchorEvery, checkEvery, anchorsFolder);
    }
}
