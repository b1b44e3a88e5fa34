package eu.akkoord.platform.store;

import eu.akkoord.platform.core.Sha256;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** SHA-256 over a form of a document that does not depend on the order in which a store keeps its properties. */
public final class Hashes {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Hashes() {}

    /** The hash of a stored document, in hexadecimal. */
    public static String of(Map<String, ?> document) {
        return Sha256.of(text(Objects.requireNonNull(canonical(document, "", Set.of()))));
    }

    /** Writes {@link #canonical} as text to be hashed. */
    static String text(Object canonical) {
        return JSON.writeValueAsString(canonical);
    }

    /**
     * A form that is the same however a store keeps it.
     *
     * @param pointer to the value
     * @param without pointers to values in whose place null stands
     */
    static @Nullable Object canonical(@Nullable Object value, String pointer, Set<String> without) {
        if (!without.isEmpty() && without.contains(pointer)) {
            return null;
        }
        return switch (value) {
            case Binary binary -> Base64.getEncoder().encodeToString(binary.getData());
            case Map<?, ?> map -> {
                var sorted = new TreeMap<String, @Nullable Object>();
                map.forEach((key, inner) ->
                        sorted.put(String.valueOf(key), canonical(inner, below(pointer, key, without), without)));
                yield sorted;
            }
            case Collection<?> list -> {
                var all = new ArrayList<@Nullable Object>(list.size());
                for (var inner : list) {
                    all.add(canonical(inner, below(pointer, all.size(), without), without));
                }
                yield all;
            }
            case null -> null;
            default -> value;
        };
    }

    private static String below(String pointer, @Nullable Object step, Set<String> without) {
        return without.isEmpty() ? "" : pointer + "/" + step;
    }
}
