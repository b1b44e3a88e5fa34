package eu.akkoord.platform.core.facts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All forms of a record in which an officer's facts stand: its components are the properties, by their names. A component that is marked
 * as nullable may be left out, a list that is left out is empty, and a flag is false.
 *
 * @param <R> the record
 */
public final class Facts<R extends Record> {
    private final Class<R> type;
    private final RecordCodec codec;

    private Facts(Class<R> type) {
        this.type = type;
        this.codec = Codecs.with(Map.of()).record(type);
    }

    /** @throws IllegalArgumentException when it is not known how a component is written */
    public static <R extends Record> Facts<R> of(Class<R> type) {
        return new Facts<>(type);
    }

    RecordCodec codec() {
        return codec;
    }

    /** Returns the names of the properties. */
    public List<String> names() {
        return codec.names();
    }

    /**
     * Reads what a writer sends; properties that the record does not have are left aside.
     *
     * @throws Unreadable when a property is missing or malformed
     */
    public R read(Map<?, ?> body) {
        return type.cast(codec.read(body));
    }

    /** Writes the facts as a body that {@link #read} would read the same from; the target of a merge patch. */
    public Map<String, Object> write(R facts) {
        return codec.write(facts, Style.TOLD);
    }

    /**
     * Returns the facts with a JSON Merge Patch (RFC 7396) applied to them.
     *
     * @throws Unreadable when a property is missing or malformed after it
     */
    public R amended(R facts, Map<String, ?> patch) {
        return read(patched(facts, patch));
    }

    /**
     * Applies a JSON Merge Patch (RFC 7396) to facts as they are written; neither is changed. Where a period gets another value without
     * words, its old words go: they were said of another time.
     */
    public Map<String, Object> patched(R facts, Map<String, ?> patch) {
        return MergePatch.merged(write(facts), patch, codec::part);
    }

    /** Returns the names of the properties in which two differ, in the order of the record. */
    public List<String> changed(R before, R after) {
        return codec.changed(before, after);
    }

    /** Returns the same facts with another value of one property. */
    public <V extends @Nullable Object> R with(R facts, Property<R, V> property, V value) {
        return type.cast(codec.with(facts, property.name(), value));
    }
}
