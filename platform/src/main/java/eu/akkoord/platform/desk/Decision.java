package eu.akkoord.platform.desk;

import org.jspecify.annotations.Nullable;

/**
 * What is decided about an aggregate as it stands; it may be asked again when another change came first.
 *
 * @param <A> the aggregate
 * @param <E> its domain event
 */
@FunctionalInterface
public interface Decision<A, E extends DomainEvent> {
    /** @return null when nothing changes, and so nothing is stored or told */
    @Nullable
    Change<A, E> decide(A before, Days days);
}
