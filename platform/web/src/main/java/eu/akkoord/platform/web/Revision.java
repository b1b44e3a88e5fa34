package eu.akkoord.platform.web;

import eu.akkoord.platform.core.problem.Issue;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import java.util.regex.Pattern;

/**
 * The revision of an aggregate that a writer has seen; on the wire a strong entity tag such as {@code "3"}.
 *
 * @param number counts the aggregate's changes from 1; 0 stands for a tag that we never gave, which nothing bears
 */
public record Revision(long number) {
    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"");
    private static final Pattern OURS = Pattern.compile("\"([1-9][0-9]{0,17})\"");

    public Revision {
        if (number < 0) {
            throw new IllegalArgumentException("%d is no revision".formatted(number));
        }
    }

    /** @throws ProblemException 400 when it is not one entity tag: the star and lists would write without looking */
    public static Revision of(String ifMatch) {
        var tag = ifMatch.strip();
        if (!ETAG.matcher(tag).matches()) {
            throw new ProblemException(Problem.badRequest(Issue.header("If-Match", ifMatch, "revision.noTag")));
        }
        var ours = OURS.matcher(tag);
        return new Revision(ours.matches() ? Long.parseLong(ours.group(1)) : 0);
    }

    public String etag() {
        return "\"" + number + "\"";
    }
}
