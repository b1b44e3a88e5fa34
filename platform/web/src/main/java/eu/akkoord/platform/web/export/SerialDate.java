package eu.akkoord.platform.web.export;

import eu.akkoord.platform.core.facts.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Days as a spreadsheet counts them: from the end of 1899, with a part of a day for a moment in UTC. */
final class SerialDate {
    private static final LocalDate ZERO = LocalDate.of(1899, 12, 30);

    /** The first day that every spreadsheet counts alike: Excel believes that there was a 29 February 1900. */
    private static final LocalDate FIRST = LocalDate.of(1900, 3, 1);

    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

    private SerialDate() {}

    /** Returns the number for a value of a column of dates as JSON has it; null where it stays text. */
    static @Nullable String of(Column.Type type, String text) {
        try {
            return switch (type) {
                case PLAIN -> null;
                case DAY -> day(LocalDate.parse(text));
                case MOMENT -> moment(Instant.parse(text));
            };
        } catch (DateTimeException several) {
            // a cell of several days says them in words
            return null;
        }
    }

    private static @Nullable String day(LocalDate day) {
        return day.isBefore(FIRST) || day.isAfter(LAST) ? null : Long.toString(ChronoUnit.DAYS.between(ZERO, day));
    }

    private static @Nullable String moment(Instant moment) {
        var time = moment.atOffset(ZoneOffset.UTC);
        var day = day(time.toLocalDate());
        if (day == null) {
            return null;
        }
        var part = BigDecimal.valueOf(time.toLocalTime().toSecondOfDay()).divide(SECONDS, 10, RoundingMode.HALF_UP);
        return new BigDecimal(day).add(part).stripTrailingZeros().toPlainString();
    }
}
