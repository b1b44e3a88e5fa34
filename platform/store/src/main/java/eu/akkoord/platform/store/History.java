package eu.akkoord.platform.store;

import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.places.HistoryPlaces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one thing, of which a reader is given those that the reader may see. They are read a few at a time, so that what one
 * answer costs does not grow with the history.
 *
 * @param <A> the aggregate
 */
public final class History<A> {
    /** So many entries are decoded and judged at once. */
    private static final int CHUNK = 25;

    /** So many entries are looked at for a page, most of which the reader may be barred from. */
    private static final int MOST_LOOKED_AT = 100;

    /** So many buckets are read for a page, of which most of what they hold may not be wanted; the entries of any page are in fewer. */
    private static final int MOST_BUCKETS = 8;

    private final Aggregates<A, ?> all;
    private final String id;
    private final Function<Collection<A>, Predicate<? super A>> readable;
    private final Consumer<List<A>> shown;

    /**
     * @param readable selects the states that the reader may see
     * @param shown receives the states that the reader is about to be shown
     */
    public History(
            Aggregates<A, ?> all,
            String id,
            Function<Collection<A>, Predicate<? super A>> readable,
            Consumer<List<A>> shown) {
        this.all = all;
        this.id = id;
        this.readable = readable;
        this.shown = shown;
    }

    /**
     * A part of what is wanted.
     *
     * @param next the revision after which it goes on; absent where this was the end
     */
    public record Part<R>(List<R> items, @Nullable Long next) {
        public Part {
            items = List.copyOf(items);
        }
    }

    /**
     * An entry that the reader may see.
     *
     * @param before the entry before it; absent where there is none that the reader may see, or where it is not asked for
     */
    private record Seen<A>(@Nullable HistoryRecord<A> before, HistoryRecord<A> past) {}

    /**
     * Gives the next of the entries that are wanted; fewer than asked, and still more to come, where many are hidden or not wanted.
     *
     * @param most how many
     * @param entry what is shown of one
     */
    public <R> Part<R> part(HistoryQuery walk, int most, Function<HistoryRecord<A>, R> entry) {
        return part(
                walk,
                most,
                visible -> visible.stream().map(past -> new Seen<>(null, past)).toList(),
                seen -> entry.apply(seen.past()));
    }

    /**
     * The same of changes: of each entry with the one before it, where the reader may see both.
     *
     * @param change what is shown of one; null of what is none
     */
    public <R> Part<R> changes(
            HistoryQuery walk, int most, BiFunction<HistoryRecord<A>, HistoryRecord<A>, @Nullable R> change) {
        return part(
                walk,
                most,
                this::withEarlier,
                seen -> seen.before() == null ? null : change.apply(seen.before(), seen.past()));
    }

    private <R> Part<R> part(
            HistoryQuery walk,
            int most,
            Function<List<HistoryRecord<A>>, List<Seen<A>>> seen,
            Function<Seen<A>, @Nullable R> item) {
        return HistoryPlaces.within(() -> {
            var items = new ArrayList<R>();
            var states = new ArrayList<A>();
            HistoryQuery ahead = walk;
            Long last = null;
            int lookedAt = 0;
            int buckets = MOST_BUCKETS;
            while (true) {
                var chunk = new ArrayList<HistoryRecord<A>>();
                var end = all.walk(id, ahead.within(buckets), past -> {
                    chunk.add(past);
                    return chunk.size() < CHUNK;
                });
                lookedAt += chunk.size();
                buckets -= end.buckets();
                for (var one : seen.apply(visible(chunk))) {
                    var made = item.apply(one);
                    if (made == null) {
                        continue;
                    }
                    if (items.size() == most) {
                        shown.accept(states);
                        return new Part<>(items, last);
                    }
                    items.add(made);
                    states.add(one.past().after());
                    last = one.past().revision();
                }
                if (chunk.size() < CHUNK) {
                    shown.accept(states);
                    return new Part<>(items, end.next());
                }
                ahead = ahead.after(chunk.getLast().revision());
                if (lookedAt >= MOST_LOOKED_AT || buckets <= 0) {
                    shown.accept(states);
                    return new Part<>(items, chunk.getLast().revision());
                }
            }
        });
    }

    private List<Seen<A>> withEarlier(List<HistoryRecord<A>> visible) {
        var earlier =
                of(visible.stream()
                                .map(past -> past.revision() - 1)
                                .filter(revision -> revision > 0)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(HistoryRecord::revision, Function.identity()));
        return visible.stream()
                .map(past -> new Seen<>(earlier.get(past.revision() - 1), past))
                .toList();
    }

    /** The entries of some revisions, where the reader may see them. */
    public List<HistoryRecord<A>> of(Collection<Long> revisions) {
        return HistoryPlaces.within(() -> {
            var visible = visible(all.entries(Map.of(id, revisions)).getOrDefault(id, List.of()));
            shown.accept(visible.stream().map(HistoryRecord::after).toList());
            return visible;
        });
    }

    /**
     * The entry that made something so which has been so since, where the reader may see it. It is found by halving: one entry is read
     * for each time that their number can be halved.
     *
     * @param upTo the revision up to which it has been so; any beyond the last for the present
     * @param since whether a state is so
     */
    public Optional<HistoryRecord<A>> madeSo(long upTo, Predicate<A> since) {
        return HistoryPlaces.within(() -> {
            long low = 1;
            long high = Math.min(upTo, all.find(id).map(Recorded::revision).orElse(0L));
            var found = Optional.<HistoryRecord<A>>empty();
            while (low <= high) {
                long middle = (low + high) >>> 1;
                var past = all.entry(id, middle).filter(entry -> since.test(entry.after()));
                if (past.isPresent()) {
                    found = past;
                    high = middle - 1;
                } else {
                    low = middle + 1;
                }
            }
            var visible = visible(found.stream().toList());
            shown.accept(visible.stream().map(HistoryRecord::after).toList());
            return visible.stream().findFirst();
        });
    }

    private List<HistoryRecord<A>> visible(List<HistoryRecord<A>> entries) {
        var may = readable.apply(entries.stream().map(HistoryRecord::after).toList());
        return withoutHidden(
                entries.stream().filter(past -> may.test(past.after())).toList());
    }

    /** Of what a correction sets right, and of what set right a day, nothing is said to a reader who may not see that. */
    private List<HistoryRecord<A>> withoutHidden(List<HistoryRecord<A>> entries) {
        var corrected = entries.stream()
                .flatMap(past -> Stream.of(
                        Optional.ofNullable(past.remarks().corrects()),
                        Optional.ofNullable(past.remarks().corrected())))
                .flatMap(Optional::stream)
                .map(HistoryRecord.Redated::revision)
                .collect(Collectors.toSet());
        if (corrected.isEmpty()) {
            return entries;
        }
        var there = all.entries(Map.of(id, corrected)).getOrDefault(id, List.of());
        var may = readable.apply(there.stream().map(HistoryRecord::after).toList());
        var seen = there.stream()
                .filter(past -> may.test(past.after()))
                .map(HistoryRecord::revision)
                .collect(Collectors.toSet());
        return entries.stream().map(past -> past.withoutCorrected(seen)).toList();
    }
}
