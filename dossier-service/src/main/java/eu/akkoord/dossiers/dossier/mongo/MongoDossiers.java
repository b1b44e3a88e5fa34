package eu.akkoord.dossiers.dossier.mongo;

import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierEvent;
import eu.akkoord.dossiers.dossier.Dossiers;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.StoredAggregates;
import java.util.function.BiFunction;
import org.springframework.stereotype.Repository;

@Repository
class MongoDossiers extends StoredAggregates<Dossier, DossierEvent> implements Dossiers {
    MongoDossiers(AggregateStores stores, BiFunction<Dossier, DossierEvent, Announcement> announcements) {
        super(stores.open("dossiers", "dossier", new DossierShape(announcements)));
    }
}
