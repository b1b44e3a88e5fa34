package eu.akkoord.dossiers.party.kafka;

import com.mongodb.client.MongoDatabase;
import eu.akkoord.platform.kafka.Copies;
import eu.akkoord.platform.kafka.CopyConsumer;
import eu.akkoord.platform.store.AggregateStores;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps our copies of parties as their owner's topic tells. */
@Configuration(proxyBeanMethods = false)
class PartyCopies {
    @Bean
    CopyConsumer partyCopyConsumer(KafkaProperties kafka, MongoDatabase database, MeterRegistry meters) {
        return new CopyConsumer(
                kafka.buildConsumerProperties(),
                "akkoord-dossiers-party-copies",
                Map.of(
                        AggregateStores.topic("parties"),
                        new CopyConsumer.Target("party", new Copies(database, "party_copies"))),
                database,
                meters);
    }
}
