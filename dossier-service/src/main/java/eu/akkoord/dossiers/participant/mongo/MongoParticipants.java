package eu.akkoord.dossiers.participant.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import eu.akkoord.dossiers.participant.Participant;
import eu.akkoord.dossiers.participant.Participants;
import eu.akkoord.dossiers.participant.Roster;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.store.Forms;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** One document beside each visit, with a revision of its own and with who wrote it last. */
@Repository
class MongoParticipants implements Participants {
    private final MongoCollection<Document> rosters;
    private final Clock clock;

    MongoParticipants(MongoDatabase database, Clock clock) {
        this.rosters = database.getCollection("visit_participants");
        this.clock = clock;
    }

    @Override
    public Roster of(String visit) {
        var stored = rosters.find(eq("_id", visit)).first();
        return stored == null ? new Roster(0, List.of(), List.of()) : roster(stored);
    }

    @Override
    public boolean save(String visit, Roster next, Caller by) {
        var stored = new Document("_id", visit)
                .append("revision", next.revision())
                .append(
                        "participants",
                        next.all().stream().map(MongoParticipants::stored).toList())
                .append(
                        "last",
                        new Document("registered", clock.instant().toString())
                                .append("subject", by.subject())
                                .append("client", by.client())
                                .append("party", by.party())
                                .append("organisation", by.organisation()));
        if (!next.requests().isEmpty()) {
            stored.append(
                    "requests",
                    next.requests().stream().map(MongoParticipants::stored).toList());
        }
        if (next.revision() == 1) {
            return inserted(stored);
        }
        return rosters.replaceOne(and(eq("_id", visit), eq("revision", next.revision() - 1)), stored)
                        .getMatchedCount()
                == 1;
    }

    private boolean inserted(Document stored) {
        try {
            rosters.insertOne(stored);
            return true;
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getError().getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private static Document stored(Roster.Request request) {
        var stored = new Document("key", request.key())
                .append("fingerprint", request.fingerprint())
                .append("revision", request.revision())
                .append("made", request.made().toString());
        Forms.put(stored, "party", request.party());
        return stored;
    }

    private static Roster.Request request(Document stored) {
        return new Roster.Request(
                stored.getString("key"),
                stored.getString("party"),
                stored.getString("fingerprint"),
                stored.get("revision", Number.class).longValue(),
                Instant.parse(stored.getString("made")));
    }

    private static Document stored(Participant participant) {
        var stored = new Document("id", participant.id())
                .append("number", participant.number())
                .append("revision", participant.revision())
                .append("party", participant.party())
                .append("expertise", participant.expertise());
        Forms.put(stored, "function", participant.function());
        Forms.put(stored, "organisation", participant.organisation());
        Forms.put(stored, "person", participant.person());
        Forms.put(stored, "knownTo", participant.knownTo());
        return stored;
    }

    private static Roster roster(Document stored) {
        return new Roster(
                stored.get("revision", Number.class).longValue(),
                Forms.documents(stored, "participants").stream()
                        .map(MongoParticipants::participant)
                        .toList(),
                Forms.documents(stored, "requests").stream()
                        .map(MongoParticipants::request)
                        .toList());
    }

    private static Participant participant(Document stored) {
        return new Participant(
                stored.getString("id"),
                stored.get("number", Number.class).longValue(),
                stored.get("revision", Number.class).longValue(),
                stored.getString("party"),
                stored.getString("function"),
                stored.getString("organisation"),
                Forms.texts(stored, "expertise"),
                stored.getString("person"),
                stored.getList("knownTo", String.class));
    }
}
