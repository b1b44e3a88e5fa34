package eu.akkoord.dossiers.visit.mongo;

import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitAnnouncements;
import eu.akkoord.dossiers.visit.VisitEvent;
import eu.akkoord.dossiers.visit.VisitForms;
import eu.akkoord.dossiers.visit.Visits;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.StoredAggregates;
import org.springframework.stereotype.Repository;

@Repository
class MongoVisits extends StoredAggregates<Visit, VisitEvent> implements Visits {
    MongoVisits(AggregateStores stores, VisitAnnouncements announcements) {
        super(stores.open(VisitForms.VISITS, announcements));
    }
}
