package eu.akkoord.platform.catalogue;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where catalogues lie and how fresh they are.
 *
 * @param folder one folder per collection is made in it; for one process only
 * @param cursorKey 32 bytes in base64, the same for all instances of a service, so that a cursor of one is good for the
 *     others; when empty each process makes its own
 * @param refresh how long a change may wait before searches see it, at least 10 ms
 * @param commit how long a change may wait before it is safe on disk; what is lost is read from the topics again
 */
@ConfigurationProperties("akkoord.catalogue")
public record CatalogueSettings(
        @DefaultValue("catalogue") Path folder,
        @DefaultValue("") String cursorKey,
        @DefaultValue("100ms") Duration refresh,
        @DefaultValue("5s") Duration commit) {
    public CatalogueSettings {
        if (refresh.toMillis() < 10 || commit.toMillis() < 10) {
            throw new IllegalArgumentException("akkoord.catalogue.refresh and akkoord.catalogue.commit start at 10ms");
        }
    }

    /** Without the key, which is in no log. */
    @Override
    public String toString() {
        return "CatalogueSettings[folder=%s, refresh=%s, commit=%s]".formatted(folder, refresh, commit);
    }
}
