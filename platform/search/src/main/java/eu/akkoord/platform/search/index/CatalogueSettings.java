package eu.akkoord.platform.search.index;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the catalogues' folder and freshness.
 *
 * @param folder holds one folder per collection; for one process only
 * @param cursorKey 32 bytes in base64, the same for all instances of a service, so that a cursor of one is valid at the others; when empty
 *     each process generates its own
 * @param refresh delay of a change until searches see it, at least 10 ms
 * @param commit delay of a change until it is on disk, at least 10 ms; losses are read from the topics again
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
