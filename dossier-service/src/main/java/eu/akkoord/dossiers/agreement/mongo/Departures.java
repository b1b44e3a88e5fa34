package eu.akkoord.dossiers.agreement.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * Parties that have left agreements, as events stated. They are stored before the copy with the same news, so that neither a restart nor a
 * topic that is read again forgets them. There are few, and all of them are in memory.
 */
final class Departures {
    private static final String PARTIES = "parties";

    private final MongoCollection<Document> documents;
    private volatile Map<String, Set<String>> known = new ConcurrentHashMap<>();

    Departures(MongoDatabase database) {
        this.documents = database.getCollection("agreement_departures");
    }

    /** Becomes what is stored; not while something is added. */
    void load() {
        var stored = new ConcurrentHashMap<String, Set<String>>();
        documents
                .find()
                .forEach(one -> stored.put(one.getString("_id"), Set.copyOf(one.getList(PARTIES, String.class))));
        known = stored;
    }

    Set<String> of(String agreement) {
        return known.getOrDefault(agreement, Set.of());
    }

    /** Ids of the agreements that a party has left. */
    Set<String> from(String party) {
        return known.entrySet().stream()
                .filter(one -> one.getValue().contains(party))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    void add(String agreement, Set<String> parties) {
        for (var party : parties) {
            documents.updateOne(
                    eq("_id", agreement), Updates.addToSet(PARTIES, party), new UpdateOptions().upsert(true));
            known.merge(agreement, Set.of(party), Departures::both);
        }
    }

    private static Set<String> both(Collection<String> some, Collection<String> others) {
        var both = new HashSet<>(some);
        both.addAll(others);
        return Set.copyOf(both);
    }

    /** Forgets those that have joined again. */
    void remove(String agreement, List<String> parties) {
        for (var party : parties) {
            documents.updateOne(eq("_id", agreement), Updates.pull(PARTIES, party));
        }
        known.computeIfPresent(
                agreement,
                (id, departed) -> departed.stream()
                        .filter(party -> !parties.contains(party))
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
