package eu.akkoord.platform.desk.consent;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.DomainEvent;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.store.Aggregates;
import eu.akkoord.platform.store.Circumstances;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open offers of one kind of aggregate, for the schedule that ends them. An offer lapses by its date even without; this publishes it. Of
 * two instances that end the same one, one comes too late.
 *
 * @param <A> the aggregate
 * @param <E> its domain event
 */
public final class Lapsing<A, E extends DomainEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(Lapsing.class);
    private static final int PART = 500;

    /** The name under which no person acts, in the history and to auditors. */
    private static final String NOBODY = "urn:akkoord#calendar";

    private final Aggregates<A, E> all;
    private final Function<A, Offers<?>> offers;
    private final Lapse<A, E> lapse;

    /** Ends the first offer whose last day has passed; the aggregate is known to have one. */
    @FunctionalInterface
    public interface Lapse<A, E extends DomainEvent> {
        Change<A, E> on(A aggregate, LocalDate today);
    }

    public Lapsing(Aggregates<A, E> all, Function<A, Offers<?>> offers, Lapse<A, E> lapse) {
        this.all = all;
        this.offers = offers;
        this.lapse = lapse;
    }

    /** Goes through all of them, part by part, and says how many offers it ended. */
    int run(LocalDate today) {
        int ended = 0;
        var part = all.scan(null, PART);
        while (!part.isEmpty()) {
            for (var one : part.entrySet()) {
                ended += run(one.getKey(), one.getValue(), today);
            }
            part = all.scan(part.lastEntry().getKey(), PART);
        }
        return ended;
    }

    private int run(String id, Recorded<A> found, LocalDate today) {
        int ended = 0;
        var now = found;
        try {
            for (var due = due(now, today); due.isPresent(); due = due(now, today)) {
                var change = lapse.on(now.value(), today);
                var maker = new Caller(
                        NOBODY, NOBODY, due.get().by().party(), due.get().by().organisation(), Set.of(), Set.of());
                // a day that was said before may be later than the one on which the offer ends by itself
                var on = change.event().occurred().isBefore(now.occurred())
                        ? now.occurred()
                        : change.event().occurred();
                now = all.save(
                        id,
                        now,
                        change.after(),
                        change.event(),
                        new Circumstances(maker, on, null, change.event().offerId()));
                ended++;
            }
        } catch (Refused other) {
            LOG.debug("An offer about {} is ended at the next run: {}", id, other.toString());
        }
        return ended;
    }

    private Optional<? extends Offer<?>> due(Recorded<A> found, LocalDate today) {
        return offers.apply(found.value()).lapsed(today);
    }
}
