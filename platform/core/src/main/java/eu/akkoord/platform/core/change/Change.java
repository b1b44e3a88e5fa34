package eu.akkoord.platform.core.change;

/**
 * The outcome of a decision: the next state together with its event.
 *
 * @param <A> the aggregate
 * @param <E> its domain event
 */
public record Change<A, E extends DomainEvent>(A after, E event) {}
