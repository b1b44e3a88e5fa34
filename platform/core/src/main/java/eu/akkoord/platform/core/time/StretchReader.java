package eu.akkoord.platform.core.time;

import eu.akkoord.platform.core.message.Message;
import eu.akkoord.platform.core.time.Stretch.Part;
import eu.akkoord.platform.core.time.Stretch.Unit;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads tokens that name one stretch of days, in whatever order they stand. */
final class StretchReader {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,2})(?:e|ste|de|st|nd|rd|th)?");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern SHORT_YEAR = Pattern.compile("'\\d{2}");
    private static final Pattern DECADE = Pattern.compile("\\d{3}0s");
    private static final Pattern NUMBERED = Pattern.compile("[qkh][1-4]");
    private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern ISO_MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Set<String> BETWEEN_YEARS = Set.of("-", "/", "tm");
    private static final int LAST = -1;
    private static final int CENTURY = 100;
    private static final int SHORT_YEARS_AHEAD = 30;

    private final LocalDate today;
    private final List<Integer> years = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private @Nullable LocalDate day;
    private @Nullable Integer month;
    private @Nullable Integer season;
    private boolean winter;
    private @Nullable DayOfWeek weekday;
    private @Nullable Integer ordinal;
    private @Nullable Unit unit;
    private @Nullable Part part;
    private @Nullable Integer relative;
    private @Nullable String partWord;

    private StretchReader(LocalDate today) {
        this.today = today;
    }

    /** @param relative whether it was counted from today */
    record Found(Stretch stretch, boolean relative) {}

    /** @throws Unclear when they name none, or more than one */
    static Found read(List<String> tokens, LocalDate today) {
        var reader = new StretchReader(today);
        tokens.forEach(reader::take);
        return reader.found();
    }

    /** Says why words are not understood. */
    static final class Unclear extends RuntimeException {
        private final transient Message why;

        Unclear(Message why) {
            super(why.code(), null, false, false);
            this.why = why;
        }

        Message why() {
            return why;
        }
    }

    private void take(String token) {
        if (ISO_DAY.matcher(token).matches()) {
            day = once(day, parsed(token));
        } else if (ISO_MONTH.matcher(token).matches()) {
            takeMonth(token);
        } else if (DECADE.matcher(token).matches()) {
            unit = once(unit, Unit.DECADE);
            years.add(Integer.valueOf(token.substring(0, 4)));
        } else if (NUMBERED.matcher(token).matches()) {
            unit = once(unit, token.charAt(0) == 'h' ? Unit.HALF : Unit.QUARTER);
            ordinal = once(ordinal, token.charAt(1) - '0');
        } else if (YEAR.matcher(token).matches()) {
            years.add(Integer.valueOf(token));
        } else if (SHORT_YEAR.matcher(token).matches()) {
            takeShortYear(Integer.parseInt(token.substring(1)));
        } else if (NUMBER.matcher(token).matches()) {
            numbers.add(Integer.valueOf(token.replaceAll("\\D", "")));
        } else {
            takeWord(token);
        }
    }

    private void takeMonth(String token) {
        int number = Integer.parseInt(token.substring(5));
        if (number < 1 || number > 12) {
            throw new Unclear(Message.of("period.noSuchDay", token));
        }
        years.add(Integer.valueOf(token.substring(0, 4)));
        month = once(month, number);
    }

    private void takeShortYear(int two) {
        int year = today.getYear() - today.getYear() % CENTURY + two;
        years.add(year > today.getYear() + SHORT_YEARS_AHEAD ? year - CENTURY : year);
    }

    private void takeWord(String word) {
        if (Vocabulary.MONTHS.containsKey(word)) {
            month = once(month, Vocabulary.MONTHS.get(word));
        } else if (Vocabulary.SEASONS.containsKey(word)) {
            season = once(season, Vocabulary.SEASONS.get(word));
        } else if (Vocabulary.WINTER.contains(word)) {
            winter = true;
        } else if (Vocabulary.WEEKDAYS.containsKey(word)) {
            weekday = once(weekday, Vocabulary.WEEKDAYS.get(word));
        } else if (Vocabulary.ORDINALS.containsKey(word)) {
            ordinal = once(ordinal, Vocabulary.ORDINALS.get(word));
        } else if (Vocabulary.LAST.contains(word) && relative == null && ordinal == null) {
            // in English the same word leads back from today
            ordinal = LAST;
        } else if (Vocabulary.UNITS.containsKey(word)) {
            unit = unit(Objects.requireNonNull(Vocabulary.UNITS.get(word)));
        } else if (Vocabulary.PARTS.containsKey(word)) {
            part = once(part, Vocabulary.PARTS.get(word));
            partWord = word;
        } else if (Vocabulary.RELATIVE.containsKey(word)) {
            relative = once(relative, Vocabulary.RELATIVE.get(word));
        } else if (Vocabulary.DAYS_FROM_TODAY.containsKey(word)) {
            day = once(day, today.plusDays(Vocabulary.DAYS_FROM_TODAY.get(word)));
            relative = once(relative, 0);
        } else if (Vocabulary.TENS.containsKey(word)) {
            numbers.add(Vocabulary.TENS.get(word));
        } else if (!Vocabulary.EMPTY.contains(word) && !(BETWEEN_YEARS.contains(word) && years.size() == 1)) {
            throw new Unclear(Message.of("period.unknownWord", word));
        }
    }

    /** The year may stand beside a unit of it, such as the second quarter of the year. */
    private Unit unit(Unit next) {
        if (unit == null || unit == Unit.YEAR) {
            return next;
        }
        if (next == Unit.YEAR) {
            return unit;
        }
        throw severalNamed();
    }

    private static <T> T once(@Nullable T before, T next) {
        if (before != null && !before.equals(next)) {
            throw severalNamed();
        }
        return next;
    }

    private static Unclear severalNamed() {
        return new Unclear(Message.of("period.severalNamed"));
    }

    private static LocalDate parsed(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException none) {
            throw new Unclear(Message.of("period.noSuchDay", day));
        }
    }

    private Found found() {
        if (relative != null && relative == 0 && day != null) {
            return new Found(Stretch.of(day), true);
        }
        boolean weekOfMonth = unit == Unit.WEEK && month != null;
        if (ordinal != null && ordinal == LAST && !weekOfMonth && years.isEmpty()) {
            ordinal = null;
            relative = -1;
        }
        if (relative != null) {
            return new Found(parted(fromToday()), true);
        }
        var named = parted(named());
        checkWeekday(named);
        return new Found(named, false);
    }

    private Stretch parted(Stretch whole) {
        if (part == null) {
            return whole;
        }
        if (!whole.has(part)) {
            throw new Unclear(Message.of("period.noPart", Objects.requireNonNull(partWord)));
        }
        return whole.only(part);
    }

    private Stretch named() {
        if (day != null) {
            if (month != null || season != null || winter || unit != null || !numbers.isEmpty() || !years.isEmpty()) {
                throw severalNamed();
            }
            return Stretch.of(day);
        }
        if (winter) {
            return winter();
        }
        if (unit == Unit.HALF && ordinal == null && numbers.isEmpty()) {
            // "half maart" is its middle
            unit = null;
            part = once(part, Part.MIDDLE);
            partWord = "half";
        }
        if (season != null) {
            if (month != null || unit != null || !numbers.isEmpty()) {
                throw severalNamed();
            }
            return Stretch.of(Unit.SEASON, year(), season);
        }
        return unit == null || unit == Unit.YEAR || unit == Unit.MONTH ? dated() : ofUnit(unit);
    }

    private Stretch winter() {
        if (years.size() == 1) {
            int year = years.getFirst();
            if (month != null && (year + 1) % CENTURY == month) {
                return Stretch.of(Unit.WINTER, year, 0);
            }
            throw new Unclear(Message.of("period.winterWords", year - 1, year, year + 1));
        }
        return Stretch.of(Unit.WINTER, firstOfTwo(), 0);
    }

    /** Returns the first of two years that follow one another; null without years. */
    private @Nullable Integer firstOfTwo() {
        if (years.size() > 2 || (years.size() == 2 && years.get(1) != years.get(0) + 1)) {
            throw severalNamed();
        }
        return years.isEmpty() ? null : years.getFirst();
    }

    private @Nullable Integer year() {
        if (years.stream().distinct().count() > 1) {
            throw severalNamed();
        }
        return years.isEmpty() ? null : years.getFirst();
    }

    private Stretch dated() {
        if (numbers.size() > 1 || ordinal != null) {
            throw numbers.size() > 1 ? severalNamed() : new Unclear(Message.of("period.nothingNamed"));
        }
        if (month != null) {
            return numbers.isEmpty()
                    ? Stretch.of(Unit.MONTH, year(), month)
                    : new Stretch(Unit.DAY, year(), month, numbers.getFirst(), null);
        }
        if (!numbers.isEmpty()) {
            return new Stretch(Unit.DAY, year(), 0, numbers.getFirst(), null);
        }
        if (year() != null) {
            return Stretch.of(Unit.YEAR, year(), 0);
        }
        if (unit == Unit.YEAR && part != null) {
            return Stretch.of(Unit.YEAR, null, 0);
        }
        throw new Unclear(
                part == null
                        ? Message.of("period.nothingNamed")
                        : Message.of("period.partOfWhat", Objects.requireNonNull(partWord)));
    }

    private Stretch ofUnit(Unit of) {
        return switch (of) {
            case DECADE -> decade();
            case SCHOOL_YEAR -> Stretch.of(of, firstOfTwo(), 0);
            case HALF -> Stretch.of(of, year(), place(2));
            case QUARTER -> Stretch.of(of, year(), place(4));
            case WEEK -> week();
            case YEAR, SEASON, WINTER, MONTH, DAY -> throw severalNamed();
        };
    }

    private int place(int most) {
        if (month != null) {
            throw severalNamed();
        }
        var given = ordinal == null && numbers.size() == 1 ? numbers.getFirst() : ordinal;
        if (given == null || given > most) {
            throw new Unclear(Message.of("period.whichOne", most));
        }
        return given == LAST ? most : given;
    }

    private Stretch decade() {
        int of;
        if (years.size() == 1 && numbers.isEmpty()) {
            of = years.getFirst();
        } else if (years.isEmpty() && numbers.size() == 1) {
            int century = today.getYear() - today.getYear() % CENTURY;
            of = century + numbers.getFirst() > today.getYear()
                    ? century - CENTURY + numbers.getFirst()
                    : century + numbers.getFirst();
        } else {
            throw new Unclear(Message.of("period.nothingNamed"));
        }
        if (of % 10 != 0) {
            throw new Unclear(Message.of("period.nothingNamed"));
        }
        return Stretch.of(Unit.DECADE, of, 0);
    }

    private Stretch week() {
        if (month != null && numbers.size() == 1) {
            if (years.isEmpty()) {
                throw new Unclear(Message.of("period.noYear"));
            }
            var within = onDay(Objects.requireNonNull(year()), month, numbers.getFirst());
            return Stretch.of(
                    Unit.WEEK, within.get(IsoFields.WEEK_BASED_YEAR), within.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        }
        if (month != null && ordinal != null) {
            part = switch (ordinal) {
                case 1 -> Part.FIRST_WEEK;
                case 2 -> Part.SECOND_WEEK;
                case 3 -> Part.THIRD_WEEK;
                case LAST -> Part.LAST_WEEK;
                default -> throw new Unclear(Message.of("period.whichOne", 3));
            };
            return Stretch.of(Unit.MONTH, year(), month);
        }
        var given = ordinal == null && numbers.size() == 1 ? numbers.getFirst() : ordinal;
        if (given == null || given < 1 || given > 53 || month != null) {
            throw new Unclear(Message.of("period.whichOne", 53));
        }
        return Stretch.of(Unit.WEEK, year(), given);
    }

    private static LocalDate onDay(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException none) {
            throw new Unclear(Message.of("period.noSuchDay", "%04d-%02d-%02d".formatted(year, month, day)));
        }
    }

    private void checkWeekday(Stretch named) {
        if (weekday == null || named.year() == null || named.lacksMonth()) {
            return;
        }
        if (named.unit() != Unit.DAY) {
            throw severalNamed();
        }
        var on = onDay(named.year(), named.number(), named.day());
        if (on.getDayOfWeek() != weekday) {
            throw new Unclear(Message.of("period.otherWeekday", on));
        }
    }

    private Stretch fromToday() {
        int by = Objects.requireNonNull(relative);
        if (!numbers.isEmpty() || !years.isEmpty() || weekday != null || ordinal != null || day != null) {
            throw severalNamed();
        }
        if (season != null) {
            return turn(Stretch.of(Unit.SEASON, null, season), by);
        }
        if (winter) {
            return turn(Stretch.of(Unit.WINTER, null, 0), by);
        }
        if (month != null) {
            return turn(Stretch.of(Unit.MONTH, null, month), by);
        }
        return switch (Objects.requireNonNullElse(unit, Unit.DAY)) {
            case YEAR -> Stretch.of(Unit.YEAR, today.getYear() + by, 0);
            case SCHOOL_YEAR ->
                Stretch.of(Unit.SCHOOL_YEAR, today.minusMonths(8).getYear() + by, 0);
            case MONTH -> {
                var then = YearMonth.from(today).plusMonths(by);
                yield Stretch.of(Unit.MONTH, then.getYear(), then.getMonthValue());
            }
            case QUARTER -> {
                var then = today.plusMonths(3L * by);
                yield Stretch.of(Unit.QUARTER, then.getYear(), then.get(IsoFields.QUARTER_OF_YEAR));
            }
            case HALF -> {
                var then = today.plusMonths(6L * by);
                yield Stretch.of(Unit.HALF, then.getYear(), then.getMonthValue() <= 6 ? 1 : 2);
            }
            case WEEK -> {
                var then = today.plusWeeks(by);
                yield Stretch.of(
                        Unit.WEEK, then.get(IsoFields.WEEK_BASED_YEAR), then.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            }
            case DECADE, SEASON, WINTER, DAY -> throw new Unclear(Message.of("period.nothingNamed"));
        };
    }

    /** This one, the next one that begins, or the last one that is over. */
    private Stretch turn(Stretch of, int by) {
        int year = today.getYear();
        if (by > 0) {
            return of.in(of.in(year).first().isAfter(today) ? year : year + 1);
        }
        if (by < 0) {
            return of.in(of.in(year).last().isBefore(today) ? year : year - 1);
        }
        return of.in(year);
    }
}
