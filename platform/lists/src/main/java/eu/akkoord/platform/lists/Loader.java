package eu.akkoord.platform.lists;

import eu.akkoord.platform.search.index.Catalogue;
import eu.akkoord.platform.search.index.Rebuild;
import eu.akkoord.platform.store.Repository;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads from the store and puts into the catalogue. That is one step, which nothing of the same catalogue comes between: of two that
 * load the same thing, the later load is also the later put, even where only clearances differ and the revision is the same.
 */
final class Loader<A, D> {
    /** Bound of what is loaded at once. */
    static final int BATCH = 500;

    private final Catalogue<D> catalogue;
    private final Source<A, D> source;
    private final Repository<A> store;
    private final Clock clock;
    private final Timer delay;

    Loader(Catalogue<D> catalogue, Source<A, D> source, Repository<A> store, Clock clock, MeterRegistry meters) {
        this.catalogue = catalogue;
        this.source = source;
        this.store = store;
        this.clock = clock;
        this.delay = Timer.builder("akkoord.catalogue.delay")
                .description("From the registration of a change to its place in the catalogue")
                .tag("collection", store.collection())
                .publishPercentileHistogram()
                .register(meters);
    }

    /**
     * Adds the next part of all there is.
     *
     * @param after the last id of the part before
     * @return its ids, in order; none when there is no more
     */
    synchronized List<String> fill(Rebuild<D> rebuild, @Nullable String after) {
        var states = store.scan(after, BATCH);
        rebuild.add(source.documents(states.values()));
        return List.copyOf(states.keySet());
    }

    /** Puts what these hints are about as it is by now, or takes it out where it is gone. */
    void look(Set<Hint> into) {
        var ids = new LinkedHashSet<String>();
        var elsewhere = new ArrayList<Hint>();
        for (var hint : into) {
            if (hint.collection().equals(store.collection())) {
                ids.add(hint.id());
            } else {
                elsewhere.add(hint);
            }
        }
        if (!elsewhere.isEmpty()) {
            ids.addAll(dependants(elsewhere));
        }
        store.inParts(List.copyOf(ids)).forEach(this::put);
    }

    /** Nothing is being loaded meanwhile, so whatever was loaded before the change is already found here. */
    private synchronized Set<String> dependants(List<Hint> changed) {
        var ids = new LinkedHashSet<String>();
        for (var hint : changed) {
            var field = source.dependencies().get(hint.collection());
            if (field != null) {
                ids.addAll(catalogue.having(field, hint.id()));
            }
        }
        return ids;
    }

    private synchronized void put(List<String> ids) {
        var states = store.find(ids);
        var now = clock.instant();
        states.forEach((id, state) -> {
            if (!catalogue.knows(id, state.revision())) {
                delay.record(Duration.between(state.registered(), now));
            }
        });
        catalogue.put(source.documents(states.values()));
        var gone = ids.stream().filter(id -> !states.containsKey(id)).toList();
        if (!gone.isEmpty()) {
            catalogue.remove(gone);
        }
    }
}
