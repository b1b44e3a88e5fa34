package eu.akkoord.platform.store;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import eu.akkoord.platform.security.SecureConnections;
import eu.akkoord.platform.web.Links;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** What a service that stores and tells gets by having the MongoDB driver and {@code akkoord.events.service}. */
@AutoConfiguration(after = MongoAutoConfiguration.class)
@ConditionalOnClass(MongoClient.class)
@ConditionalOnProperty("akkoord.events.service")
@EnableConfigurationProperties({StoreSettings.class, ChainSettings.class})
public class StoreConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * A store that does not answer is known within seconds: the caller gets 503 or 504, and the driver heals by itself. A write that
     * was not answered is asked for once more, and both together take less than the 10 s that the gateway waits.
     */
    @Bean
    MongoClientSettingsBuilderCustomizer acknowledgedByTheMajorityAndImpatient() {
        return settings -> settings.writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(4, TimeUnit.SECONDS));
    }

    /** After all who set something, and before anything is sent. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    MongoClientSettingsBuilderCustomizer onlySecurely(SecureConnections connections) {
        return settings -> SecureStore.require(settings.build(), connections);
    }

    @Bean
    MongoDatabase database(MongoClient client, MongoProperties properties) {
        var uri = properties.getUri();
        var name = uri == null ? null : new com.mongodb.ConnectionString(uri).getDatabase();
        if (name == null) {
            throw new IllegalStateException("spring.mongodb.uri must name a database");
        }
        return client.getDatabase(name);
    }

    @Bean
    RelayWorker relayWorker(Clock clock, MeterRegistry meters) {
        return new RelayWorker(clock, meters);
    }

    @Bean
    Hints hints() {
        return new Hints();
    }

    @Bean
    AggregateStores aggregateStores(
            MongoDatabase database,
            StoreSettings settings,
            ChainSettings chains,
            Links links,
            EventLog log,
            RelayWorker relay,
            Hints hints,
            Clock clock,
            ObjectProvider<Tracer> tracer) {
        return new AggregateStores(
                database,
                settings.service(),
                instance(settings.service()),
                new Envelope(settings, links.to().toString()),
                EventSchemas.fromClassPath(),
                log,
                relay,
                hints,
                clock,
                traceparent(tracer.getIfAvailable()),
                ChainKeys.of(chains.keys()),
                chains.anchorsFolder());
    }

    /** Names its service, and is new at each start: what was begun under another name is never gone on with. */
    private static String instance(String service) {
        return "%s-%s".formatted(service, Long.toString(new SecureRandom().nextLong(1L << 40), 36));
    }

    private static Supplier<@Nullable String> traceparent(@Nullable Tracer tracer) {
        return () -> {
            var span = tracer == null ? null : tracer.currentSpan();
            // a tracer that records nothing has spans without ids
            if (span == null || span.context().traceId().isEmpty()) {
                return null;
            }
            var sampled = Boolean.TRUE.equals(span.context().sampled()) ? "01" : "00";
            return "00-%s-%s-%s"
                    .formatted(span.context().traceId(), span.context().spanId(), sampled);
        };
    }
}
