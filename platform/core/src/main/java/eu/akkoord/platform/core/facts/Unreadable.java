package eu.akkoord.platform.core.facts;

import eu.akkoord.platform.core.message.Message;

/** Refuses what was written: a property of it is missing or malformed. */
public final class Unreadable extends IllegalArgumentException {
    private final String pointer;
    private final transient Message detail;

    /** @param code of the message that says what is wrong */
    Unreadable(String pointer, String code, Object... arguments) {
        this(pointer, Message.of(code, arguments));
    }

    Unreadable(String pointer, Message detail) {
        super(pointer + ": " + detail, null);
        this.pointer = pointer;
        this.detail = detail;
    }

    static Unreadable missing(String name) {
        return new Unreadable("/" + name, "property.required");
    }

    /** The same, of something that stands in a property or at a place of a list. */
    Unreadable within(Object step) {
        return new Unreadable("/" + step + pointer, detail);
    }

    /** Returns the JSON pointer to the property. */
    public String pointer() {
        return pointer;
    }

    /** Returns the fault. */
    public Message detail() {
        return detail;
    }
}
