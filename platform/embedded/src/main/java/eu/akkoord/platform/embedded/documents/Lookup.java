package eu.akkoord.platform.embedded.documents;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a filter can match at most, read from what it says of ids: alone, beside other conditions, or inside
 * {@code $and} at any depth. Each of them is still held against the whole filter.
 */
final class Lookup {
    private @Nullable NavigableSet<Object> ids;
    private @Nullable Object from;
    private @Nullable Object to;
    private final Map<String, Object> equal = new HashMap<>();

    private Lookup() {}

    static Lookup of(Document filter) {
        var lookup = new Lookup();
        lookup.read(filter);
        return lookup;
    }

    /** The only ids that can match, in their order; absent when the filter does not name them. */
    @Nullable
    NavigableSet<Object> ids() {
        return ids;
    }

    /** The least id that can match; absent when there is none. */
    @Nullable
    Object from() {
        return from;
    }

    /** The greatest id that can match; absent when there is none. */
    @Nullable
    Object to() {
        return to;
    }

    /** Tells whether every document that matches is one that the declaration of an index asks for. */
    boolean within(Document declared) {
        return declared.entrySet().stream()
                .allMatch(each -> isPlain(each.getValue()) && each.getValue().equals(equal.get(each.getKey())));
    }

    private void read(Document filter) {
        filter.forEach((key, value) -> {
            if (key.equals("$and") && value instanceof Collection<?> all) {
                all.forEach(each -> {
                    if (each instanceof Document part) {
                        read(part);
                    }
                });
            } else if (isPlain(value)) {
                condition(key, "$eq", value);
            } else if (value instanceof Document operators) {
                operators.forEach((operator, operand) -> condition(key, operator, operand));
            }
        });
    }

    private void condition(String key, String operator, @Nullable Object operand) {
        if (operator.equals("$eq") && isPlain(operand)) {
            equal.put(key, operand);
        }
        if (key.equals(IdIndex.ID)) {
            if (operator.equals("$in") && operand instanceof Collection<?> several) {
                if (several.stream().allMatch(Lookup::isPlain)) {
                    only(several);
                }
            } else if (isPlain(operand)) {
                switch (operator) {
                    case "$eq" -> only(List.of(operand));
                    case "$gt", "$gte" ->
                        from = from == null || IdType.ORDER.compare(operand, from) > 0 ? operand : from;
                    case "$lt", "$lte" -> to = to == null || IdType.ORDER.compare(operand, to) < 0 ? operand : to;
                    default -> {
                        // any other condition is for the match
                    }
                }
            }
        }
    }

    private void only(Collection<?> several) {
        var these = new TreeSet<>(IdType.ORDER);
        these.addAll(several);
        if (ids != null) {
            these.retainAll(ids);
        }
        ids = these;
    }

    /** Tells whether equality with it is equality of ids: not so for null, patterns, documents and arrays. */
    private static boolean isPlain(@Nullable Object value) {
        return value instanceof String
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Boolean
                || value instanceof ObjectId
                || value instanceof UUID
                || value instanceof Instant;
    }
}
