package eu.akkoord.dossiers.person.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import eu.akkoord.dossiers.person.Person;
import eu.akkoord.dossiers.person.Persons;
import eu.akkoord.dossiers.person.StoredPerson;
import eu.akkoord.platform.store.Forms;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * One document per person, and one per day with the ids of persons who may be erased on it, since documents are asked by {@code _id} only. A
 * person is on the list of a day before the person's own document says that day, so that nobody is forgotten; a listed person who stays
 * longer is left alone.
 */
@Repository
class MongoPersons implements Persons {
    private static final String DONE = "done";

    /** A writer that was held up may add to a day that has begun. */
    private static final int DAYS_AGAIN = 3;

    private final MongoCollection<Document> persons;
    private final MongoCollection<Document> days;

    MongoPersons(MongoDatabase database) {
        this.persons = database.getCollection("persons");
        this.days = database.getCollection("erasures");
    }

    @Override
    public void add(String id, Person person, LocalDate erasure) {
        list(id, erasure);
        var stored = new Document("_id", id)
                .append("name", person.name())
                .append("erasure", erasure.toString())
                .append("unclaimed", true);
        Forms.put(stored, "email", person.email());
        Forms.put(stored, "organisation", person.organisation());
        Forms.put(stored, "function", person.function());
        persons.insertOne(stored);
    }

    @Override
    public void claim(String id, LocalDate erasure) {
        list(id, erasure);
        persons.updateOne(
                and(eq("_id", id), eq("unclaimed", true)),
                Updates.combine(Updates.set("erasure", erasure.toString()), Updates.unset("unclaimed")));
    }

    @Override
    public void shorten(Collection<String> ids, LocalDate erasure) {
        find(ids).forEach((id, kept) -> {
            if (kept.erasure().isAfter(erasure)) {
                list(id, erasure);
                persons.updateOne(
                        and(eq("_id", id), eq("erasure", kept.erasure().toString())),
                        Updates.set("erasure", erasure.toString()));
            }
        });
    }

    private void list(String id, LocalDate day) {
        days.updateOne(eq("_id", day.toString()), Updates.addToSet("persons", id), new UpdateOptions().upsert(true));
    }

    @Override
    public Map<String, StoredPerson> find(Collection<String> ids) {
        var found = new HashMap<String, StoredPerson>();
        if (!ids.isEmpty()) {
            persons.find(in("_id", ids)).forEach(stored -> found.put(stored.getString("_id"), kept(stored)));
        }
        return found;
    }

    private static StoredPerson kept(Document stored) {
        return new StoredPerson(
                new Person(
                        stored.getString("name"),
                        stored.getString("email"),
                        stored.getString("organisation"),
                        stored.getString("function")),
                LocalDate.parse(stored.getString("erasure")));
    }

    @Override
    public void erase(Collection<String> ids) {
        if (!ids.isEmpty()) {
            persons.deleteMany(in("_id", ids));
        }
    }

    @Override
    public int eraseDue(LocalDate today) {
        var erased = 0;
        for (var day = first(today); !day.isAfter(today); day = day.plusDays(1)) {
            erased += erase(days.find(eq("_id", day.toString())).first(), today);
        }
        days.updateOne(eq("_id", DONE), Updates.set("day", today.toString()), new UpdateOptions().upsert(true));
        return erased;
    }

    /** A list is taken away only when nobody was added to it meanwhile. */
    private int erase(@Nullable Document list, LocalDate today) {
        if (list == null) {
            return 0;
        }
        var ids = list.getList("persons", String.class, List.of());
        var erased = persons.deleteMany(and(in("_id", ids), lte("erasure", today.toString())));
        days.deleteOne(and(eq("_id", list.getString("_id")), eq("persons", ids)));
        return Math.toIntExact(erased.getDeletedCount());
    }

    /** The first day that may have been left undone; nobody is listed for a day before the first run. */
    private LocalDate first(LocalDate today) {
        var done = days.find(eq("_id", DONE)).first();
        return (done == null ? today : LocalDate.parse(done.getString("day"))).minusDays(DAYS_AGAIN);
    }
}
