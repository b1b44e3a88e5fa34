package eu.akkoord.platform.desk.health;

import com.mongodb.client.MongoDatabase;
import eu.akkoord.platform.store.StoreConfiguration;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the health checks of a store. */
@AutoConfiguration(after = StoreConfiguration.class)
@ConditionalOnClass(MongoDatabase.class)
@ConditionalOnProperty("akkoord.events.service")
public class HealthConfiguration {
    @Bean
    StoreProbe storeProbe(MongoDatabase database, Clock clock) {
        return new StoreProbe(database, clock);
    }

    @Bean
    HealthController healthController(StoreProbe probe) {
        return new HealthController(probe);
    }
}
