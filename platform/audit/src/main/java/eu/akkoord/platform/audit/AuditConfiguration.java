package eu.akkoord.platform.audit;

import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.desk.Audits;
import eu.akkoord.platform.desk.Mentions;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.desk.Visibility;
import eu.akkoord.platform.lists.CatalogueConfiguration;
import eu.akkoord.platform.lists.Catalogues;
import eu.akkoord.platform.search.index.CatalogueSettings;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.ChainSettings;
import eu.akkoord.platform.store.StoreSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.lucene.index.IndexWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of a service's audit operations. */
@AutoConfiguration(after = CatalogueConfiguration.class)
@ConditionalOnClass(name = "com.mongodb.client.MongoClient", value = IndexWriter.class)
@ConditionalOnProperty("akkoord.events.service")
public class AuditConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(AuditConfiguration.class);

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
        warn(settings.anchorsFolder(), data.folder());
        return new AnchorSchedule(stores.anchors(), settings.anchorEvery(), meters);
    }

    /** Warns of settings that weaken the copies of anchors. */
    private static void warn(@Nullable Path folder, Path data) {
        if (folder == null) {
            LOG.warn("akkoord.audit.anchors-folder is not set: who can write to the store can put all of it back to an"
                    + " earlier state unseen");
            return;
        }
        var beside = data.toAbsolutePath().normalize().getParent();
        if (beside != null
                && folder.toAbsolutePath()
                        .normalize()
                        .startsWith(beside.getParent() == null ? beside : beside.getParent())) {
            LOG.warn(
                    "akkoord.audit.anchors-folder lies beside the data: who can write there can take the anchors away with"
                            + " what they guard");
        }
    }

    @Bean
    AuditController auditController(
            AggregateStores stores,
            List<Audits> histories,
            ObjectProvider<Mentions> mentions,
            ObjectProvider<Visibility> visible,
            Catalogues catalogues,
            Trail trail,
            StoreSettings settings,
            ChainSettings chains,
            Links links,
            Clock clock) {
        var audit = new Audit(histories, stores.reads(), settings.service(), links);
        var states = new AuditedStates(mentions.stream(), visible.stream(), histories);
        return new AuditController(
                audit,
                catalogues.keep(audit, audit),
                states,
                trail,
                stores,
                settings.service(),
                links,
                clock,
                chains.checkEvery());
    }
}
