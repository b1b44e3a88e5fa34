package eu.akkoord.platform.store;

import org.bson.Document;

/**
 * How one kind of aggregate is stored and announced; a feature writes one by hand, in its own words.
 *
 * @param <A> the aggregate
 * @param <E> its domain event
 */
public interface Shape<A, E> {
    /** The stored state: own words, dates as ISO strings, no class names, no null values. */
    Document write(A aggregate);

    A read(String id, Document state);

    Announcement announce(A after, E event);
}
