package eu.akkoord.platform.store;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import eu.akkoord.platform.core.connection.SecureConnections;
import eu.akkoord.platform.core.link.Links;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Auto-configuration of a service with the MongoDB driver and {@code akkoord.events.service}: store, outbox and relay. */
@AutoConfiguration(after = MongoAutoConfiguration.class)
@ConditionalOnClass(MongoClient.class)
@ConditionalOnProperty("akkoord.events.service")
@EnableConfigurationProperties({StoreSettings.class, ChainSettings.class})
@EnableScheduling
public class StoreConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(StoreConfiguration.class);

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Has a thread for each task that comes by the clock: a sweep does not wait for what takes minutes. */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(8);
        scheduler.setDaemon(true);
        scheduler.setThreadNamePrefix("scheduled-");
        scheduler.setErrorHandler(failure -> LOG.warn("What comes by the clock has failed, and comes again", failure));
        return scheduler;
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
    RelayHealth outboxHealthIndicator(RelayWorker relay) {
        return new RelayHealth(relay);
    }

    @Bean
    OddRows oddRows(MeterRegistry meters) {
        return new OddRows(meters);
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
            OddRows odd,
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
                odd,
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
