package eu.akkoord.platform.store;

import eu.akkoord.platform.core.authority.RequestKey;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.time.Moment;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Base class of a feature's repository.
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
    public Optional<Current<A>> current(String id) {
        return all.current(id);
    }

    @Override
    public Optional<Repeated<A>> repeated(Current<A> now, RequestKey request) {
        return all.repeated(now, request);
    }

    @Override
    public Neighbours<A> neighbours(Current<A> now, long revision) {
        return all.neighbours(now, revision);
    }

    @Override
    public A redated(Current<A> now, long revision, LocalDate day) {
        return all.redated(now, revision, day);
    }

    @Override
    public Recorded<A> correct(Current<A> before, long revision, LocalDate day, A after, E event, Circumstances made) {
        return all.correct(before, revision, day, after, event, made);
    }

    @Override
    public @Nullable CorrectionBound bound(Current<A> now, long revision, LocalDate day, String party) {
        return all.bound(now, revision, day, party);
    }

    @Override
    public int corrections(Current<A> now) {
        return all.corrections(now);
    }

    @Override
    public boolean isMadeBy(Current<A> now, Repeat repeat) {
        return all.isMadeBy(now, repeat);
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
    public Recorded<A> add(String id, A aggregate, E event, Circumstances made, @Nullable Repeat repeat) {
        return all.add(id, aggregate, event, made, repeat);
    }

    @Override
    public Recorded<A> save(Current<A> before, A after, E event, Circumstances made) {
        return all.save(before, after, event, made);
    }

    @Override
    public Recorded<A> save(String id, Recorded<A> before, A after, E event, Circumstances made) {
        return all.save(id, before, after, event, made);
    }

    @Override
    public Recorded<A> strike(String id, Recorded<A> before, A after, E event, Circumstances made, TextPlaces which) {
        return all.strike(id, before, after, event, made, which);
    }

    @Override
    public TextPlaces places(String id, String text, TextPlaces before, TextPlaces.Meant<A> which) {
        return all.places(id, text, before, which);
    }

    @Override
    public Optional<Recorded<A>> find(String id, Moment moment) {
        return all.find(id, moment);
    }

    @Override
    public Map<String, Recorded<A>> find(Collection<String> ids, Moment moment) {
        return all.find(ids, moment);
    }

    @Override
    public HistoryQuery.End walk(String id, HistoryQuery walk, Predicate<HistoryRecord<A>> goesOn) {
        return all.walk(id, walk, goesOn);
    }

    @Override
    public Optional<HistoryRecord<A>> entry(String id, long revision) {
        return all.entry(id, revision);
    }

    @Override
    public Map<String, List<HistoryRecord<A>>> entries(Map<String, ? extends Collection<Long>> revisions) {
        return all.entries(revisions);
    }

    @Override
    public Optional<String> text(String id, @Nullable Long revision, String pointer) {
        return all.text(id, revision, pointer);
    }

    @Override
    public A without(String id, A aggregate, BiPredicate<String, String> which) {
        return all.without(id, aggregate, which);
    }

    @Override
    public Optional<byte[]> event(String id, long revision) {
        return all.event(id, revision);
    }
}
