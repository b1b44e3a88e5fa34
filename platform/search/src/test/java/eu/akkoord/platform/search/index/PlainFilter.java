package eu.akkoord.platform.search.index;

import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.search.question.Facet;
import eu.akkoord.platform.search.question.Question;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The meaning of a question in its plainest form: go through all papers, select the hits, sort them. */
record PlainFilter(Question question) {
    private static final Pattern PART = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final long OPEN = 100_000_000L;

    List<Paper> of(Collection<Paper> papers) {
        return papers.stream().filter(this::answers).sorted(order()).toList();
    }

    /** Counts the papers by value, in the order in which values are given. */
    static List<Facet.Value> counts(List<Paper> papers, String facet) {
        var counts = new TreeMap<String, Long>();
        papers.forEach(paper -> new TreeSet<>(facet.equals("year") ? years(paper, papers) : values(paper, facet))
                .forEach(value -> counts.merge(value, 1L, Long::sum)));
        return counts.entrySet().stream()
                .map(entry -> new Facet.Value(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Facet.Value::count).reversed())
                .toList();
    }

    private List<String> all(String key) {
        return question.parameters().getOrDefault(key, List.of());
    }

    private @Nullable String one(String key) {
        return all(key).isEmpty() ? null : all(key).getFirst();
    }

    private boolean answers(Paper paper) {
        return paper.clearances().stream().anyMatch(question.reader()::contains)
                && question.scope().getOrDefault("shelf", Set.of(paper.shelf())).contains(paper.shelf())
                && wordsAnswer("state", listed(paper.state()))
                && wordsAnswer("topic", paper.topics())
                && yearsAnswer(paper)
                && wordsAnswer("draft", listed(paper.draft()))
                && placeAnswers("since", paper.since(), LocalDate::parse)
                && placeAnswers("seen", paper.seen(), Instant::parse)
                && placeAnswers("pages", paper.pages(), Long::valueOf)
                && placeAnswers("modified", paper.modified(), Instant::parse)
                && periodAnswers(paper)
                && textAnswers(paper);
    }

    private static List<String> listed(@Nullable Object value) {
        return value == null ? List.of() : List.of(value.toString());
    }

    private boolean wordsAnswer(String key, List<String> words) {
        return (all(key).isEmpty() || words.stream().anyMatch(all(key)::contains))
                && words.stream().noneMatch(all(key + "Not")::contains);
    }

    private boolean yearsAnswer(Paper paper) {
        return (all("year").isEmpty() || all("year").stream().anyMatch(year -> liesIn(paper, year)))
                && all("yearNot").stream().noneMatch(year -> liesIn(paper, year));
    }

    private static boolean liesIn(Paper paper, String year) {
        var period = paper.period();
        if (period == null) {
            return false;
        }
        var earliest = period.earliest();
        var latest = period.latest();
        int asked = Integer.parseInt(year);
        return (earliest == null || earliest.getYear() <= asked) && (latest == null || latest.getYear() >= asked);
    }

    /** Returns the years of the facet in which a paper may lie: those of a lifetime, and those that any paper names. */
    private static List<String> years(Paper paper, Collection<Paper> all) {
        var years = new TreeSet<Integer>();
        for (int year = 1900; year <= 2050; year++) {
            years.add(year);
        }
        all.stream()
                .map(Paper::period)
                .flatMap(Stream::ofNullable)
                .flatMap(period -> Stream.of(period.earliest(), period.latest()))
                .flatMap(Stream::ofNullable)
                .forEach(day -> years.add(day.getYear()));
        return years.stream()
                .map("%04d"::formatted)
                .filter(year -> liesIn(paper, year))
                .toList();
    }

    private <T extends Comparable<? super T>> boolean placeAnswers(
            String key, @Nullable T place, Function<String, T> reading) {
        var from = one(key + "From");
        var to = one(key + "To");
        if (place == null) {
            return all(key).isEmpty() && from == null && to == null;
        }
        return (all(key).isEmpty() || all(key).stream().map(reading).anyMatch(place::equals))
                && (from == null || place.compareTo(reading.apply(from)) >= 0)
                && (to == null || place.compareTo(reading.apply(to)) <= 0);
    }

