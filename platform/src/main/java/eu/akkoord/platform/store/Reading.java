package eu.akkoord.platform.store;

import java.util.Map;

/**
 * That somebody was shown something.
 *
 * @param by who it was shown to
 * @param operation what was asked, such as {@code GET /notes/{noteId}}; never what was asked with it
 * @param collection of the things
 * @param things the ids of what was shown, each with its revision
 */
public record Reading(Actor by, String operation, String collection, Map<String, Long> things) {
    public Reading {
        things = Map.copyOf(things);
        if (things.isEmpty()) {
            throw new IllegalArgumentException("Nothing was read");
        }
    }
}
