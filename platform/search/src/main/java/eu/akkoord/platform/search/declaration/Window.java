package eu.akkoord.platform.search.declaration;

import eu.akkoord.platform.core.time.Period;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A window of days, for periods that no index holds. It meets the same periods as the filters of {@link FieldsBuilder#period}.
 *
 * @param from the first day; absent for any
 * @param to the last day; absent for any
 * @param surely whether the period must overlap them, and not only may
 */
public record Window(@Nullable LocalDate from, @Nullable LocalDate to, boolean surely) {
    /** Tells whether a period overlaps these days. */
    public boolean meets(Period period) {
        var days = PeriodField.Days.of(period);
        long first = surely ? days.low() : days.earliest();
        long last = surely ? days.high() : days.latest();
        return first <= PeriodField.Days.day(to, PeriodField.FOREVER)
                && last >= PeriodField.Days.day(from, -PeriodField.FOREVER);
    }
}
