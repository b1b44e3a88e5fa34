package eu.akkoord.platform.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of events and of their topics.
 *
 * @param service the word that names this service in events: agreements or dossiers
 * @param sourceOin the OIN of the organisation that runs the system, 20 digits; those that start with 00000099 are for tests
 * @param partitions of each topic, at least 1; recorded at the first start and never to change after it
 * @param replication copies of each partition, at least 1
 */
@ConfigurationProperties("akkoord.events")
public record StoreSettings(
        @DefaultValue("") String service,
        @DefaultValue("00000099000000001000") String sourceOin,
        @DefaultValue("6") int partitions,
        @DefaultValue("1") short replication) {
    public StoreSettings {
        if (!sourceOin.matches("[0-9]{20}")) {
            throw new IllegalArgumentException("akkoord.events.source-oin must be 20 digits");
        }
        if (partitions < 1 || replication < 1) {
            throw new IllegalArgumentException("akkoord.events.partitions and akkoord.events.replication start at 1");
        }
    }

    /** Names this service of this organisation to the world, and stays the same wherever it runs. */
    public String source() {
        return "urn:nld:oin:%s:systeem:akkoord-%s".formatted(sourceOin, service);
    }
}
