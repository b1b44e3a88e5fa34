package eu.akkoord.platform.feed;

import com.mongodb.client.MongoDatabase;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.places.Places;
import eu.akkoord.platform.core.places.Waits;
import eu.akkoord.platform.desk.EventSource;
import eu.akkoord.platform.desk.Events;
import eu.akkoord.platform.desk.Mentions;
import eu.akkoord.platform.desk.Visibility;
import eu.akkoord.platform.kafka.TopicFollowers;
import eu.akkoord.platform.kafka.TopicLog;
import eu.akkoord.platform.lists.CatalogueConfiguration;
import eu.akkoord.platform.lists.Catalogues;
import eu.akkoord.platform.search.index.CatalogueSettings;
import eu.akkoord.platform.search.question.Cursors;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.StoreSettings;
import eu.akkoord.platform.web.Contract;
import eu.akkoord.platform.web.WebConfiguration;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the feed of a service that publishes events, of all of its own topics. */
@AutoConfiguration(after = {CatalogueConfiguration.class, WebConfiguration.class})
@ConditionalOnProperty("akkoord.events.service")
@ConditionalOnBean({EventSource.class, Catalogues.class, Contract.class})
public class FeedConfiguration {
    /** Of each partition; they are ids and numbers, some hundred bytes each. */
    private static final int KEPT = 2_000;

    /** Far fewer than threads that wait cost anything; of one caller enough for a program with some parts. */
    private static final Places.Share WAITS = new Places.Share(512, 128, 8);

    @Bean
    TopicLog ownTopics(TopicFollowers followers, StoreSettings settings, List<EventSource> sources) {
        return followers.log(
                "akkoord-%s-feed".formatted(settings.service()),
                sources.stream()
                        .map(source -> AggregateStores.topic(source.collection()))
                        .collect(Collectors.toSet()),
                KEPT);
    }

    @Bean
    Epochs feedEpochs(MongoDatabase database, TopicLog log, List<EventSource> sources) {
        return new Epochs(database.getCollection("feed"), log, byCollection(sources));
    }

    private static Map<String, EventSource> byCollection(List<EventSource> sources) {
        return sources.stream().collect(Collectors.toMap(EventSource::collection, Function.identity()));
    }

    @Bean
    FeedController feedController(
            TopicLog log,
            Epochs epochs,
            Catalogues catalogues,
            CatalogueSettings catalogue,
            StoreSettings settings,
            List<EventSource> sources,
            ObjectProvider<Mentions> mentions,
            ObjectProvider<Visibility> visible,
            Contract contract,
            Links links,
            Clock clock) {
        var byCollection = byCollection(sources);
        return new FeedController(
                log,
                new EventFeed(
                        log,
                        new Events(
                                sources,
                                mentions.stream().toList(),
                                visible.stream().toList())),
                new HeadList(catalogues, byCollection),
                new FeedCursors(new Cursors(catalogue.cursorKey()), epochs, settings.service(), byCollection.keySet()),
                new Waits(WAITS),
                settings.service(),
                contract,
                links,
                clock);
    }
}
