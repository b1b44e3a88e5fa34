package eu.akkoord.platform.catalogue;

import java.time.Instant;
import java.util.Set;

/**
 * What every document of a catalogue has, whatever its fields.
 *
 * @param id unique in the collection, at most 1,000 characters
 * @param revision an older one never overwrites a newer one
 * @param modified when this revision was registered; the default order is by it, latest first
 * @param clearances who may see it: a reader that has one of these tokens; opaque words for the catalogue. None: nobody
 * @param item what a list shows of it, a JSON object in UTF-8
 */
public record Row(String id, long revision, Instant modified, Set<String> clearances, byte[] item) {
    public Row {
        clearances = Set.copyOf(clearances);
        if (item.length < 2 || item[0] != '{' || item[item.length - 1] != '}') {
            throw new IllegalArgumentException("The item of %s is no JSON object".formatted(id));
        }
    }
}
