package eu.akkoord.platform.audit;

import eu.akkoord.platform.catalogue.CatalogueConfiguration;
import eu.akkoord.platform.catalogue.CatalogueSettings;
import eu.akkoord.platform.catalogue.Catalogues;
import eu.akkoord.platform.desk.Audits;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.ChainSettings;
import eu.akkoord.platform.store.StoreSettings;
import eu.akkoord.platform.web.Links;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.lucene.index.IndexWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** What a service that stores, tells and lists gets for its auditors. */
@AutoConfiguration(after = CatalogueConfiguration.class)
@ConditionalOnClass(name = "com.mongodb.client.MongoClient", value = IndexWriter.class)
@ConditionalOnProperty("akkoord.events.service")
public class AuditConfiguration {
    @Bean
    Trail trail(AggregateStores stores, MeterRegistry meters) {
        return new OperationTrail(stores.reads(), meters);
    }

    @Bean
    DoorTrail doorTrail(AggregateStores stores, Clock clock) {
        return new DoorTrail(
                stores.reads()::keep, clock, task -> Thread.ofVirtual().start(task));
    }

    @Bean
    AnchorSchedule anchorSchedule(
            AggregateStores stores, ChainSettings settings, CatalogueSettings data, MeterRegistry meters) {
        return new AnchorSchedule(
                stores.anchors(), settings.anchorEvery(), warnings(settings.anchorsFolder(), data.folder()), meters);
    }

    /** What makes the copies of anchors worth less than they should be. */
    private static List<String> warnings(@Nullable Path folder, Path data) {
        if (folder == null) {
            return List.of(
                    "akkoord.audit.anchors-folder is not set: who can write to the store can put all of it back to an"
                            + " earlier state unseen");
        }
        var beside = data.toAbsolutePath().normalize().getParent();
        return beside != null
                        && folder.toAbsolutePath()
                                .normalize()
                                .startsWith(beside.getParent() == null ? beside : beside.getParent())
                ? List.of(
                        "akkoord.audit.anchors-folder lies beside the data: who can write there can take the anchors away with"
                                + " what they guard")
                : List.of();
    }

    @Bean
    AuditController auditController(
            AggregateStores stores,
            List<Audits> histories,
            Catalogues catalogues,
            Trail trail,
            StoreSettings settings,
            Links links,
            Clock clock) {
        var audit = new Audit(histories, stores.reads(), settings.service(), links);
        return new AuditController(
                audit, catalogues.keep(audit, audit), trail, stores, settings.service(), links, clock);
    }
}
