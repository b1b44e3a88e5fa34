package eu.akkoord.dossiers.access.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import eu.akkoord.dossiers.access.GrantList;
import eu.akkoord.dossiers.access.Grants.Unjudged;
import eu.akkoord.dossiers.access.Guarded;
import eu.akkoord.dossiers.access.Thing;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.store.Aggregates;
import eu.akkoord.platform.store.HistoryRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.bson.Document;

/**
 * Notes of changes of grants that are judged once more after their write. Each stands for some milliseconds, or until its process is known
 * to have died.
 */
final class GrantNotes {
    private final MongoCollection<Document> documents;
    private final Function<String, Aggregates<GrantState, String>> grants;
    private final Clock clock;

    /** @param grants by the collection of the things */
    GrantNotes(MongoDatabase database, Function<String, Aggregates<GrantState, String>> grants, Clock clock) {
        this.documents = database.getCollection("grant_notes");
        this.grants = grants;
        this.clock = clock;
    }

    String begin(Guarded guarded, long revision, Caller by) {
        var note = UUID.randomUUID().toString();
        documents.insertOne(new Document("_id", note)
                .append("collection", guarded.thing().collection())
                .append("thing", guarded.thing().id())
                .append("ground", guarded.ground())
                .append("revision", revision)
                .append("subject", by.subject())
                .append("since", clock.instant().toString()));
        return note;
    }

    void end(String note) {
        documents.deleteOne(eq("_id", note));
    }

    List<Unjudged> unjudged(Instant before) {
        return documents.find().into(new ArrayList<>()).stream()
                .filter(note -> Instant.parse(note.getString("since")).isBefore(before))
                .map(this::read)
                .toList();
    }

    private Unjudged read(Document note) {
        var thing = new Thing(note.getString("collection"), note.getString("thing"));
        var subject = note.getString("subject");
        long revision = note.get("revision", Number.class).longValue();
        var list = Objects.requireNonNull(grants.apply(thing.collection()));
        // another may have stored a revision of this number, and this one none
        var stored = list.entry(thing.id(), revision)
                .filter(entry -> entry.by().subject().equals(subject));
        var earlier =
                revision == 1 ? Optional.<HistoryRecord<GrantState>>empty() : list.entry(thing.id(), revision - 1);
        return new Unjudged(
                note.getString("_id"),
                thing,
                note.getString("ground"),
                earlier.map(GrantNotes::list).orElse(null),
                stored.map(GrantNotes::list).orElse(null),
                stored.map(GrantNotes::by).orElse(new Caller(subject, subject, "", "", Set.of(), Set.of())));
    }

    private static GrantList list(HistoryRecord<GrantState> entry) {
        return new GrantList(entry.after().grants(), entry.after().recoveries(), entry.revision());
    }

    private static Caller by(HistoryRecord<GrantState> entry) {
        var by = entry.by();
        return new Caller(by.subject(), by.client(), by.party(), by.organisation(), Set.of(), Set.of());
    }
}
