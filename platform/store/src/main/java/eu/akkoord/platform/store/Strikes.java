package eu.akkoord.platform.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/**
 * The texts that entries strike from earlier ones. The relay removes them from the history; until then, every reader and sender of an entry
 * removes them from its copy.
 *
 * @param pointers by the revision of the entry that they stand in
 */
record Strikes(Map<Long, Set<String>> pointers) {
    static Strikes of(Collection<Entry> entries) {
        var pointers = new HashMap<Long, Set<String>>();
        entries.stream().map(Entry::strikes).forEach(strikes -> {
            if (strikes != null) {
                add(strikes, pointers);
            }
        });
        return new Strikes(pointers);
    }

    private static void add(Document strikes, Map<Long, Set<String>> pointers) {
        strikes.keySet()
                .forEach(revision -> pointers.computeIfAbsent(Long.valueOf(revision), first -> new HashSet<>())
                        .addAll(strikes.getList(revision, String.class, List.of())));
    }

    /** An entry as it is to be read. */
    Entry from(Entry entry) {
        var struck = pointers.get(entry.revision());
        return struck == null ? entry : entry.without(struck);
    }

    /** The public event of an entry as it is to be sent: whole, with the placeholder where it repeats a text. */
    byte[] fromEvent(Entry entry) {
        var struck = pointers.get(entry.revision());
        if (struck == null || !struck.contains(SaltedTexts.EVENT) || entry.event().length == 0) {
            return entry.event();
        }
        var texts = new HashSet<String>();
        SaltedTexts.texts(entry.document(), (pointer, value) -> {
            if (value instanceof String text && struck.contains(pointer)) {
                texts.add(text);
            }
        });
        return Envelope.without(entry.event(), texts);
    }
}
