package eu.akkoord.platform.core.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param type what kind of thing, a URN of the Belgian guide
 * @param in where: body, query, path or header
 * @param name the parameter, or the JSON pointer of the property; cut when it is long
 * @param value what was sent there; left out when it is a long text
 * @param detail what is wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Issue(
        String type,
        @Nullable String in,
        @Nullable String name,
        @Nullable Object value,
        Message detail) {
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
    public static Issue body(String pointer, @Nullable Object value, String code, Object... arguments) {
        return of("body", pointer, value, code, arguments);
    }

    /** The body as a whole. */
    public static Issue wholeBody(String code, Object... arguments) {
        return of("body", null, null, code, arguments);
    }

    public static Issue query(@Nullable String name, @Nullable Object value, String code, Object... arguments) {
        return of("query", name, value, code, arguments);
    }

    public static Issue header(String name, @Nullable Object value, String code, Object... arguments) {
        return of("header", name, value, code, arguments);
    }

    public static Issue path(String name, @Nullable Object value, String code, Object... arguments) {
        return of("path", name, value, code, arguments);
    }

    /** @param code of the message that says what is wrong */
    public static Issue of(String in, @Nullable String name, @Nullable Object value, String code, Object... arguments) {
        return new Issue(SCHEMA_VIOLATION, in, name, value, Message.of(code, arguments));
    }

    /**
     * A parameter that is not known where it was sent.
     *
     * @param known those that are
     */
    public static Issue unknown(String in, String name, String known) {
        return new Issue(
                UNKNOWN_PARAMETER, in, name, null, Message.of("input.unknown", cut(name, LONGEST_VALUE), known));
    }

    Issue in(Language language) {
        return new Issue(type, in, name, value, Message.of(detail.in(language)));
    }
}
