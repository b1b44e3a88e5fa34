package eu.akkoord.platform.web;

import eu.akkoord.platform.core.problem.Issue;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.core.time.Moment;
import java.util.List;

/**
 * The embeds that a request names, each once and in that order.
 *
 * @param names that the contract knows at this operation
 */
public record Embeds(List<String> names) {
    /** The query key. */
    static final String KEY = "embed";

    public Embeds {
        names = names.stream().distinct().toList();
    }

    /** @throws ProblemException 400 about a moment of the past: what is carried along is a list, and lists are of now */
    static Embeds of(List<String> names, Moment moment) {
        if (!names.isEmpty() && !moment.isNow()) {
            throw new ProblemException(Problem.badRequest(Issue.query(KEY, null, "embed.ofThen")));
        }
        return new Embeds(names);
    }
}
