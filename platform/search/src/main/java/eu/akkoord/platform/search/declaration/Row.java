package eu.akkoord.platform.search.declaration;

import java.time.Instant;
import java.util.Set;

/**
 * The properties of every document of a catalogue, whatever its fields.
 *
 * @param id unique in the collection, at most 1,000 characters
 * @param revision an older one never overwrites a newer one
 * @param modified time at which this revision was registered; the default order, latest first
 * @param clearances opaque tokens: a reader with one of them may see the document; with none, nobody may
 * @param item its representation in a list, a JSON object in UTF-8
 */
public record Row(String id, long revision, Instant modified, Set<String> clearances, byte[] item) {
    public Row {
        clearances = Set.copyOf(clearances);
        if (item.length < 2 || item[0] != '{' || item[item.length - 1] != '}') {
            throw new IllegalArgumentException("The item of %s is no JSON object".formatted(id));
        }
    }
}
