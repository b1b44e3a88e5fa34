package eu.akkoord.platform.store;

/**
 * The published form of the changes of one kind of aggregate.
 *
 * @param <A> the aggregate
 * @param <E> its domain event
 */
@FunctionalInterface
public interface Announcements<A, E> {
    Announcement of(A after, E event);
}
