package eu.akkoord.platform.search.declaration;

import java.util.List;

/**
 * A query key that a list understands.
 *
 * @param name lowerCamelCase
 * @param repeated whether it may be given several times, meaning any of the values
 * @param values the only ones there are; empty when they are free within the form
 */
public record Parameter(String name, Form form, boolean repeated, List<String> values) {
    /** The syntax of a value. */
    public enum Form {
        TEXT,
        INTEGER,
        BOOLEAN,
        DATE,
        INSTANT
    }

    public Parameter {
        values = List.copyOf(values);
    }

    static Parameter one(String name, Form form) {
        return new Parameter(name, form, false, List.of());
    }

    static Parameter several(String name, Form form) {
        return new Parameter(name, form, true, List.of());
    }
}
