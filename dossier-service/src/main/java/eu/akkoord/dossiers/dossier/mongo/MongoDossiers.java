package eu.akkoord.dossiers.dossier.mongo;

import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierAnnouncements;
import eu.akkoord.dossiers.dossier.DossierEvent;
import eu.akkoord.dossiers.dossier.DossierForms;
import eu.akkoord.dossiers.dossier.Dossiers;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.StoredAggregates;
import org.springframework.stereotype.Repository;

@Repository
class MongoDossiers extends StoredAggregates<Dossier, DossierEvent> implements Dossiers {
    MongoDossiers(AggregateStores stores, DossierAnnouncements announcements) {
        super(stores.open(DossierForms.DOSSIERS, announcements));
    }
}
