package eu.akkoord.platform.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A date or span as precise as its source: "eind 2017" is {@code [2017-10..2017-12]}, "voorjaar 2018" is {@code 2018-21}.
 *
 * <p>A stated subset of ISO 8601-2 (EDTF): {@code YYYY[-MM[-DD]]} with an optional final {@code ~} or {@code ?}; the
 * seasons 21 (March to May), 22 (June to August) and 23 (September to November) without a suffix; lasting from one to
 * another {@code a/b}, {@code a/..}, {@code ../b}; some time between two, {@code [a..b]}. Winter is refused because it
 * straddles two years. A suffix does not widen the bounds.
 *
 * @param edtf the ISO 8601-2 value
 * @param label the words of the source
 */
public record Period(String edtf, @Nullable String label) {
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?[~?]?", Pattern.DOTALL);
    private static final Pattern SEASON = Pattern.compile("(\\d{4})-(2[123])", Pattern.DOTALL);
    private static final Pattern EXACT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:/\\d{4}-\\d{2}-\\d{2})?", Pattern.DOTALL);
    /** The longest value of the subset is {@code [YYYY-MM-DD~..YYYY-MM-DD~]}. */
    private static final int LONGEST = 26;

    private static final int MOST_YEARS = 100;

    /** @throws Malformed when {@code edtf} is not in the subset, names no real day, or ends before it starts */
    public Period {
        Bounds.of(edtf);
    }

    /** @throws Malformed when {@code edtf} is not in the subset, names no real day, or ends before it starts */
    public static Period of(String edtf, @Nullable String label) {
        return new Period(edtf, label);
    }

    /** The first day it may be, inclusive; absent when the start is open. */
    public @Nullable LocalDate earliest() {
        return Bounds.of(edtf).earliest();
    }

    /** The last day it may be, inclusive; absent when the end is open. */
    public @Nullable LocalDate latest() {
        return Bounds.of(edtf).latest();
    }

    /** Whether it says by the day when it is: one day, or lasting from one day to another. */
    public boolean isExact() {
        return EXACT.matcher(edtf).matches();
    }

    /**
     * The years that a period may lie in, in four digits; of a span that is open the year at its closed end; none without a
     * period.
     *
     * @return at most {@value #MOST_YEARS}, the first ones
     */
    public static List<String> years(@Nullable Period period) {
        return period == null ? List.of() : period.years();
    }

    private List<String> years() {
        var earliest = earliest();
        var latest = latest();
        int first = earliest == null ? Objects.requireNonNull(latest).getYear() : earliest.getYear();
        int last = latest == null ? first : latest.getYear();
        return IntStream.rangeClosed(first, last)
                .limit(MOST_YEARS)
                .mapToObj("%04d"::formatted)
                .toList();
    }

    private record Bounds(
            @Nullable LocalDate earliest, @Nullable LocalDate latest) {
        static Bounds of(String edtf) {
            if (edtf.length() > LONGEST) {
                throw new Malformed("a value has at most %d characters".formatted(LONGEST));
            }
            if (edtf.startsWith("[") && edtf.endsWith("]")) {
                var inside = edtf.substring(1, edtf.length() - 1);
                int between = inside.indexOf("..");
                if (between < 0) {
                    throw new Malformed("between brackets stand two dates with two dots between them");
                }
                return ordered(simple(inside.substring(0, between)), simple(inside.substring(between + 2)));
            }
            int slash = edtf.indexOf('/');
            if (slash < 0) {
                return simple(edtf);
            }
            var from = edtf.substring(0, slash);
            var to = edtf.substring(slash + 1);
            if (from.equals("..") && to.equals("..")) {
                throw new Malformed("a span has at least one end");
            }
            if (from.equals("..")) {
                return new Bounds(null, simple(to).latest());
            }
            if (to.equals("..")) {
                return new Bounds(simple(from).earliest(), null);
            }
            return ordered(simple(from), simple(to));
        }

        private static Bounds ordered(Bounds from, Bounds to) {
            var earliest = from.earliest();
            var latest = to.latest();
            if (earliest != null && latest != null && earliest.isAfter(latest)) {
                throw new Malformed("it ends before it starts");
            }
            return new Bounds(earliest, latest);
        }

        private static Bounds simple(String value) {
            var season = SEASON.matcher(value);
            if (season.matches()) {
                int year = Integer.parseInt(season.group(1));
                int firstMonth = 3 * (Integer.parseInt(season.group(2)) - 20);
                return new Bounds(
                        LocalDate.of(year, firstMonth, 1),
                        YearMonth.of(year, firstMonth + 2).atEndOfMonth());
            }
            var date = DATE.matcher(value);
            if (!date.matches()) {
                throw new Malformed("%s is no date of the form YYYY, YYYY-MM, YYYY-MM-DD or YYYY-21, -22, -23"
                        .formatted(value.isEmpty() ? "nothing" : value));
            }
            try {
                return dated(date);
            } catch (DateTimeException noSuchDay) {
                throw new Malformed("%s does not exist".formatted(value), noSuchDay);
            }
        }

        private static Bounds dated(Matcher date) {
            int year = Integer.parseInt(date.group(1));
            if (date.group(2) == null) {
                return new Bounds(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
            }
            var month = YearMonth.of(year, Integer.parseInt(date.group(2)));
            if (date.group(3) == null) {
                return new Bounds(month.atDay(1), month.atEndOfMonth());
            }
            var day = LocalDate.of(year, month.getMonth(), Integer.parseInt(date.group(3)));
            return new Bounds(day, day);
        }
    }

    /** A value that is not in the subset. */
    public static final class Malformed extends IllegalArgumentException {
        Malformed(String message) {
            super(message);
        }

        Malformed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
