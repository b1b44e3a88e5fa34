package eu.akkoord.platform.core.time;

import eu.akkoord.platform.core.message.Message;
import eu.akkoord.platform.core.time.Stretch.Part;
import eu.akkoord.platform.core.time.Stretch.Unit;
import eu.akkoord.platform.core.time.StretchReader.Unclear;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads tokens as one period: one stretch of days, one lasting until another, or some time between two. */
final class Phrase {
    private static final Set<String> BETWEEN = Set.of("tussen", "between");
    private static final Set<String> SINCE = Set.of("vanaf", "sinds", "sedert", "since", "from", "starting");
    private static final Set<String> FROM = Set.of("van", "vanaf", "from");
    private static final Set<String> UNTIL = Set.of("tot", "tm", "until", "till", "uiterlijk", "tegen", "by");
    private static final Set<String> BEFORE = Set.of("voor", "before");
    private static final Set<String> AFTER = Set.of("na", "after");
    private static final Set<String> TO = Set.of("tot", "tm", "until", "till", "to", "-", "/");
    private static final Set<String> AND = Set.of("en", "and", "&");
    private static final Set<String> OR = Set.of("of", "or", "/");
    private static final Pattern SIMPLE = Pattern.compile("\\d{4}(?:-(?:0\\d|1[0-2])(?:-\\d{2})?)?");
    /** Words of one period are fewer; beyond that it is a text about many things. */
    static final int MOST_TOKENS = 24;

    private final LocalDate today;
    private final @Nullable Integer otherwise;
    private final List<Message> assumptions = new ArrayList<>();

    /** @param otherwise the year of words that say none; absent for the first to come */
    Phrase(LocalDate today, @Nullable Integer otherwise) {
        this.today = today;
        this.otherwise = otherwise;
    }

    List<Message> assumptions() {
        return assumptions.stream().distinct().toList();
    }

    /**
     * Returns the value in EDTF.
     *
     * @throws Unclear when they are not understood
     */
    String read(List<String> tokens) {
        if (tokens.size() > MOST_TOKENS) {
            throw new Unclear(Message.of("period.manyWords", MOST_TOKENS));
        }
        var words = new ArrayList<>(tokens);
        boolean about = words.removeIf(Vocabulary.ABOUT::contains);
        boolean unsure = words.removeIf(Vocabulary.UNSURE::contains);
        var value = value(words);
        if (!about && !unsure) {
            return value;
        }
        if (SIMPLE.matcher(value).matches()) {
            return value + (about ? "~" : "?");
        }
        assumptions.add(Message.of("period.assumedNoSign"));
        return value;
    }

    private String value(List<String> words) {
        int lead = 0;
        while (lead < words.size() && Vocabulary.EMPTY.contains(words.get(lead)) && !FROM.contains(words.get(lead))) {
            lead++;
        }
        if (lead == words.size()) {
            throw new Unclear(Message.of("period.nothingNamed"));
        }
        var first = words.get(lead);
        var rest = words.subList(lead + 1, words.size());
        if (BETWEEN.contains(first)) {
            return Objects.requireNonNullElseGet(split(rest, AND, "[%s..%s]"), () -> {
                throw new Unclear(Message.of("period.severalNamed"));
            });
        }
        if (FROM.contains(first) || SINCE.contains(first)) {
            var span = split(rest, TO, "%s/%s");
            if (span != null) {
                return span;
            }
        }
        if (SINCE.contains(first)) {
            return pastOrGiven(stretch(rest)).asStart() + "/..";
        }
        if (UNTIL.contains(first)) {
            return "../" + dated(stretch(rest)).asEnd();
        }
        if (BEFORE.contains(first)) {
            return before(stretch(rest));
        }
        if (AFTER.contains(first)) {
            return after(stretch(rest));
        }
        return single(words.subList(lead, words.size()));
    }

    private String single(List<String> words) {
        Unclear why;
        try {
            return dated(stretch(words)).edtf();
        } catch (Unclear notOne) {
            why = notOne;
        }
        var span = split(words, TO, "%s/%s");
        if (span != null) {
            return span;
        }
        var several = several(words);
        if (several != null) {
            return several;
        }
        throw why;
    }

    private String before(Stretch of) {
        if (of.unit() == Unit.SEASON && of.part() == null) {
            assumptions.add(Message.of("period.assumedBefore"));
            return dated(of.only(Part.BEFORE)).edtf();
        }
        return "../" + end(dated(of).first().minusDays(1));
    }

    private String after(Stretch of) {
        if (of.unit() == Unit.SEASON && of.part() == null) {
            assumptions.add(Message.of("period.assumedAfter"));
            return dated(of.only(Part.AFTER)).edtf();
        }
        return start(dated(of).last().plusDays(1)) + "/..";
    }

    private static String start(LocalDate day) {
        if (day.getDayOfYear() == 1) {
            return "%04d".formatted(day.getYear());
        }
        return day.getDayOfMonth() == 1 ? day.toString().substring(0, 7) : day.toString();
    }

