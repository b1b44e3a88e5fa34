package eu.akkoord.platform.core.facts;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes values of one type as plain ones, which are texts, numbers, flags, lists and maps by name, and reads them back. */
interface Codec {
    Object write(Object value, Style style);

    /** @throws Unreadable when it is not what values of this type are written as */
    Object read(Object plain);

    /**
     * Returns a plain value with a JSON Merge Patch (RFC 7396) applied to it; neither is changed.
     *
     * @param target what is there; absent where nothing is
     */
    default Object merged(@Nullable Object target, Object patch) {
        return MergePatch.apply(target, patch);
    }

    /** Returns the value that stands for an absent one; null where one is required. */
    default @Nullable Object absent() {
        return null;
    }

    /**
     * Returns the same for some properties only.
     *
     * @throws IllegalArgumentException when values of this type have no such properties, or do have others and none is chosen
     */
    default Codec only(Selection chosen) {
        if (!chosen.isEmpty() || hasParts()) {
            throw new IllegalArgumentException("No parts can be chosen of it, not even %s".formatted(chosen.names()));
        }
        return this;
    }

    /** Tells whether values of this type have parts that nobody can choose among, so that it can neither be listed nor told. */
    default boolean hasParts() {
        return false;
    }

    /**
     * Returns a plain value as one of a type.
     *
     * @throws Unreadable when it is of another type, or there is none
     */
    static <T> T as(Class<T> type, @Nullable Object plain) {
        if (!type.isInstance(plain)) {
            throw new Unreadable("", "value.otherType");
        }
        return type.cast(plain);
    }

    /** Returns the type that such values have for whoever lists them. */
    default Fact.Type type() {
        return Fact.Type.TEXT;
    }

    /** Adds where free texts stand, below a name. */
    default void addTexts(String name, Set<String> texts) {}

    /** Adds what makes a column each of a table, below a name. */
    default void addColumns(String name, List<Column> columns) {
        columns.add(Column.plain(name));
    }
}
