package eu.akkoord.platform.core.change;

import eu.akkoord.platform.core.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with what a writer gives.
 *
 * @param pointer JSON pointer into the request
 * @param value what stands there, when it may be shown again
 * @param detail what is wrong
 */
public record Fault(String pointer, @Nullable String value, Message detail) {
    /** @param code of the message that says what is wrong */
    public Fault(String pointer, @Nullable String value, String code, Object... arguments) {
        this(pointer, value, Message.of(code, arguments));
    }
}
