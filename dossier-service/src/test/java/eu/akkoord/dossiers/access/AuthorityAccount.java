package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.document.DossierDocument;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.servicetest.InMemoryAggregates;
import eu.akkoord.platform.store.HistoryRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An account of what happened in a random world, step by step and apart from the code that decides: as what each state was written, how
 * often things were taken over, when each grant was given, and with whom documents are shared.
 */
final class AuthorityAccount {
    private final AuthorityWorld world;
    private final Map<String, AuthorityOracle.State> states = new TreeMap<>();
    private final Map<String, Integer> turns = new HashMap<>();
    private final Map<String, Integer> given = new HashMap<>();
    private final Map<String, List<String>> shared = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, List<String>> dossiersShared = new HashMap<>();

    AuthorityAccount(AuthorityWorld world) {
        this.world = world;
    }

    /**
     * Notes what a step has done.
     *
     * @param document id of the one whose sharing it changed; absent for any other step
     * @return everything as it stands now
     */
    AuthorityOracle.World noted(@Nullable String document) {
        world.allDossiers.scan(null, Integer.MAX_VALUE).values().forEach(one -> taken(one.value()));
        world.allVisits.scan(null, Integer.MAX_VALUE).values().forEach(one -> {
            var visit = one.value();
            taken("visits/" + visit.id(), visit.facts().owner().party());
        });
        world.allDocuments.scan(null, Integer.MAX_VALUE).values().forEach(one -> {
            var drafted = one.value();
            var parties = Objects.requireNonNull(drafted.facts().sharedWith());
            if (drafted.id().equals(document)) {
                shared.put(drafted.id(), parties);
            } else {
                shared.putIfAbsent(drafted.id(), parties);
            }
        });
        var now = world.plain(one -> Objects.requireNonNull(shared.get(one.id())));
        now.things().values().stream().filter(thing -> thing.within() == null).forEach(this::granted);
        written("dossiers/", world.allDossiers, now, (id, dossier) -> id);
        written("visits/", world.allVisits, now, (id, visit) -> id);
        written("documents/", world.allDocuments, now, (id, one) -> "dossiers/" + one.dossier());
        written("sessions/", world.allSessions, now, (id, session) -> "visits/" + session.visit());
        return now;
    }

    /** Once its party gives a dossier away, a document is shared with no others than the dossier was. */
    private void taken(Dossier dossier) {
        var id = "dossiers/" + dossier.id();
        var former = owners.get(id);
        var sharedWith = dossiersShared.getOrDefault(id, List.of());
        if (taken(id, dossier.facts().owner().party())) {
            world.allDocuments.scan(null, Integer.MAX_VALUE).values().stream()
                    .map(one -> one.value())
                    .filter(one ->
                            one.dossier().equals(dossier.id()) && owner(one).equals(former))
                    .forEach(one -> shared.computeIfPresent(
                            one.id(),
                            (document, parties) -> parties.stream()
                                    .filter(sharedWith::contains)
                                    .toList()));
        }
        dossiersShared.put(id, Objects.requireNonNull(dossier.facts().sharedWith()));
    }

    private boolean taken(String id, String owner) {
        var former = owners.put(id, owner);
        boolean taken = former != null && !former.equals(owner);
        turns.merge(id, taken ? 1 : 0, Integer::sum);
        return taken;
    }

    private static String owner(DossierDocument document) {
        return Objects.requireNonNull(document.owner()).party();
    }

    private void granted(AuthorityOracle.Thing thing) {
        grants(thing.id())
                .forEach(one -> given.putIfAbsent(thing.id() + " " + one.id(), turns.getOrDefault(thing.id(), 0)));
    }

    private List<Grant> grants(String id) {
        var at = new Thing(id.substring(0, id.indexOf('/')), id.substring(id.indexOf('/') + 1));
        var list = world.grants.all.get(at);
        var creator = at.collection().equals("dossiers")
                ? world.allDossiers.find(at.id()).orElseThrow().value().creator()
                : world.allVisits.find(at.id()).orElseThrow().value().creator();
        return (list == null ? GrantList.ofCreator(creator) : list).counting();
    }

    /** Tells what something belongs to. */
    private interface Whole<A> {
        String of(String id, A state);
    }

    private <A> void written(
            String collection, InMemoryAggregates<A, ?> all, AuthorityOracle.World now, Whole<A> whole) {
        all.scan(null, Integer.MAX_VALUE).forEach((id, one) -> {
            var thing = now.things().get(collection + id);
            var of = whole.of(collection + id, one.value());
            // a session is seen as its visit is
            var then = thing == null
                    ? session(
                            collection + id, Objects.requireNonNull(now.things().get(of)))
                    : thing;
            states.putIfAbsent(
                    "%s%s %d".formatted(collection, id, one.revision()),
                    new AuthorityOracle.State(then, turns.getOrDefault(of, 0)));
        });
    }

    private static AuthorityOracle.Thing session(String id, AuthorityOracle.Thing visit) {
        return new AuthorityOracle.Thing(
                id,
                visit.level(),
                visit.owner(),
                visit.agreements(),
                visit.visitors(),
                visit.sharedWith(),
                visit.granted(),
                Set.of(),
                visit.offeredTo(),
                visit);
    }

    /** The states that somebody reads by the words of the table. */
    Set<String> readOfThePast(Caller who, AuthorityOracle.World now) {
        var all = new HashMap<>(now.things());
        world.allSessions
                .scan(null, Integer.MAX_VALUE)
                .forEach((id, one) -> all.put(
                        "sessions/" + id,
                        session(
                                "sessions/" + id,
                                Objects.requireNonNull(
                                        now.things().get("visits/" + one.value().visit())))));
        var with = new AuthorityOracle.World(all, now.joined());
        return states.entrySet().stream()
                .filter(one -> AuthorityOracle.readsThen(
                        who, one.getValue(), with, given(one.getValue().then())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private List<AuthorityOracle.Given> given(AuthorityOracle.Thing thing) {
        var whole = thing.within() == null ? thing.id() : thing.within().id();
        return grants(whole).stream()
                .map(one -> new AuthorityOracle.Given(
                        one.to(),
                        one.given() == null ? null : one.given().by().party(),
                        Objects.requireNonNull(given.get(whole + " " + one.id()))))
                .toList();
    }

    /** The titles of all states of dossiers. */
    Map<String, String> titles() {
        var titles = new TreeMap<String, String>();
        world.allDossiers
                .scan(null, Integer.MAX_VALUE)
                .keySet()
                .forEach(id -> world.allDossiers.history(id).stream()
                        .forEach(past -> titles.put("dossiers/%s %d".formatted(id, past.revision()), title(past))));
        return titles;
    }

    /**
     * Links of documents in some states.
     *
     * @param states their ids and revisions
     */
    Set<String> links(Set<String> states) {
        var links = new TreeSet<String>();
        world.allDocuments
                .scan(null, Integer.MAX_VALUE)
                .keySet()
                .forEach(id -> world.allDocuments.history(id).stream()
                        .filter(past -> states.contains("documents/%s %d".formatted(id, past.revision())))
                        .forEach(past -> links.add(past.after().facts().link())));
        return links;
    }

    private static String title(HistoryRecord<Dossier> past) {
        return past.after().facts().title();
    }
}
