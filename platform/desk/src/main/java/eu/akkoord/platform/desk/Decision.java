package eu.akkoord.platform.desk;

import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * A decision about an aggregate in its current state; it is repeated when another change came first.
 *
 * @param <A> the aggregate
 * @param <E> its domain event
 */
@FunctionalInterface
public interface Decision<A, E extends DomainEvent> {
    /** @return null when nothing changes, and so nothing is stored or published */
    @Nullable
    Change<A, E> decide(A before, Days days);
}
