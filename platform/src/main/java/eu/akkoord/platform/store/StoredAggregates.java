package eu.akkoord.platform.store;

import eu.akkoord.platform.time.Moment;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a feature's adapter extends to keep its aggregates in the store.
 *
 * @param <A> the aggregate
 * @param <E> its domain event
 */
public abstract class StoredAggregates<A, E> implements Aggregates<A, E> {
    private final Aggregates<A, E> all;

    protected StoredAggregates(Aggregates<A, E> all) {
        this.all = all;
    }

    @Override
    public String collection() {
        return all.collection();
    }

    @Override
    public Optional<Recorded<A>> find(String id) {
        return all.find(id);
    }

    @Override
    public Map<String, Recorded<A>> find(Collection<String> ids) {
        return all.find(ids);
    }

    @Override
    public SequencedMap<String, Recorded<A>> scan(@Nullable String after, int most) {
        return all.scan(after, most);
    }

    @Override
    public Recorded<A> add(String id, A aggregate, E event, Made made, @Nullable Repeat repeat) {
        return all.add(id, aggregate, event, made, repeat);
    }

    @Override
    public Recorded<A> save(String id, Recorded<A> before, A after, E event, Made made) {
        return all.save(id, before, after, event, made);
    }

    @Override
    public Recorded<A> strike(String id, Recorded<A> before, A after, E event, Made made, Predicate<StoredText> which) {
        return all.strike(id, before, after, event, made, which);
    }

    @Override
    public Optional<Recorded<A>> find(String id, Moment moment) {
        return all.find(id, moment);
    }

    @Override
    public List<Past<A>> history(String id) {
        return all.history(id);
    }

    @Override
    public Map<String, List<Past<A>>> entries(Map<String, ? extends Collection<Long>> revisions) {
        return all.entries(revisions);
    }

    @Override
    public Optional<String> text(String id, @Nullable Long revision, String pointer) {
        return all.text(id, revision, pointer);
    }

    @Override
    public A without(String id, A aggregate, String text) {
        return all.without(id, aggregate, text);
    }

    @Override
    public Optional<byte[]> event(String id, long revision) {
        return all.event(id, revision);
    }
}
