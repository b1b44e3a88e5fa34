package eu.akkoord.platform.store;

import java.util.Set;
import org.bson.Document;

/**
 * The stored and the published form of one kind of aggregate, written by hand in each feature.
 *
 * @param <A> the aggregate
 * @param <E> its domain event
 */
public interface Shape<A, E> {
    /** The stored state: own words, dates as ISO strings, no class names, no null values. */
    Document write(A aggregate);

    A read(String id, Document state);

    /** As {@link #read(String, Document)}, with what follows from the revision that the state was stored at. */
    default A read(String id, Document state, long revision) {
        return read(id, state);
    }

    /**
     * The properties of the stored state that are free texts, so that what somebody wrote there can be erased: every string that is
     * not an id, a code, a date or one of a few words. Names, with a dot before a property of a property, without places in lists.
     */
    Set<String> texts();

    /** The properties that are said later of what stands there already, named as those of {@link #texts()}: it is the same without. */
    default Set<String> saidLater() {
        return Set.of();
    }

    Announcement announce(A after, E event);
}
