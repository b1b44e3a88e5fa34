package eu.akkoord.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.platform.core.message.Message;
import eu.akkoord.platform.core.problem.Issue;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.core.time.PeriodWords;
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
     * @param pointer to the period in the request, for the problem
     * @throws ProblemException 400 when the value is missing, as after a patch, or not in the subset
     */
    public Period toPeriod(String pointer) {
        try {
            if (edtf != null) {
                return Period.of(edtf, label);
            }
        } catch (Period.Malformed malformed) {
            throw refused(pointer, PeriodWords.refusal(edtf, malformed));
        }
        throw refused(pointer, Message.of("period.missing"));
    }

    private static ProblemException refused(String pointer, Message why) {
        return new ProblemException(
                Problem.badRequest(new Issue(Issue.SCHEMA_VIOLATION, "body", pointer + "/edtf", null, why)));
    }
}
