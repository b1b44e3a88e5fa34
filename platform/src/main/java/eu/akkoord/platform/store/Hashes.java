package eu.akkoord.platform.store;

import eu.akkoord.platform.Sha256;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** SHA-256 over a form of a document that does not depend on the order in which a store keeps its properties. */
public final class Hashes {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Hashes() {}

    static String of(Entry entry) {
        return of(entry.document());
    }

    /** The hash of a stored document, in hexadecimal. */
    public static String of(Map<String, ?> document) {
        return Sha256.of(JSON.writeValueAsString(canonical(document)));
    }

    private static @Nullable Object canonical(@Nullable Object value) {
        return switch (value) {
            case Binary binary -> Base64.getEncoder().encodeToString(binary.getData());
            case Map<?, ?> map -> {
                var sorted = new TreeMap<String, @Nullable Object>();
                map.forEach((key, inner) -> sorted.put(String.valueOf(key), canonical(inner)));
                yield sorted;
            }
            case Collection<?> list -> list.stream().map(Hashes::canonical).toList();
            case null -> null;
            default -> value;
        };
    }
}
