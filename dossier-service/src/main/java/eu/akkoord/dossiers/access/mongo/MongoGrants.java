package eu.akkoord.dossiers.access.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import eu.akkoord.dossiers.access.Grant;
import eu.akkoord.dossiers.access.GrantList;
import eu.akkoord.dossiers.access.Grants;
import eu.akkoord.dossiers.access.Guarded;
import eu.akkoord.dossiers.access.Recovery;
import eu.akkoord.dossiers.access.Thing;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.RequestKey;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.Aggregates;
import eu.akkoord.platform.store.Circumstances;
import eu.akkoord.platform.store.Forms;
import eu.akkoord.platform.store.TextPlaces;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** One document beside each dossier or visit whose grants were ever changed, under the same id; with a history like any other. */
@Repository
class MongoGrants implements Grants {
    private static final int MOST_TRIES = 100;

    private final Map<String, Aggregates<GrantState, String>> all;
    private final GrantNotes notes;

    MongoGrants(MongoDatabase database, AggregateStores stores, Clock clock) {
        notes = new GrantNotes(database, this::grants, clock);
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
                        new Thing(collection, id),
                        new GrantList(state.value().grants(), state.value().recoveries(), state.revision()))));
        return found;
    }

    @Override
    public boolean save(Guarded guarded, GrantList after, Circumstances made) {
        var thing = guarded.thing();
        var grants = grants(thing.collection());
        var before = grants.find(thing.id()).orElse(null);
        if ((before == null ? 0 : before.revision()) != after.revision() - 1) {
            return false;
        }
        var given = changed(before, after);
        var answered = answered(before, after);
        var ids = Stream.concat(given.stream().map(Grant::id), answered.stream().map(Recovery::id))
                .toList();
        var state = new GrantState(after.grants(), after.recoveries(), ids, guarded.owner(), lapsedOf(guarded, given));
        var event = given.isEmpty() && !answered.isEmpty() ? word(answered.getLast()) : word(given);
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

    @Override
    public Optional<Instant> changedBefore(Thing thing, @Nullable RequestKey request) {
        var grants = grants(thing.collection());
        return Optional.ofNullable(request)
                .flatMap(key -> grants.current(thing.id()).flatMap(now -> grants.repeated(now, key)))
                .map(found -> {
                    if (!found.isSame()) {
                        throw new Refused.KeyReused(thing.id());
                    }
                    return found.entry().registered();
                });
    }

    @Override
    public String begin(Guarded guarded, GrantList after, Circumstances made) {
        return notes.begin(guarded, after.revision(), made.by());
    }

    @Override
    public void judged(String note) {
        notes.end(note);
    }

    @Override
    public List<Unjudged> unjudged(Instant before) {
        return notes.unjudged(before);
    }

    /** Returns the changed grants; at the first change, those that somebody gave or withdrew. */
    private static List<Grant> changed(@Nullable Recorded<GrantState> before, GrantList after) {
        return after.grants().stream()
                .filter(grant -> before == null
                        ? grant.given() != null || !grant.counts()
                        : !before.value().grants().contains(grant))
                .toList();
    }

    @Override
    public Instant strike(Guarded guarded, Collection<String> of, String text, Circumstances made) {
        var thing = guarded.thing();
        var grants = grants(thing.collection());
        var places = TextPlaces.NONE;
        for (int tries = 1; ; tries++) {
            var before = grants.find(thing.id()).orElseThrow(() -> new Refusal.Absent(thing.id()));
            var left = grants.without(thing.id(), before.value(), (field, other) -> other.equals(text));
            var after = new GrantState(
                    left.grants(),
                    left.recoveries(),
                    List.copyOf(of),
                    guarded.owner(),
                    lapsedOf(
                            guarded,
                            left.grants().stream()
                                    .filter(grant -> of.contains(grant.id()))
                                    .toList()));
            places = grants.places(thing.id(), text, places, (stored, entry) -> true);
            try {
                var struck = grants.strike(thing.id(), before, after, GrantShape.STRUCK, made, places);
                return struck.registered();
            } catch (Refused.OutdatedRevision other) {
                if (tries == MOST_TRIES) {
                    throw new Refused.Backlog(thing.id());
                }
            }
        }
    }

    private static @Nullable String lapsedOf(Guarded guarded, List<Grant> changed) {
        return changed.stream()
                .filter(grant -> !grant.counts())
                .map(guarded::formerOf)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String word(List<Grant> given) {
        return given.stream().allMatch(Grant::counts) ? GrantShape.GIVEN : GrantShape.WITHDRAWN;
    }

    /** The word for the last thing that was done to a recovery. */
    private static String word(Recovery recovery) {
        var ended = recovery.ended();
        var last = ended == null
                ? (recovery.seconded() == null ? "asked" : "seconded")
                : ended.how().word();
        return GrantShape.RECOVERY + last.substring(0, 1).toUpperCase(Locale.ROOT) + last.substring(1);
    }

    private static List<Recovery> answered(@Nullable Recorded<GrantState> before, GrantList after) {
        return after.recoveries().stream()
                .filter(one -> before == null || !before.value().recoveries().contains(one))
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
                                        grants,
                                        List.of(),
                                        List.of(changed.id()),
                                        act.by().party(),
                                        null),
                                changed.counts() ? GrantShape.GIVEN : GrantShape.WITHDRAWN,
                                new Circumstances(by, act.occurred(), act.reason()),
                                null);
            }
        });
    }
}
