package eu.akkoord.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param type what kind of thing, a URN of the Belgian guide
 * @param in where: body, query, path or header
 * @param name the parameter, or the JSON pointer of the property; cut when it is long
 * @param value what was sent there; left out when it is a long text
 * @param detail what is wrong, in Dutch
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Issue(
        String type,
        @Nullable String in,
        @Nullable String name,
        @Nullable Object value,
        String detail) {
    public static final String SCHEMA_VIOLATION = "urn:problem-type:belgif:input-validation:schemaViolation";
    public static final String UNKNOWN_PARAMETER = "urn:problem-type:belgif:input-validation:unknownInput";

    /** The longest text of a caller that is shown again, in characters. */
    private static final int LONGEST_VALUE = 100;

    private static final int LONGEST_NAME = 500;

    public Issue {
        name = name == null ? null : cut(name, LONGEST_NAME);
        value = value instanceof String text && text.length() > LONGEST_VALUE ? null : value;
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    /** Something in the body, at a JSON pointer such as {@code /period/edtf}. */
    public static Issue body(String pointer, @Nullable Object value, String detail) {
        return new Issue(SCHEMA_VIOLATION, "body", pointer, value, detail);
    }

    /** The body as a whole. */
    static Issue wholeBody(String detail) {
        return new Issue(SCHEMA_VIOLATION, "body", null, null, detail);
    }

    public static Issue query(@Nullable String name, @Nullable Object value, String detail) {
        return new Issue(SCHEMA_VIOLATION, "query", name, value, detail);
    }

    public static Issue header(String name, @Nullable Object value, String detail) {
        return new Issue(SCHEMA_VIOLATION, "header", name, value, detail);
    }

    public static Issue path(String name, @Nullable Object value, String detail) {
        return new Issue(SCHEMA_VIOLATION, "path", name, value, detail);
    }

    /** A parameter or property that is not known where it was sent. */
    public static Issue unknown(String in, String name) {
        return new Issue(
                UNKNOWN_PARAMETER, in, name, null, "%s is hier niet bekend".formatted(cut(name, LONGEST_VALUE)));
    }
}
