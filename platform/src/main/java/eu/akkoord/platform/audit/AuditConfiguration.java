package eu.akkoord.platform.audit;

import eu.akkoord.platform.catalogue.CatalogueConfiguration;
import eu.akkoord.platform.catalogue.Catalogues;
import eu.akkoord.platform.desk.Audits;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.StoreSettings;
import eu.akkoord.platform.web.Links;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.apache.lucene.index.IndexWriter;
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
    DailyAnchor dailyAnchor(AggregateStores stores, Clock clock, MeterRegistry meters) {
        return new DailyAnchor(stores.anchors(), clock, meters);
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
