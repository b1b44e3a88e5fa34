package eu.akkoord.dossiers.access.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import eu.akkoord.dossiers.access.Grant;
import eu.akkoord.dossiers.access.GrantList;
import eu.akkoord.dossiers.access.Grantee;
import eu.akkoord.dossiers.access.Grants;
import eu.akkoord.dossiers.access.Thing;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.ClearanceNews;
import eu.akkoord.platform.store.Forms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** One document beside each dossier or visit whose grants were ever changed, under the same id. */
@Repository
class MongoGrants implements Grants {
    private final Map<String, MongoCollection<Document>> documents;
    private final Map<String, ClearanceNews> news;

    MongoGrants(MongoDatabase database, AggregateStores stores) {
        documents = Map.of(
                "dossiers", database.getCollection("dossier_grants"),
                "visits", database.getCollection("visit_grants"));
        news = Map.of(
                "dossiers", stores.clearances("dossiers", "dossier_grants"),
                "visits", stores.clearances("visits", "visit_grants"));
    }

    @Override
    public Map<Thing, GrantList> find(Collection<Thing> things) {
        var found = new HashMap<Thing, GrantList>();
        var ids = things.stream()
                .collect(Collectors.groupingBy(Thing::collection, Collectors.mapping(Thing::id, Collectors.toList())));
        ids.forEach((collection, those) -> documents(collection)
                .find(Filters.in("_id", those))
                .forEach(document -> found.put(new Thing(collection, document.getString("_id")), read(document))));
        return found;
    }

    @Override
    public boolean save(Thing thing, GrantList after) {
        var told = Objects.requireNonNull(news.get(thing.collection()), thing.collection());
        var stored = told.mark()
                .append("revision", after.revision())
                .append(
                        "grants",
                        after.grants().stream().map(MongoGrants::write).toList());
        var saved = after.revision() > 1 ? replace(thing, after.revision() - 1, stored) : insert(thing, stored);
        if (saved) {
            told.tell(thing.id());
        }
        return saved;
    }

    private boolean replace(Thing thing, long before, Document stored) {
        return documents(thing.collection())
                        .updateOne(
                                Filters.and(Filters.eq("_id", thing.id()), Filters.eq("revision", before)),
                                new Document("$set", stored))
                        .getMatchedCount()
                == 1;
    }

    private boolean insert(Thing thing, Document stored) {
        try {
            documents(thing.collection()).insertOne(stored.append("_id", thing.id()));
            return true;
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    private MongoCollection<Document> documents(String collection) {
        return Objects.requireNonNull(documents.get(collection), collection);
    }

    private static Document write(Grant grant) {
        var stored = new Document("id", grant.id());
        switch (grant.to()) {
            case Grantee.ToOrganisation to ->
                stored.append("organisation", to.organisation().form());
            case Grantee.ToPerson to -> {
                stored.append("subject", to.subject());
                Forms.put(stored, "party", to.party());
            }
        }
        Forms.put(stored, "given", write(grant.given()));
        Forms.put(stored, "fingerprint", grant.fingerprint());
        Forms.put(stored, "withdrawn", write(grant.withdrawn()));
        return stored;
    }

    private static @Nullable Document write(Grant.@Nullable Act act) {
        if (act == null) {
            return null;
        }
        var stored = new Document("occurred", act.occurred().toString())
                .append("registered", act.registered().toString())
                .append("subject", act.subject())
                .append("by", act.by().form());
        Forms.put(stored, "reason", act.reason());
        return stored;
    }

    private static GrantList read(Document document) {
        return new GrantList(
                Forms.documents(document, "grants").stream()
                        .map(MongoGrants::readGrant)
                        .toList(),
                document.get("revision", Number.class).longValue());
    }

    private static Grant readGrant(Document stored) {
        var organisation = stored.get("organisation", Document.class);
        return new Grant(
                stored.getString("id"),
                organisation == null
                        ? new Grantee.ToPerson(stored.getString("subject"), stored.getString("party"))
                        : new Grantee.ToOrganisation(Organisation.of(organisation)),
                readAct(stored.get("given", Document.class)),
                stored.getString("fingerprint"),
                readAct(stored.get("withdrawn", Document.class)));
    }

    private static Grant.@Nullable Act readAct(@Nullable Document stored) {
        return stored == null
                ? null
                : new Grant.Act(
                        LocalDate.parse(stored.getString("occurred")),
                        Instant.parse(stored.getString("registered")),
                        stored.getString("subject"),
                        Organisation.of(stored.get("by", Document.class)),
                        stored.getString("reason"));
    }
}
