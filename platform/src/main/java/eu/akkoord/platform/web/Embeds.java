package eu.akkoord.platform.web;

import eu.akkoord.platform.time.Moment;
import java.util.List;

/**
 * What a request wants its answer to carry along, each once and in the order asked.
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
            throw new ProblemException(Problem.badRequest(
                    Issue.query(KEY, null, "Meesturen toont wat nu geldt en gaat niet samen met asOf of knownAt")));
        }
        return new Embeds(names);
    }
}
