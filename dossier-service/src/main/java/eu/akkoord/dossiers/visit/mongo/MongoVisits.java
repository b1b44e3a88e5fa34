package eu.akkoord.dossiers.visit.mongo;

import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitEvent;
import eu.akkoord.dossiers.visit.Visits;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.StoredAggregates;
import java.util.function.BiFunction;
import org.springframework.stereotype.Repository;

@Repository
class MongoVisits extends StoredAggregates<Visit, VisitEvent> implements Visits {
    MongoVisits(AggregateStores stores, BiFunction<Visit, VisitEvent, Announcement> announcements) {
        super(stores.open("visits", "visit", new VisitShape(announcements)));
    }
}
