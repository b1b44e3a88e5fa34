package eu.akkoord.platform.desk;

import java.util.Map;

/** Declares where the events of one collection name things that not every reader of the event may know of. */
public interface Mentions {
    /** The collection of the events, such as {@code visits}. */
    String collection();

    /**
     * Returns the places: JSON pointers within the data of an event to an id or an array of ids, each with the collection that
     * these belong to.
     */
    Map<String, String> places();
}
