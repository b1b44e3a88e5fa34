package eu.akkoord.platform.lists;

import eu.akkoord.platform.core.process.Readiness;
import eu.akkoord.platform.kafka.TopicFollowers;
import eu.akkoord.platform.projection.Projections;
import eu.akkoord.platform.search.index.Catalogue;
import eu.akkoord.platform.search.index.CatalogueSettings;
import eu.akkoord.platform.search.question.RelatedTerms;
import eu.akkoord.platform.store.Hints;
import eu.akkoord.platform.store.Repository;
import eu.akkoord.platform.store.StoreSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * All catalogues of this service; features open what they need. Healthy once each has been complete and has caught up with its
 * topics, or has waited {@link #PATIENCE} for Kafka: it then says that it is stale.
 */
public final class Catalogues implements SmartLifecycle, HealthIndicator, Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Indexer<?, ?>> indexers = new CopyOnWriteArrayList<>();
    private final CatalogueSettings settings;
    private final RelatedTerms related;
    private final Projections copies;
    private final TopicFollowers followers;
    private final String service;
    private final Clock clock;
    private final MeterRegistry meters;
    private volatile long started;
    private volatile boolean running;
    private volatile boolean wasReady;

    Catalogues(
            CatalogueSettings settings,
            RelatedTerms related,
            Projections copies,
            TopicFollowers followers,
            Hints hints,
            StoreSettings store,
            Clock clock,
            MeterRegistry meters) {
        this.settings = settings;
        this.related = related;
        this.copies = copies;
        this.followers = followers;
        this.service = store.service();
        this.clock = clock;
        this.meters = meters;
        hints.listen((collection, id) -> indexers.forEach(indexer -> indexer.hint(collection, id)));
    }

    /** A catalogue that is kept equal to the store for as long as this service runs. */
    public <A, D> Catalogue<D> keep(Repository<A> store, Source<A, D> source) {
        var catalogue = Catalogue.open(settings, source.fields(), related);
        indexers.add(new Indexer<>(catalogue, source, store, copies, followers, service, clock, meters));
        return catalogue;
    }

    /** The catalogue of a collection; empty where none is kept. */
    public Optional<Catalogue<?>> of(String collection) {
        return indexers.stream()
                .filter(indexer -> indexer.collection().equals(collection))
                .<Catalogue<?>>map(Indexer::catalogue)
                .findFirst();
    }

    /** Tells whether each can answer. */
    public boolean areComplete() {
        return indexers.stream().allMatch(Indexer::isComplete);
    }

    /** Tells whether each has taken all that stood in the topics when they were first reached. */
    public boolean areCurrent() {
        return indexers.stream().allMatch(Indexer::isCurrent);
    }

    @Override
    public boolean isReady() {
        boolean waited = System.nanoTime() - started > PATIENCE.toNanos();
        wasReady = wasReady
                || (running
                        && indexers.stream()
                                .allMatch(indexer -> indexer.isComplete() && (indexer.isCurrent() || waited)));
        return wasReady;
    }

    @Override
    public Health health() {
        var health = isReady() ? Health.up() : Health.outOfService();
        for (var indexer : indexers) {
            health.withDetail(
                    indexer.collection(), Map.of("complete", indexer.isComplete(), "stale", !indexer.isCurrent()));
        }
        return health.build();
    }

    @Override
    public void start() {
        started = System.nanoTime();
        running = true;
        indexers.forEach(Indexer::start);
    }

    @Override
    public void stop() {
        running = false;
        // all at once: each waits for what it has begun with Kafka
        try (var stopping = Executors.newVirtualThreadPerTaskExecutor()) {
            indexers.forEach(each -> stopping.execute(each::stop));
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
