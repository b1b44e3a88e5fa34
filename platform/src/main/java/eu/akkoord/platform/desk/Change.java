package eu.akkoord.platform.desk;

/**
 * What a decision leads to: the next state and what happened, together.
 *
 * @param <A> the aggregate
 * @param <E> its domain event
 */
public record Change<A, E extends DomainEvent>(A after, E event) {}
