package eu.akkoord.platform.core.facts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** JSON Merge Patch, RFC 7396, on plain values. */
final class MergePatch {
    private MergePatch() {}

    /** Returns the target with the patch applied; neither is changed. */
    static Object apply(@Nullable Object target, Object patch) {
        return apply(target, patch, name -> null);
    }

    /**
     * The same, with parts that may merge in ways of their own.
     *
     * @param parts the codec of a property by its name, which may merge in a way of its own; null for one that has none
     */
    static Object apply(@Nullable Object target, Object patch, Function<String, @Nullable Codec> parts) {
        return patch instanceof Map<?, ?> changes ? merged(target, changes, parts) : patch;
    }

    /** The same for a patch that changes properties. */
    static Map<String, Object> merged(
            @Nullable Object target, Map<?, ?> changes, Function<String, @Nullable Codec> parts) {
        var after = new LinkedHashMap<String, Object>();
        if (target instanceof Map<?, ?> before) {
            before.forEach((name, value) -> after.put(String.valueOf(name), value));
        }
        changes.forEach((key, change) -> {
            var name = String.valueOf(key);
            if (change == null) {
                after.remove(name);
            } else {
                var codec = parts.apply(name);
                var there = after.get(name);
                after.put(name, codec == null ? apply(there, change) : codec.merged(there, change));
            }
        });
        return after;
    }
}
