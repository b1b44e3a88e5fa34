package eu.akkoord.platform.projection;

import com.mongodb.client.MongoDatabase;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.kafka.KafkaConfiguration;
import eu.akkoord.platform.kafka.TopicFollowers;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.Hints;
import eu.akkoord.platform.store.StoreConfiguration;
import eu.akkoord.platform.store.StoreSettings;
import eu.akkoord.platform.web.peer.Peer;
import eu.akkoord.platform.web.peer.PeerConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;

/** Auto-configuration of the projections of a service that publishes events. */
@AutoConfiguration(after = {StoreConfiguration.class, KafkaConfiguration.class, PeerConfiguration.class})
@ConditionalOnClass(KafkaTemplate.class)
@ConditionalOnProperty("akkoord.events.service")
@EnableConfigurationProperties(CopySettings.class)
public class ProjectionConfiguration {
    @Bean
    Projections projections(
            MongoDatabase database,
            StoreSettings settings,
            TopicFollowers followers,
            Hints hints,
            Clock clock,
            MeterRegistry meters,
            CopySettings copies) {
        return new Projections(database, settings.service(), followers, hints, clock, meters, copies.oldest());
    }

    @Bean
    ProjectionController projectionController(
            Projections projections,
            MongoDatabase database,
            TopicFollowers followers,
            AggregateStores stores,
            Peer peer,
            Links links,
            Clock clock) {
        return new ProjectionController(
                projections, new Rebuilds(database, followers, new Owners(stores::heads, peer), clock), links, clock);
    }

    @Bean
    SourceController sourceController(AggregateStores stores, Links links) {
        return new SourceController(stores, links);
    }
}
