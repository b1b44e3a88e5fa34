package eu.akkoord.platform.core.message;

import com.fasterxml.jackson.annotation.JsonValue;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;

/**
 * Something to say, in no language yet.
 *
 * @param code a stable word such as {@code visit.hostIsGuest}, by which each language has its words; what none has is said as it stands
 * @param arguments what the words leave room for; among them may be what has words of its own
 */
public record Message(String code, List<Object> arguments) implements Said {
    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String code, Object... arguments) {
        return new Message(code, List.of(arguments));
    }

    @Override
    public boolean isIn(Language language) {
        return language.words(code) != null
                && arguments.stream().allMatch(one -> !(one instanceof Said within) || within.isIn(language));
    }

    /** Numbers are written in digits alone. */
    @Override
    public String in(Language language) {
        var words = language.words(code);
        return words == null
                ? code
                : new MessageFormat(words, Locale.ROOT)
                        .format(arguments.stream()
                                .map(one -> one instanceof Said within ? within.in(language) : one.toString())
                                .toArray());
    }

    /** Returns it in Dutch. */
    @Override
    @JsonValue
    public String toString() {
        return in(Language.DUTCH);
    }
}
