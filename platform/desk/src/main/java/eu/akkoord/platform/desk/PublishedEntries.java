package eu.akkoord.platform.desk;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.store.Aggregates;
import eu.akkoord.platform.store.Aggregates.PublishedEntry;
import eu.akkoord.platform.store.HistoryRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Entries that were read at once, each judged as it was for one reader, with one question for all of them.
 *
 * @param <A> the aggregate
 */
final class PublishedEntries<A> {
    private final Map<String, Map<Long, PublishedEntry<A>>> entries = new HashMap<>();
    private final Map<String, Set<Long>> seen = new HashMap<>();

    /** Entries that correct a change which the reader may see; each is itself alone, whatever another holds. */
    private final Set<PublishedEntry<A>> naming = Collections.newSetFromMap(new IdentityHashMap<>());

    PublishedEntries(
            Aggregates<A, ?> all, Map<String, List<PublishedEntry<A>>> read, Rights<? super A> rights, Caller reader) {
        var states = read.values().stream()
                .flatMap(List::stream)
                .map(one -> one.entry().after())
                .toList();
        var may = rights.readableThenBy(reader, states);
        read.forEach((id, several) -> several.forEach(one -> {
            entries.computeIfAbsent(id, first -> new HashMap<>())
                    .put(one.entry().revision(), one);
            if (may.test(one.entry().after())) {
                seen.computeIfAbsent(id, first -> new HashSet<>())
                        .add(one.entry().revision());
            }
        }));
        findCorrected(all, rights, reader);
    }

    private void findCorrected(Aggregates<A, ?> all, Rights<? super A> rights, Caller reader) {
        var corrected = new HashMap<String, Set<Long>>();
        entries.forEach((id, several) -> several.values().forEach(one -> {
            var corrects = one.entry().remarks().corrects();
            if (corrects != null) {
                corrected.computeIfAbsent(id, first -> new HashSet<>()).add(corrects.revision());
            }
        }));
        if (corrected.isEmpty()) {
            return;
        }
        var there = all.entries(corrected);
        var may = rights.readableThenBy(
                reader,
                there.values().stream()
                        .flatMap(Collection::stream)
                        .map(HistoryRecord::after)
                        .toList());
        there.forEach((id, several) -> several.stream()
                .filter(one -> may.test(one.after()))
                .forEach(one -> entries.getOrDefault(id, Map.of()).values().stream()
                        .filter(entry -> corrects(entry, one.revision()))
                        .forEach(naming::add)));
    }

    private static boolean corrects(PublishedEntry<?> entry, long revision) {
        var corrects = entry.entry().remarks().corrects();
        return corrects != null && corrects.revision() == revision;
    }

    /** The states of all entries, and some more. */
    List<A> states(Collection<? extends A> more) {
        var states = new ArrayList<A>(more);
        entries.values()
                .forEach(several ->
                        several.values().forEach(one -> states.add(one.entry().after())));
        return states;
    }

    /** The entry of a revision; null where there is none. */
    @Nullable
    PublishedEntry<A> of(String id, long revision) {
        return entries.getOrDefault(id, Map.of()).get(revision);
    }

    /** Tells whether there is such an entry, and the reader may see it as it was. */
    boolean isSeen(String id, long revision) {
        return seen.getOrDefault(id, Set.of()).contains(revision);
    }

    /** Tells whether it corrects a change that the reader may see. */
    boolean namesCorrected(PublishedEntry<A> entry) {
        return naming.contains(entry);
    }
}
