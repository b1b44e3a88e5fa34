package eu.akkoord.platform.web;

import java.util.regex.Pattern;

/**
 * The revision of an aggregate that a writer has seen; on the wire a strong entity tag such as {@code "3"}.
 *
 * @param number counts the aggregate's changes from 1
 */
public record Revision(long number) {
    private static final Pattern ETAG = Pattern.compile("\"([1-9][0-9]{0,17})\"");

    public Revision {
        if (number < 1) {
            throw new IllegalArgumentException("A revision counts from 1, so %d is none".formatted(number));
        }
    }

    /** @throws ProblemException 400 when it is not one strong entity tag that we could have given */
    public static Revision of(String ifMatch) {
        var tag = ETAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new ProblemException(Problem.badRequest(Issue.header(
                    "If-Match",
                    ifMatch,
                    "If-Match moet precies één ETag zijn zoals de API die gaf, bijvoorbeeld \"3\"")));
        }
        return new Revision(Long.parseLong(tag.group(1)));
    }

    public String etag() {
        return "\"" + number + "\"";
    }
}
