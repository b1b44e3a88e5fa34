package eu.akkoord.dossiers.access;

import eu.akkoord.platform.desk.DomainEvent;
import eu.akkoord.platform.store.Actor;
import eu.akkoord.platform.store.Aggregates;
import eu.akkoord.platform.store.Made;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Refused;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.store.StoredText;
import eu.akkoord.platform.time.Moment;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Aggregates of one kind without a store: guarded by revision as those in MongoDB are, and publishing nothing. */
class InMemoryAggregates<A, E extends DomainEvent> implements Aggregates<A, E> {
    private final String collection;
    private final Clock clock;
    private final TreeMap<String, List<Past<A>>> all = new TreeMap<>();

    InMemoryAggregates(String collection, Clock clock) {
        this.collection = collection;
        this.clock = clock;
    }

    @Override
    public String collection() {
        return collection;
    }

    @Override
    public Optional<Recorded<A>> find(String id) {
        return Optional.ofNullable(all.get(id)).map(entries -> entries.getLast().recorded());
    }

    @Override
    public Map<String, Recorded<A>> find(Collection<String> ids) {
        var found = new HashMap<String, Recorded<A>>();
        ids.forEach(id -> find(id).ifPresent(one -> found.put(id, one)));
        return found;
    }

    @Override
    public Optional<Recorded<A>> find(String id, Moment moment) {
        return history(id).stream()
                .filter(past -> moment.asOf() == null || !past.occurred().isAfter(moment.asOf()))
                .filter(past -> moment.knownAt() == null || !past.registered().isAfter(moment.knownAt()))
                .reduce((earlier, later) -> later)
                .map(Past::recorded);
    }

    @Override
    public Recorded<A> add(String id, A aggregate, E event, Made made, @Nullable Repeat repeat) {
        if (all.containsKey(id)) {
            throw new Refused.IdTaken(id);
        }
        all.put(id, new ArrayList<>(List.of(entry(1, null, aggregate, event, made))));
        return find(id).orElseThrow();
    }

    @Override
    public Recorded<A> save(String id, Recorded<A> before, A after, E event, Made made) {
        var entries = all.get(id);
        if (entries == null || entries.size() != before.revision()) {
            throw new Refused.OutdatedRevision(id, before.revision());
        }
        entries.add(entry(before.revision() + 1, entries.getFirst(), after, event, made));
        return find(id).orElseThrow();
    }

    @Override
    public Recorded<A> strike(String id, Recorded<A> before, A after, E event, Made made, Predicate<StoredText> which) {
        throw new UnsupportedOperationException("Texts are struck in a store");
    }

    @Override
    public Optional<String> text(String id, @Nullable Long revision, String pointer) {
        throw new UnsupportedOperationException("Texts are struck in a store");
    }

    @Override
    public A without(String id, A aggregate, String text) {
        throw new UnsupportedOperationException("Texts are struck in a store");
    }

    @Override
    public List<Past<A>> history(String id) {
        return List.copyOf(all.getOrDefault(id, List.of()));
    }

    @Override
    public Map<String, List<Past<A>>> entries(Map<String, ? extends Collection<Long>> revisions) {
        var found = new HashMap<String, List<Past<A>>>();
        revisions.forEach((id, asked) -> found.put(
                id,
                history(id).stream()
                        .filter(past -> asked.contains(past.revision()))
                        .toList()));
        return found;
    }

    @Override
    public Optional<byte[]> event(String id, long revision) {
        return Optional.empty();
    }

    @Override
    public SequencedMap<String, Recorded<A>> scan(@Nullable String after, int most) {
        var part = new LinkedHashMap<String, Recorded<A>>();
        (after == null ? all : all.tailMap(after, false))
                .entrySet().stream()
                        .limit(most)
                        .forEach(one ->
                                part.put(one.getKey(), one.getValue().getLast().recorded()));
        return part;
    }

    private Past<A> entry(long revision, @Nullable Past<A> first, A after, E event, Made made) {
        var now = clock.instant();
        return new Past<>(
                revision,
                event.getClass().getSimpleName(),
                event.occurred(),
                now,
                first == null ? now : first.created(),
                Actor.of(made.by()),
                made.reason(),
                null,
                after,
                Map.of(),
                List.of());
    }
}
