package eu.akkoord.dossiers.document.mongo;

import eu.akkoord.dossiers.document.DocumentAnnouncements;
import eu.akkoord.dossiers.document.DocumentEvent;
import eu.akkoord.dossiers.document.DocumentForms;
import eu.akkoord.dossiers.document.Documents;
import eu.akkoord.dossiers.document.DossierDocument;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.StoredAggregates;
import org.springframework.stereotype.Repository;

@Repository
class MongoDocuments extends StoredAggregates<DossierDocument, DocumentEvent> implements Documents {
    MongoDocuments(AggregateStores stores, DocumentAnnouncements announcements) {
        super(stores.open(DocumentForms.DOCUMENTS, announcements));
    }
}
