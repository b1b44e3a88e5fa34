package eu.akkoord.platform.kafka;

import com.mongodb.client.MongoDatabase;
import eu.akkoord.platform.core.connection.SecureConnections;
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
    KafkaClients kafkaClients(KafkaProperties properties, SecureConnections connections) {
        return KafkaClients.of(properties, connections);
    }

    @Bean
    TopicKeeper topicKeeper(KafkaClients clients, MongoDatabase database, StoreSettings settings) {
        return new TopicKeeper(clients.admin(), database, settings.partitions(), settings.replication());
    }

    @Bean
    @ConditionalOnMissingBean
    EventLog eventLog(KafkaClients clients, TopicKeeper topics) {
        return new KafkaEventLog(clients.producer(), topics);
    }

    @Bean
    TopicFollowers topicFollowers(
            KafkaClients clients, MeterRegistry meters, ObjectProvider<ObservationRegistry> observations) {
        return new TopicFollowers(
                clients.consumer(),
                new EventReading(EventSchemas.fromClassPath().types()),
                meters,
                observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    }
}
