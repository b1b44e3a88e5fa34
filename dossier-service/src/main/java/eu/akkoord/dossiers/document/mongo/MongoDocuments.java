package eu.akkoord.dossiers.document.mongo;

import eu.akkoord.dossiers.document.DocumentEvent;
import eu.akkoord.dossiers.document.Documents;
import eu.akkoord.dossiers.document.DossierDocument;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.StoredAggregates;
import java.util.function.BiFunction;
import org.springframework.stereotype.Repository;

@Repository
class MongoDocuments extends StoredAggregates<DossierDocument, DocumentEvent> implements Documents {
    MongoDocuments(AggregateStores stores, BiFunction<DossierDocument, DocumentEvent, Announcement> announcements) {
        super(stores.open("documents", "document", new DocumentShape(announcements)));
    }
}
