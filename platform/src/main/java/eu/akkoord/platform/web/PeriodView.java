package eu.akkoord.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.platform.time.Period;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A {@link Period} as JSON; of what a writer sends, only the words and the value count. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PeriodView(
        @Nullable String label,
        @Nullable String edtf,
        @Nullable LocalDate earliest,
        @Nullable LocalDate latest) {
    public static PeriodView of(Period period) {
        return new PeriodView(period.label(), period.edtf(), period.earliest(), period.latest());
    }

    /**
     * @param pointer where it stands in the request, for whoever gets the refusal
     * @throws ProblemException 400 when the value is missing, as after a patch, or not in the subset
     */
    public Period toPeriod(String pointer) {
        try {
            if (edtf != null) {
                return Period.of(edtf, label);
            }
        } catch (Period.Malformed malformed) {
            throw refused(pointer, "De periode heeft niet het formaat edtf");
        }
        throw refused(pointer, "Een periode heeft een waarde in edtf");
    }

    private static ProblemException refused(String pointer, String detail) {
        return new ProblemException(Problem.badRequest(Issue.body(pointer + "/edtf", null, detail)));
    }
}
