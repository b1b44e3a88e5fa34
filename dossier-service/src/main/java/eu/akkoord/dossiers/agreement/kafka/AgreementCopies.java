package eu.akkoord.dossiers.agreement.kafka;

import com.mongodb.client.MongoDatabase;
import eu.akkoord.platform.kafka.Copies;
import eu.akkoord.platform.kafka.CopyConsumer;
import eu.akkoord.platform.store.AggregateStores;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps our copies of agreements as their owner's topic tells. */
@Configuration(proxyBeanMethods = false)
class AgreementCopies {
    @Bean
    CopyConsumer agreementCopyConsumer(KafkaProperties kafka, MongoDatabase database, MeterRegistry meters) {
        return new CopyConsumer(
                kafka.buildConsumerProperties(),
                "akkoord-dossiers-agreement-copies",
                Map.of(
                        AggregateStores.topic("agreements"),
                        new CopyConsumer.Target("agreement", new Copies(database, "agreement_copies"))),
                database,
                meters);
    }
}
