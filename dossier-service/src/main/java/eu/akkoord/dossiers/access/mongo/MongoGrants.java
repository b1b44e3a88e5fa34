package eu.akkoord.dossiers.access.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import eu.akkoord.dossiers.access.Grant;
import eu.akkoord.dossiers.access.GrantList;
import eu.akkoord.dossiers.access.Grants;
import eu.akkoord.dossiers.access.Guarded;
import eu.akkoord.dossiers.access.Thing;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.Aggregates;
import eu.akkoord.platform.store.Forms;
import eu.akkoord.platform.store.Made;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Refused;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** One document beside each dossier or visit whose grants were ever changed, under the same id; with a history like any other. */
@Repository
class MongoGrants implements Grants {
    private final Map<String, Aggregates<GrantState, String>> all;

    MongoGrants(MongoDatabase database, AggregateStores stores) {
        all = Map.of(
                "dossiers", stores.beside("dossierGrants", "dossiers", new GrantShape(), GrantState.FORGED),
                "visits", stores.beside("visitGrants", "visits", new GrantShape(), GrantState.FORGED));
        stores.anchors().beforeTheFirst(() -> {
            takeOver("dossiers", database.getCollection("dossier_grants"));
            takeOver("visits", database.getCollection("visit_grants"));
        });
    }

    GrantAudits audits(String things) {
        return new GrantAudits(things, grants(things));
    }

    @Override
    public Map<Thing, GrantList> find(Collection<Thing> things) {
        var found = new HashMap<Thing, GrantList>();
        var ids = things.stream()
                .collect(Collectors.groupingBy(Thing::collection, Collectors.mapping(Thing::id, Collectors.toList())));
        ids.forEach((collection, those) -> grants(collection)
                .find(those)
                .forEach((id, state) -> found.put(
                        new Thing(collection, id), new GrantList(state.value().grants(), state.revision()))));
        return found;
    }

    @Override
    public boolean save(Guarded guarded, GrantList after, Made made) {
        var thing = guarded.thing();
        var grants = grants(thing.collection());
        var before = grants.find(thing.id()).orElse(null);
        if ((before == null ? 0 : before.revision()) != after.revision() - 1) {
            return false;
        }
        var changed = changed(before, after);
        var state =
                new GrantState(after.grants(), changed.stream().map(Grant::id).toList(), guarded.owner());
        var event = changed.stream().allMatch(Grant::counts) ? GrantShape.GIVEN : GrantShape.WITHDRAWN;
        try {
            if (before == null) {
                grants.add(thing.id(), state, event, made, null);
            } else {
                grants.save(thing.id(), before, state, event, made);
            }
            return true;
        } catch (Refused.IdTaken | Refused.OutdatedRevision other) {
            return false;
        }
    }

    /** Those that are not as they were; of the first change those that somebody gave or withdrew. */
    private static List<Grant> changed(@Nullable Recorded<GrantState> before, GrantList after) {
        return after.grants().stream()
                .filter(grant -> before == null
                        ? grant.given() != null || !grant.counts()
                        : !before.value().grants().contains(grant))
                .toList();
    }

    private Aggregates<GrantState, String> grants(String collection) {
        return Objects.requireNonNull(all.get(collection), collection);
    }

    /** Grants as an earlier release stored them, without a history. */
    private void takeOver(String things, MongoCollection<Document> stored) {
        stored.find().forEach(document -> {
            var grants = Forms.documents(document, "grants").stream()
                    .map(GrantForms::read)
                    .toList();
            var changed = grants.getLast();
            var act = Objects.requireNonNullElse(changed.withdrawn(), changed.given());
            if (act != null && grants(things).find(document.getString("_id")).isEmpty()) {
                var by = new Caller(
                        act.subject(), act.subject(), act.by().party(), act.by().organisation(), Set.of(), Set.of());
                grants(things)
                        .add(
                                document.getString("_id"),
                                new GrantState(
                                        grants, List.of(changed.id()), act.by().party()),
                                changed.counts() ? GrantShape.GIVEN : GrantShape.WITHDRAWN,
                                new Made(by, act.occurred(), act.reason()),
                                null);
            }
        });
    }
}