    /** Tries every start and end the period may have that could make a difference. */
    private boolean periodAnswers(Paper paper) {
        var begin = one("from");
        var end = one("to");
        if (begin == null && end == null) {
            return true;
        }
        var period = paper.period();
        if (period == null) {
            return false;
        }
        long from = begin == null ? -OPEN : LocalDate.parse(begin).toEpochDay();
        long to = end == null ? OPEN : LocalDate.parse(end).toEpochDay();
        var edtf = period.edtf();
        var overlaps = new ArrayList<Boolean>();
        if (!edtf.contains("/")) {
            for (long day : candidates(period.earliest(), period.latest(), from, to)) {
                overlaps.add(day >= from && day <= to);
            }
        } else {
            var parts = edtf.split("/", -1);
            for (long first : ends(parts[0], -OPEN, from, to)) {
                // it may also end on the day it starts
                var lasts = new ArrayList<>(ends(parts[1], OPEN, from, to));
                ends(parts[1], OPEN, first, first).stream()
                        .filter(last -> last == first)
                        .forEach(lasts::add);
                lasts.stream().filter(last -> first <= last).forEach(last -> overlaps.add(first <= to && last >= from));
            }
        }
        return "certain".equals(one("match")) ? !overlaps.contains(false) : overlaps.contains(true);
    }

    private static List<Long> ends(String edtf, long open, long from, long to) {
        if (edtf.equals("..")) {
            return List.of(open);
        }
        var period = Period.of(edtf, null);
        return candidates(period.earliest(), period.latest(), from, to);
    }

    private static List<Long> candidates(@Nullable LocalDate earliest, @Nullable LocalDate latest, long from, long to) {
        long first = earliest == null ? -OPEN : earliest.toEpochDay();
        long last = latest == null ? OPEN : latest.toEpochDay();
        return new TreeSet<>(List.of(first, last, from - 1, from, to, to + 1))
                .stream().filter(day -> day >= first && day <= last).toList();
    }

    private boolean textAnswers(Paper paper) {
        var q = one("q");
        if (q == null) {
            return true;
        }
        var texts = new ArrayList<List<String>>();
        listed(paper.title()).forEach(text -> texts.add(words(text)));
        paper.notes().forEach(text -> texts.add(words(text)));
        return PART.matcher(q).results().allMatch(part -> {
            if (part.group(1) != null) {
                var row = words(part.group(1));
                return texts.stream().anyMatch(text -> Collections.indexOfSubList(text, row) >= 0);
            }
            var word = part.group(2);
            return texts.stream()
                    .flatMap(List::stream)
                    .anyMatch(other -> word.endsWith("*")
                            ? other.startsWith(fold(word.substring(0, word.length() - 1)))
                            : other.equals(fold(word)) || (isWidened() && isPart(fold(word), other)));
        });
    }

    private boolean isWidened() {
        return !"exact".equals(one("terms"));
    }

    /** The one compound among the words of these papers. */
    private static boolean isPart(String word, String compound) {
        return compound.equals("werkbezoek") && (word.equals("werk") || word.equals("bezoek"));
    }

    private static List<String> words(String text) {
        return List.of(fold(text).split(" "));
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private Comparator<Paper> order() {
        var keys = all("sort").isEmpty() ? List.of("-modified") : all("sort");
        return keys.stream()
                .map(key -> key.startsWith("-") ? by(key.substring(1), true) : by(key, false))
                .reduce(Comparator::thenComparing)
                .orElseThrow()
                .thenComparing(Paper::id);
    }

    private static Comparator<Paper> by(String name, boolean descending) {
        return switch (name) {
            case "id" -> by(Paper::id, descending);
            case "modified" -> by(Paper::modified, descending);
            case "state" -> by(Paper::state, descending);
            case "since" -> by(Paper::since, descending);
            case "seen" -> by(Paper::seen, descending);
            case "pages" -> by(Paper::pages, descending);
            case "title" -> by(PlainFilter::folded, descending);
            case "period" -> by(PlainFilter::earliest, descending);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Without a value last, in both directions. */
    private static <T extends Comparable<? super T>> Comparator<Paper> by(
            Function<Paper, @Nullable T> key, boolean descending) {
        Comparator<T> natural = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(key, Comparator.nullsLast(natural));
    }

    private static @Nullable String folded(Paper paper) {
        var title = paper.title();
        return title == null ? null : fold(title);
    }

    private static @Nullable LocalDate earliest(Paper paper) {
        var period = paper.period();
        if (period == null) {
            return null;
        }
        var earliest = period.earliest();
        return earliest == null ? LocalDate.MIN : earliest;
    }

    static Collection<String> values(Paper paper, String facet) {
        return switch (facet) {
            case "state" -> listed(paper.state());
            case "topic" -> paper.topics();
            case "draft" -> listed(paper.draft());
            default -> throw new IllegalArgumentException(facet);
        };
    }
}
