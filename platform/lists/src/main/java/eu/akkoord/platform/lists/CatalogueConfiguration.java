package eu.akkoord.platform.lists;

import eu.akkoord.platform.kafka.KafkaConfiguration;
import eu.akkoord.platform.kafka.TopicFollowers;
import eu.akkoord.platform.projection.ProjectionConfiguration;
import eu.akkoord.platform.projection.Projections;
import eu.akkoord.platform.search.index.CatalogueSettings;
import eu.akkoord.platform.search.question.RelatedTerms;
import eu.akkoord.platform.store.Hints;
import eu.akkoord.platform.store.StoreConfiguration;
import eu.akkoord.platform.store.StoreSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.apache.lucene.index.IndexWriter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;

/** Auto-configuration of the lists of a service that has Lucene and publishes events. */
@AutoConfiguration(after = {StoreConfiguration.class, KafkaConfiguration.class, ProjectionConfiguration.class})
@ConditionalOnClass(IndexWriter.class)
@ConditionalOnProperty("akkoord.events.service")
@EnableConfigurationProperties(CatalogueSettings.class)
public class CatalogueConfiguration {
    /** Resource with the related words of a service's field; without it no words are related. */
    private static final String RELATED_TERMS = "contract/related-terms.txt";

    @Bean
    Catalogues catalogues(
            CatalogueSettings settings,
            Projections copies,
            TopicFollowers followers,
            Hints hints,
            StoreSettings store,
            Clock clock,
            MeterRegistry meters) {
        return new Catalogues(settings, relatedTerms(), copies, followers, hints, store, clock, meters);
    }

    private static RelatedTerms relatedTerms() {
        var resource = new ClassPathResource(RELATED_TERMS);
        try {
            return resource.exists() ? RelatedTerms.read(resource.getInputStream()) : RelatedTerms.none();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("%s cannot be read".formatted(RELATED_TERMS), unreadable);
        }
    }
}
