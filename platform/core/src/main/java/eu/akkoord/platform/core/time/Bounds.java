package eu.akkoord.platform.core.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first and the last day that a value of the subset may mean.
 *
 * @param earliest inclusive; absent when the start is open
 * @param latest inclusive; absent when the end is open
 */
record Bounds(@Nullable LocalDate earliest, @Nullable LocalDate latest) {
    /** The longest value of the subset is {@code [YYYY-MM-DD~..YYYY-MM-DD~]}. */
    private static final int LONGEST = 26;

    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?[~?]?", Pattern.DOTALL);
    private static final Pattern SEASON = Pattern.compile("(\\d{4})-(2[1234])[~?]?", Pattern.DOTALL);
    private static final int WINTER = 24;

    /** @throws Period.Malformed when the value is not in the subset, names no real day, or ends before it starts */
    static Bounds of(String edtf) {
        if (edtf.length() > LONGEST) {
            throw new Period.Malformed("period.tooLong", LONGEST);
        }
        if (edtf.startsWith("[") && edtf.endsWith("]")) {
            var inside = edtf.substring(1, edtf.length() - 1);
            int between = inside.indexOf("..");
            if (between < 0) {
                throw new Period.Malformed("period.noBetween");
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
            throw new Period.Malformed("period.noEnds");
        }
        if (from.equals("..")) {
            return new Bounds(null, simple(to).latest());
        }
        if (to.equals("..")) {
            return new Bounds(simple(from).earliest(), null);
        }
        return ordered(simple(from), simple(to));
    }

    /** Tells whether all days of others are days of these. */
    boolean encloses(Bounds others) {
        return (earliest == null || (others.earliest != null && !others.earliest.isBefore(earliest)))
                && (latest == null || (others.latest != null && !others.latest.isAfter(latest)));
    }

    /** Tells whether these and others have a day in common. */
    boolean meets(Bounds others) {
        return (earliest == null || others.latest == null || !others.latest.isBefore(earliest))
                && (latest == null || others.earliest == null || !others.earliest.isAfter(latest));
    }

    private static Bounds ordered(Bounds from, Bounds to) {
        var earliest = from.earliest();
        var latest = to.latest();
        if (earliest != null && latest != null && earliest.isAfter(latest)) {
            throw new Period.Malformed("period.reversed", earliest, latest);
        }
        return new Bounds(earliest, latest);
    }

    private static Bounds simple(String value) {
        var season = SEASON.matcher(value);
        if (season.matches()) {
            return season(value, Integer.parseInt(season.group(1)), Integer.parseInt(season.group(2)));
        }
        var date = DATE.matcher(value);
        if (!date.matches()) {
            throw new Period.Malformed("period.malformed");
        }
        try {
            return dated(date);
        } catch (DateTimeException noSuchDay) {
            throw new Period.Malformed("period.noSuchDay", value);
        }
    }

    private static Bounds season(String value, int year, int season) {
        if (season == WINTER) {
            throw new Period.Malformed("period.winter", "%04d".formatted(year), "%04d".formatted(year + 1));
        }
        if (value.endsWith("~") || value.endsWith("?")) {
            throw new Period.Malformed("period.seasonSign", value.substring(0, value.length() - 1));
        }
        int firstMonth = 3 * (season - 20);
        return new Bounds(
                LocalDate.of(year, firstMonth, 1),
                YearMonth.of(year, firstMonth + 2).atEndOfMonth());
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
