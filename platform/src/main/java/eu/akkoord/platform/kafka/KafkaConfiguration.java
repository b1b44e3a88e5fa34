package eu.akkoord.platform.kafka;

import com.mongodb.client.MongoDatabase;
import eu.akkoord.platform.store.EventLog;
import eu.akkoord.platform.store.EventSchemas;
import eu.akkoord.platform.store.StoreConfiguration;
import eu.akkoord.platform.store.StoreSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;

/** The log behind the relay, and what follows it. */
@AutoConfiguration(before = StoreConfiguration.class, after = KafkaAutoConfiguration.class)
@ConditionalOnClass(KafkaTemplate.class)
@ConditionalOnProperty("akkoord.events.service")
public class KafkaConfiguration {
    @Bean
    TopicKeeper topicKeeper(KafkaProperties properties, MongoDatabase database, StoreSettings settings) {
        return new TopicKeeper(
                properties.buildAdminProperties(), database, settings.partitions(), settings.replication());
    }

    @Bean
    @ConditionalOnMissingBean
    EventLog eventLog(KafkaProperties properties, TopicKeeper topics) {
        return new KafkaEventLog(properties.buildProducerProperties(), topics);
    }

    @Bean
    TopicFollowers topicFollowers(
            KafkaProperties properties, MeterRegistry meters, ObjectProvider<ObservationRegistry> observations) {
        return new TopicFollowers(
                properties.buildConsumerProperties(),
                new EventReading(EventSchemas.fromClassPath().types()),
                meters,
                observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    }
}