    private static String end(LocalDate day) {
        return start(day.plusDays(1)).length() == 10
                ? day.toString()
                : start(day.plusDays(1)).length() == 4
                        ? "%04d".formatted(day.getYear())
                        : day.toString().substring(0, 7);
    }

    /** Returns the value of two stretches with one of these words between them; null when they are not that. */
    private @Nullable String split(List<String> words, Set<String> by, String form) {
        for (int place = 1; place < words.size() - 1; place++) {
            if (by.contains(words.get(place))) {
                var pair = pair(words.subList(0, place), words.subList(place + 1, words.size()));
                if (pair != null) {
                    return form.formatted(
                            pair.getFirst().asStart(), pair.getLast().asEnd());
                }
            }
        }
        return null;
    }

    private @Nullable List<Stretch> pair(List<String> left, List<String> right) {
        try {
            return filled(List.of(stretch(left), stretch(right)));
        } catch (Unclear notThese) {
            return null;
        }
    }

    /** Returns the value of stretches that follow one another without a gap; null when they are not that. */
    private @Nullable String several(List<String> words) {
        boolean either = words.stream().anyMatch(OR::contains);
        var all = new ArrayList<Stretch>();
        var one = new ArrayList<String>();
        try {
            for (var word : words) {
                if (OR.contains(word) || AND.contains(word) || word.equals(",")) {
                    all.add(stretch(one));
                    one.clear();
                } else {
                    one.add(word);
                }
            }
            all.add(stretch(one));
        } catch (Unclear notThese) {
            return null;
        }
        if (all.size() == 1) {
            return null;
        }
        var filled = filled(all);
        for (int place = 1; place < filled.size(); place++) {
            if (!filled.get(place - 1)
                    .last()
                    .plusDays(1)
                    .equals(filled.get(place).first())) {
                throw new Unclear(Message.of("period.gap"));
            }
        }
        return (either ? "[%s..%s]" : "%s/%s")
                .formatted(filled.getFirst().asStart(), filled.getLast().asEnd());
    }

    private Stretch stretch(List<String> words) {
        var found = StretchReader.read(words, today);
        if (found.relative()) {
            assumptions.add(Message.of("period.assumedToday", today));
        }
        return found.stretch();
    }

    /** Gives those that lack a month or a year what the next one says, or the one before. */
    private List<Stretch> filled(List<Stretch> given) {
        var all = new ArrayList<>(given);
        neighbours(all, Phrase::inMonthOf);
        var written = List.copyOf(all);
        neighbours(all, Phrase::inYearOf);
        if (all.getLast().year() == null) {
            all.set(all.size() - 1, dated(all.getLast()));
            neighbours(all, Phrase::inYearOf);
        }
        all.replaceAll(this::dated);
        turn(all, written);
        return all;
    }

    /** Lets the first begin in the year before where the words say one year for both and it would come after the last. */
    private static void turn(List<Stretch> all, List<Stretch> written) {
        var first = all.getFirst();
        var last = all.getLast();
        boolean later = first.unit() == last.unit() && first.number() > last.number();
        if (!later || !Objects.equals(first.year(), last.year())) {
            return;
        }
        if (written.getFirst().year() == null) {
            all.set(0, first.in(first.inYear() - 1));
        } else if (written.getLast().year() == null) {
            all.set(all.size() - 1, last.in(last.inYear() + 1));
        }
    }

    private static void neighbours(List<Stretch> all, BinaryOperator<Stretch> filling) {
        for (int place = all.size() - 2; place >= 0; place--) {
            all.set(place, filling.apply(all.get(place), all.get(place + 1)));
        }
        for (int place = 1; place < all.size(); place++) {
            all.set(place, filling.apply(all.get(place), all.get(place - 1)));
        }
    }

    private static Stretch inMonthOf(Stretch one, Stretch other) {
        return one.lacksMonth() && other.unit() == Unit.DAY ? one.inMonth(other.number()) : one;
    }

    private static Stretch inYearOf(Stretch one, Stretch other) {
        var year = other.year();
        if (one.year() != null || year == null || one.lacksMonth() || other.lacksMonth()) {
            return one;
        }
        return one.in(year);
    }

    /** The same in a year: its own, else the first in which it is not past. */
    private Stretch dated(Stretch one) {
        return dated(one, year -> !one.in(year).last().isBefore(today), 1);
    }

    /** The same in a year: its own, else the last in which it had begun. */
    private Stretch pastOrGiven(Stretch one) {
        return dated(one, year -> !one.in(year).first().isAfter(today), -1);
    }

    private Stretch dated(Stretch one, IntPredicate fits, int step) {
        if (one.lacksMonth()) {
            throw new Unclear(Message.of("period.noMonth"));
        }
        if (one.year() != null) {
            return one;
        }
        if (otherwise != null) {
            return one.in(otherwise);
        }
        int year = fits.test(today.getYear()) ? today.getYear() : today.getYear() + step;
        assumptions.add(Message.of("period.assumedYear", year));
        return one.in(year);
    }
}
