package eu.akkoord.platform.core.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Days that follow one another and that words name as one: a day, a month, a season, the end of a year.
 *
 * @param year absent when the words do not say
 * @param number which one of its year: a month, a quarter, a week, a season by its number of EDTF; of a day its month, 0 when the words do
 *     not say
 * @param day of the month; 0 for all units but a day
 * @param part absent when some time in the unit is meant
 */
record Stretch(
        Unit unit,
        @Nullable Integer year,
        int number,
        int day,
        @Nullable Part part) {
    /** Unit of the calendar, with its number of months where it has whole ones. */
    enum Unit {
        DECADE(120),
        YEAR(12),
        SCHOOL_YEAR(12),
        HALF(6),
        QUARTER(3),
        SEASON(3),
        WINTER(3),
        MONTH(1),
        WEEK(0),
        DAY(0);

        private final int months;

        Unit(int months) {
            this.months = months;
        }
    }

    /** Part of a unit. */
    enum Part {
        BEGIN,
        MIDDLE,
        END,
        /** From its first day to its last, and not some time in it. */
        WHOLE,
        FIRST_WEEK,
        SECOND_WEEK,
        THIRD_WEEK,
        LAST_WEEK,
        /** The part of its year before it. */
        BEFORE,
        /** The part of its year after it. */
        AFTER
    }

    private static final int SEVEN = 7;
    private static final int TEN = 10;
    private static final int TWENTY = 20;

    static Stretch of(Unit unit, @Nullable Integer year, int number) {
        return new Stretch(unit, year, number, 0, null);
    }

    static Stretch of(LocalDate day) {
        return new Stretch(Unit.DAY, day.getYear(), day.getMonthValue(), day.getDayOfMonth(), null);
    }

    Stretch in(@Nullable Integer other) {
        return new Stretch(unit, other, number, day, part);
    }

    Stretch inMonth(int month) {
        return new Stretch(unit, year, month, day, part);
    }

    Stretch only(@Nullable Part some) {
        return new Stretch(unit, year, number, day, some);
    }

    /** Tells whether it is a day of a month that the words do not say. */
    boolean lacksMonth() {
        return unit == Unit.DAY && number == 0;
    }

    /** @throws DateTimeException when there is no such day */
    LocalDate first() {
        return days().first();
    }

    /** @throws DateTimeException when there is no such day */
    LocalDate last() {
        return days().last();
    }

    /** Returns its value in EDTF. */
    String edtf() {
        var days = days();
        if (part == Part.WHOLE) {
            return days.first() + "/" + days.last();
        }
        var simple = simple();
        return simple == null ? days.between() : simple;
    }

    /** Returns its value as the beginning of a lasting span. */
    String asStart() {
        var simple = simple();
        return simple == null ? days().start() : simple;
    }

    /** Returns its value as the end of a lasting span. */
    String asEnd() {
        var simple = simple();
        return simple == null ? days().end() : simple;
    }

    /** Returns it as one date or season; null when it is none. */
    private @Nullable String simple() {
        if (part != null) {
            return null;
        }
        int of = inYear();
        return switch (unit) {
            case YEAR -> "%04d".formatted(of);
            case MONTH, SEASON -> "%04d-%02d".formatted(of, number);
            case DAY -> first().toString();
            case DECADE, SCHOOL_YEAR, HALF, QUARTER, WINTER, WEEK -> null;
        };
    }

    /** The first day and the last. */
    record Days(LocalDate first, LocalDate last) {
        private boolean hasWholeMonths() {
            return first.getDayOfMonth() == 1
                    && last.equals(YearMonth.from(last).atEndOfMonth());
        }

        private boolean hasWholeYears() {
            return hasWholeMonths() && first.getMonthValue() == 1 && last.getMonthValue() == 12;
        }

        private String start() {
            return hasWholeYears()
                    ? "%04d".formatted(first.getYear())
                    : hasWholeMonths() ? YearMonth.from(first).toString() : first.toString();
        }

        private String end() {
            return hasWholeYears()
                    ? "%04d".formatted(last.getYear())
                    : hasWholeMonths() ? YearMonth.from(last).toString() : last.toString();
        }

        /** Returns some time between the two in EDTF. */
        String between() {
            return start().equals(end()) ? start() : "[%s..%s]".formatted(start(), end());
        }
    }

    int inYear() {
        return Objects.requireNonNull(year, "a stretch is of some year by now");
    }

    private Days days() {
        var whole = whole();
        return part == null ? whole : part(part, whole);
    }

    private Days whole() {
        int of = inYear();
        return switch (unit) {
            case DECADE -> months(of, 1);
            case YEAR -> months(of, 1);
            case SCHOOL_YEAR -> months(of, 9);
            case HALF -> months(of, 6 * number - 5);
            case QUARTER -> months(of, 3 * number - 2);
            case SEASON -> months(of, 3 * (number - 20));
            case WINTER -> months(of, 12);
            case MONTH -> months(of, number);
            case WEEK -> {
                // the fourth of January lies in the first week
                var monday = LocalDate.of(of, 1, 4)
                        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                if (monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) != number) {
                    throw new DateTimeException("There is no such week in this year");
                }
                yield new Days(monday, monday.plusDays(SEVEN - 1));
            }
            case DAY -> {
                var only = LocalDate.of(of, number, day);
                yield new Days(only, only);
            }
        };
    }

    private Days months(int of, int month) {
        var from = YearMonth.of(of, month);
        return new Days(from.atDay(1), from.plusMonths(unit.months - 1L).atEndOfMonth());
    }

    private Days part(Part some, Days whole) {
        var first = whole.first();
        var last = whole.last();
        return switch (some) {
            case WHOLE -> whole;
            case BEGIN -> unit == Unit.MONTH ? new Days(first, first.withDayOfMonth(TEN)) : slice(first, 0, begin());
            case MIDDLE ->
                unit == Unit.MONTH
                        ? new Days(first.withDayOfMonth(TEN + 1), first.withDayOfMonth(TWENTY))
                        : slice(first, middle(), unit.months - middle());
            case END ->
                unit == Unit.MONTH
                        ? new Days(first.withDayOfMonth(TWENTY + 1), last)
                        : slice(first, unit.months - begin(), unit.months);
            case FIRST_WEEK -> new Days(first, first.plusDays(SEVEN - 1));
            case SECOND_WEEK -> new Days(first.plusDays(SEVEN), first.plusDays(2 * SEVEN - 1));
            case THIRD_WEEK -> new Days(first.plusDays(2 * SEVEN), first.plusDays(3 * SEVEN - 1));
            case LAST_WEEK -> new Days(last.minusDays(SEVEN - 1), last);
            case BEFORE -> new Days(first.withDayOfYear(1), first.minusDays(1));
            case AFTER -> new Days(last.plusDays(1), LocalDate.of(last.getYear(), 12, 31));
        };
    }

    /** Tells whether the unit has such a part, of those that words name. */
    boolean has(Part some) {
        return some == Part.WHOLE || unit.months > 0;
    }

    /** Four years of ten, a quarter of a year, a third of what is shorter. */
    private int begin() {
        return switch (unit.months) {
            case 120 -> 48;
            case 12 -> 3;
            default -> unit.months / 3;
        };
    }

    private int middle() {
        return switch (unit.months) {
            case 120 -> 36;
            case 12 -> 4;
            default -> unit.months / 3;
        };
    }

    private static Days slice(LocalDate first, int from, int to) {
        return new Days(first.plusMonths(from), first.plusMonths(to).minusDays(1));
    }
}
