package eu.akkoord.dossiers.session.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import eu.akkoord.dossiers.session.Session;
import eu.akkoord.dossiers.session.SessionAnnouncements;
import eu.akkoord.dossiers.session.SessionEvent;
import eu.akkoord.dossiers.session.SessionForms;
import eu.akkoord.dossiers.session.Sessions;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.Circumstances;
import eu.akkoord.platform.store.Forms;
import eu.akkoord.platform.store.StoredAggregates;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Sessions, and one document per visit with the ids of those about it, since documents are asked by {@code _id} only. */
@Repository
class MongoSessions extends StoredAggregates<Session, SessionEvent> implements Sessions {
    private static final String LISTED = "sessions";

    private final MongoCollection<Document> lists;

    MongoSessions(AggregateStores stores, SessionAnnouncements announcements, MongoDatabase database) {
        super(stores.open(SessionForms.SESSIONS, announcements));
        this.lists = database.getCollection("visit_sessions");
    }

    @Override
    public Recorded<Session> add(
            String id, Session session, SessionEvent event, Circumstances made, @Nullable Repeat repeat) {
        var listed = about(session.visit());
        if (!listed.contains(id)) {
            if (listed.size() >= MOST) {
                throw new Refusal.Contradiction(new Fault("", null, "session.tooMany", MOST));
            }
            list(session.visit(), List.of(id));
        }
        return super.add(id, session, event, made, repeat);
    }

    @Override
    public List<String> about(String visit) {
        return lists(List.of(visit)).getOrDefault(visit, List.of());
    }

    @Override
    public void note(Collection<Session> some) {
        var ofVisits = some.stream()
                .collect(Collectors.groupingBy(
                        Session::visit, Collectors.mapping(Session::id, Collectors.toUnmodifiableSet())));
        var listed = lists(ofVisits.keySet());
        ofVisits.forEach((visit, ids) -> {
            if (!listed.getOrDefault(visit, List.of()).containsAll(ids)) {
                list(visit, ids);
            }
        });
    }

    private Map<String, List<String>> lists(Collection<String> visits) {
        var found = new HashMap<String, List<String>>();
        lists.find(in("_id", visits)).forEach(list -> found.put(list.getString("_id"), Forms.texts(list, LISTED)));
        return found;
    }

    private void list(String visit, Collection<String> ids) {
        lists.updateOne(
                eq("_id", visit), Updates.addEachToSet(LISTED, List.copyOf(ids)), new UpdateOptions().upsert(true));
    }
}
