package eu.akkoord.platform.servicetest;

import eu.akkoord.platform.core.change.DomainEvent;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.store.Actor;
import eu.akkoord.platform.store.Aggregates;
import eu.akkoord.platform.store.Circumstances;
import eu.akkoord.platform.store.HistoryQuery;
import eu.akkoord.platform.store.HistoryRecord;
import eu.akkoord.platform.store.StoredText;
import eu.akkoord.platform.store.TextPlaces;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates of one kind without a store, for models of what use cases do: guarded by revision as those in MongoDB are, and publishing
 * nothing. Of texts only those are struck that a subclass knows, and not the reasons of changes.
 */
public class InMemoryAggregates<A, E extends DomainEvent> implements Aggregates<A, E> {
    private final String collection;
    private final Clock clock;
    private final TreeMap<String, List<HistoryRecord<A>>> all = new TreeMap<>();

    protected InMemoryAggregates(String collection, Clock clock) {
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
                .map(HistoryRecord::recorded);
    }

    @Override
    public Recorded<A> add(String id, A aggregate, E event, Circumstances made, @Nullable Repeat repeat) {
        if (all.containsKey(id)) {
            throw new Refused.IdTaken(id);
        }
        all.put(id, new ArrayList<>(List.of(entry(1, null, aggregate, event, made))));
        return find(id).orElseThrow();
    }

    @Override
    public Recorded<A> save(String id, Recorded<A> before, A after, E event, Circumstances made) {
        var entries = all.get(id);
        if (entries == null || entries.size() != before.revision()) {
            throw new Refused.OutdatedRevision(id, before.revision());
        }
        entries.add(entry(before.revision() + 1, entries.getFirst(), after, event, made));
        return find(id).orElseThrow();
    }

    @Override
    public TextPlaces places(String id, String text, TextPlaces before, TextPlaces.Meant<A> which) {
        var pointers = new HashMap<Long, List<String>>(before.pointers());
        for (var past : history(id)) {
            var meant = texts(past.after()).entrySet().stream()
                    .filter(each -> each.getValue().equals(text))
                    .map(Map.Entry::getKey)
                    .filter(field ->
                            which.isMeant(new StoredText(past.revision(), field.substring(1), field, text), past))
                    .toList();
            if (past.revision() > before.upTo() && !meant.isEmpty()) {
                pointers.put(past.revision(), meant);
            }
        }
        return new TextPlaces(history(id).size(), pointers);
    }

    @Override
    public Recorded<A> strike(String id, Recorded<A> before, A after, E event, Circumstances made, TextPlaces which) {
        var struck = history(id).stream()
                .map(past -> struck(past, Set.copyOf(which.pointers().getOrDefault(past.revision(), List.of()))))
                .toList();
        var last = save(id, before, after, event, made);
        all.computeIfPresent(id, (same, entries) -> {
            var all = new ArrayList<>(struck);
            all.add(entries.getLast());
            return all;
        });
        return last;
    }

    private HistoryRecord<A> struck(HistoryRecord<A> past, Set<String> fields) {
        if (fields.isEmpty()) {
            return past;
        }
        var state = without(past.after(), fields);
        return new HistoryRecord<>(
                past.revision(),
                past.type(),
                past.occurred(),
                past.registered(),
                past.created(),
                past.by(),
                past.reason(),
                past.offer(),
                past.traceparent(),
                state,
                Map.copyOf(texts(state)),
                List.copyOf(fields));
    }

    @Override
    public Optional<String> text(String id, @Nullable Long revision, String pointer) {
        return history(id).stream()
                .filter(past -> revision == null || past.revision() == revision)
                .reduce((earlier, later) -> later)
                .map(past -> texts(past.after()).get(pointer))
                .filter(text -> !text.equals(STRUCK));
    }

    @Override
    public A without(String id, A aggregate, BiPredicate<String, String> which) {
        return without(
                aggregate,
                texts(aggregate).entrySet().stream()
                        .filter(text -> which.test(text.getKey(), text.getValue()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    /** A state with {@value #STRUCK} in the place of some texts. */
    protected A without(A state, Set<String> fields) {
        throw new UnsupportedOperationException("Texts are struck in a store");
    }

    /** The free texts of a state that can be struck, by pointer. */
    protected Map<String, String> texts(A state) {
        return Map.of();
    }

    @Override
    public HistoryQuery.End walk(String id, HistoryQuery walk, Predicate<HistoryRecord<A>> goesOn) {
        var entries = history(id).stream()
                .filter(past -> walk.wants(past.type(), past.occurred()))
                .filter(past -> walk.after() == null
                        || (walk.newestFirst() ? past.revision() < walk.after() : past.revision() > walk.after()))
                .toList();
        for (var past : walk.newestFirst() ? entries.reversed() : entries) {
            if (!goesOn.test(past)) {
                return HistoryQuery.End.NONE;
            }
        }
        return HistoryQuery.End.NONE;
    }

    @Override
    public Optional<HistoryRecord<A>> entry(String id, long revision) {
        return history(id).stream().filter(past -> past.revision() == revision).findFirst();
    }

    /** Every entry, oldest first. */
    public List<HistoryRecord<A>> history(String id) {
        return List.copyOf(all.getOrDefault(id, List.of()));
    }

    @Override
    public Map<String, List<HistoryRecord<A>>> entries(Map<String, ? extends Collection<Long>> revisions) {
        var found = new HashMap<String, List<HistoryRecord<A>>>();
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

    private HistoryRecord<A> entry(
            long revision, @Nullable HistoryRecord<A> first, A after, E event, Circumstances made) {
        var now = clock.instant();
        return new HistoryRecord<>(
                revision,
                event.getClass().getSimpleName(),
                event.occurred(),
                now,
                first == null ? now : first.created(),
                Actor.of(made.by()),
                made.reason(),
                made.offer(),
                null,
                after,
                Map.copyOf(texts(after)),
                List.of());
    }
}
