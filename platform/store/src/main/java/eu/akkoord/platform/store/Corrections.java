package eu.akkoord.platform.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The days of earlier entries that were set right, in the order in which that was registered. Every entry from the first correction on repeats
 * them, and so does the document, so that the day of an entry is known without reading another. As corrected, days grow along the
 * entries at any moment that one looks back to, which is what looking for a day by halving rests on; a correction has no day of its own, but
 * that of the change before it.
 */
final class Corrections {
    /** Property of a document and of an entry. */
    static final String NAME = "corrections";

    /** All of one thing, as its document and every later entry repeat them. */
    static final int MOST_BYTES = 32 << 10;

    /** Bytes that a list adds to each: its type and its place. */
    static final int IN_LIST = 8;

    private static final Corrections NONE = new Corrections(List.of());

    private final List<Correction> all;
    private final Map<Long, Correction> made = new HashMap<>();

    private Folded folded = new Folded(List.of(), Map.of());
    private int folds;

    private Corrections(List<Correction> all) {
        this.all = List.copyOf(all);
        all.forEach(one -> made.putIfAbsent(one.by(), one));
    }

    /** Days by place, as some corrections one after the other set them right. */
    private record Folded(List<Correction> from, Map<String, Map<String, String>> days) {}

    /**
     * A correction.
     *
     * @param by the revision that it made
     * @param of the revision whose day it sets right
     * @param was the day until then
     * @param day the day from then on
     * @param places of that day in the states from then on, as that entry brought them; see {@link DayPlaces}
     * @param base the revision of the last change that was there when it was made
     * @param baseDay the day of that change, as corrected by it
     * @param party code of the party that made it
     */
    record Correction(
            long by,
            long of,
            LocalDate was,
            LocalDate day,
            Instant registered,
            List<String> places,
            long base,
            LocalDate baseDay,
            String party) {
        Document form() {
            return new Document("by", by)
                    .append("of", of)
                    .append("was", was.toString())
                    .append("day", day.toString())
                    .append("registered", Timestamps.write(registered))
                    .append("places", places)
                    .append("base", base)
                    .append("baseDay", baseDay.toString())
                    .append("party", party);
        }

        private static Correction of(Document form) {
            return new Correction(
                    form.get("by", Number.class).longValue(),
                    form.get("of", Number.class).longValue(),
                    LocalDate.parse(form.getString("was")),
                    LocalDate.parse(form.getString("day")),
                    Instant.parse(form.getString("registered")),
                    form.getList("places", String.class),
                    form.get("base", Number.class).longValue(),
                    LocalDate.parse(form.getString("baseDay")),
                    Objects.requireNonNull(form.getString("party")));
        }

        private boolean isKnown(@Nullable Instant at) {
            return at == null || !registered.isAfter(at);
        }
    }

    /** Reads those that a document or an entry repeats; none where it says what no service writes. */
    static Corrections of(@Nullable Document said) {
        var read = said == null || !(said.get(NAME) instanceof List<?>)
                ? null
                : Rows.read(() -> new Corrections(said.getList(NAME, Document.class).stream()
                        .map(Correction::of)
                        .toList()));
        return read == null ? NONE : read;
    }

    List<Correction> all() {
        return all;
    }

    /** Counts how often the days that apply were put together, for a test. */
    int folds() {
        return folds;
    }

