package eu.akkoord.dossiers.session.mongo;

import eu.akkoord.dossiers.session.Session;
import eu.akkoord.dossiers.session.SessionEvent;
import eu.akkoord.dossiers.session.Sessions;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.StoredAggregates;
import java.util.function.BiFunction;
import org.springframework.stereotype.Repository;

@Repository
class MongoSessions extends StoredAggregates<Session, SessionEvent> implements Sessions {
    MongoSessions(AggregateStores stores, BiFunction<Session, SessionEvent, Announcement> announcements) {
        super(stores.open("sessions", "session", new SessionShape(announcements)));
    }
}
