package eu.akkoord.platform.audit;

import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.StoreConfiguration;
import eu.akkoord.platform.store.StoreSettings;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** What a service that stores gets for its auditors. */
@AutoConfiguration(after = StoreConfiguration.class)
@ConditionalOnClass(name = "com.mongodb.client.MongoClient")
@ConditionalOnProperty("akkoord.events.service")
public class AuditConfiguration {
    @Bean
    AuditController auditController(AggregateStores stores, StoreSettings settings, Clock clock) {
        return new AuditController(stores, settings.service(), clock);
    }
}
