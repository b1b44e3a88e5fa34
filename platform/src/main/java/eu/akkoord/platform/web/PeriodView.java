package eu.akkoord.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.platform.time.Period;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A {@link Period} as JSON; of what a writer sends, only the words and the value count. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PeriodView(
        @Nullable String label,
        String edtf,
        @Nullable LocalDate earliest,
        @Nullable LocalDate latest) {
    public static PeriodView of(Period period) {
        return new PeriodView(period.label(), period.edtf(), period.earliest(), period.latest());
    }

    /** @throws Period.Malformed when the value is not in the subset */
    public Period toPeriod() {
        return Period.of(edtf, label);
    }
}