    /**
     * The bound that another correction would pass; null when there is room. One party that made none of the thing may take a fifth, and
     * all of those three fifths, so that whoever first registered it can always correct.
     *
     * @param bytes that it takes
     * @param isFirst whether it is of the party that first registered the thing
     */
    @Nullable
    CorrectionBound bound(String party, boolean isFirst, String first, int bytes) {
        if (all.size() >= Aggregates.MOST_CORRECTIONS) {
            return new CorrectionBound("correction.tooMany", Aggregates.MOST_CORRECTIONS);
        }
        if (size(one -> true) + bytes > MOST_BYTES) {
            return new CorrectionBound("correction.tooLarge", MOST_BYTES >> 10);
        }
        if (isFirst) {
            return null;
        }
        long own = all.stream().filter(one -> one.party().equals(party)).count();
        long others = all.stream().filter(one -> !one.party().equals(first)).count();
        if (own >= Aggregates.MOST_CORRECTIONS_OF_ONE || others >= 3 * Aggregates.MOST_CORRECTIONS_OF_ONE) {
            return new CorrectionBound("correction.tooManyOfOne", Aggregates.MOST_CORRECTIONS_OF_ONE);
        }
        return size(one -> one.party().equals(party)) + bytes > MOST_BYTES / 5
                        || size(one -> !one.party().equals(first)) + bytes > MOST_BYTES / 5 * 3
                ? new CorrectionBound("correction.tooLargeOfOne", (MOST_BYTES >> 10) / 5)
                : null;
    }

    /** Counts the bytes of some of them. */
    private int size(Predicate<Correction> which) {
        return all.stream()
                .filter(which)
                .mapToInt(one -> Registrar.size(one.form()) + IN_LIST)
                .sum();
    }

    int size() {
        return size(one -> true);
    }

    Corrections and(Correction next) {
        var more = new ArrayList<>(all);
        more.add(next);
        return new Corrections(more);
    }

    List<Document> form() {
        return all.stream().map(Correction::form).toList();
    }

    /** The correction that an entry is; null for any other change. */
    @Nullable
    Correction made(long revision) {
        return made.get(revision);
    }

    /** The last correction of an entry that was known at a moment; null when there is none. */
    @Nullable
    Correction last(long revision, @Nullable Instant at) {
        return all.stream()
                .filter(one -> one.of() == revision && one.isKnown(at))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /**
     * The day of an entry, as it was known at a moment.
     *
     * @param stored the day that it states itself
     * @param at absent for now
     */
    LocalDate day(long revision, LocalDate stored, @Nullable Instant at) {
        if (all.isEmpty()) {
            return stored;
        }
        var made = made(revision);
        if (made != null) {
            var base = last(made.base(), at);
            return base == null ? made.baseDay() : base.day();
        }
        var last = last(revision, at);
        return last == null ? stored : last.day();
    }

    LocalDate day(RawEntry entry, @Nullable Instant at) {
        return all.isEmpty() ? entry.occurred() : day(entry.revision(), entry.occurred(), at);
    }

    /** The revision of the change before or after one, over corrections. */
    long next(long revision, int step) {
        long next = revision + step;
        while (made(next) != null) {
            next += step;
        }
        return next;
    }

    /** A state that an entry led to, with the days that were set right since. */
    Document state(long revision, Document state, @Nullable Instant at, DayPlaces places) {
        if (all.isEmpty()) {
            return state;
        }
        var applicable = all.stream()
                .filter(one -> one.of() <= revision && revision < one.by() && one.isKnown(at))
                .toList();
        return places.redated(state, folded(applicable));
    }

    /** The entries that one reads one after the other mostly have the same. */
    private synchronized Map<String, Map<String, String>> folded(List<Correction> applicable) {
        if (!applicable.equals(folded.from())) {
            var days = new HashMap<String, Map<String, String>>();
            for (var one : applicable) {
                var was = one.was().toString();
                var day = one.day().toString();
                for (var place : one.places()) {
                    var there = days.computeIfAbsent(place, first -> new HashMap<>());
                    there.putIfAbsent(was, was);
                    there.replaceAll((from, to) -> to.equals(was) ? day : to);
                }
            }
            folded = new Folded(applicable, days);
            folds++;
        }
        return folded.days();
    }

    /**
     * Places at which an entry brought its day into the state.
     *
     * @param before the state before it; null for the first
     */
    static List<String> brought(@Nullable Document before, Document after, LocalDate day, DayPlaces places) {
        var brought = places.of(after, day.toString());
        if (before != null) {
            brought.removeAll(places.of(before, day.toString()));
        }
        return List.copyOf(brought);
    }
}
