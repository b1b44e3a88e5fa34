package eu.akkoord.platform.core.facts;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One property of an aggregate, for code that handles it by its type.
 *
 * @param value a text, a list of texts, or the value itself where it is of another type; null where it cannot be said of this one
 * @param <A> the aggregate
 */
public record Fact<A>(Type type, Function<A, @Nullable Object> value) {
    /** Kind of value, on which it depends what is done with a fact. */
    public enum Type {
        TEXT,
        TEXTS,
        FLAG,
        NUMBER,
        DAY,
        PERIOD
    }
}
