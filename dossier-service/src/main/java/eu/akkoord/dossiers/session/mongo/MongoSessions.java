package eu.akkoord.dossiers.session.mongo;

import eu.akkoord.dossiers.session.Session;
import eu.akkoord.dossiers.session.SessionAnnouncements;
import eu.akkoord.dossiers.session.SessionEvent;
import eu.akkoord.dossiers.session.SessionForms;
import eu.akkoord.dossiers.session.Sessions;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.StoredAggregates;
import org.springframework.stereotype.Repository;

@Repository
class MongoSessions extends StoredAggregates<Session, SessionEvent> implements Sessions {
    MongoSessions(AggregateStores stores, SessionAnnouncements announcements) {
        super(stores.open(SessionForms.SESSIONS, announcements));
    }
}
