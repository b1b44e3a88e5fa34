package eu.akkoord.platform.store;

import java.util.Set;
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

    /**
     * The properties of the stored state that are free texts, so that what somebody wrote there can be erased: every string that is
     * not an id, a code, a date or one of a few words. Names, with a dot before a property of a property, without places in lists.
     */
    Set<String> texts();

    Announcement announce(A after, E event);
}
