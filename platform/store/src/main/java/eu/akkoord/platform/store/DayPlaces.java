package eu.akkoord.platform.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Places of days in a state. A place says where a day stands, without places in lists, and beside what: so that an equal day of something
 * else is another place, also where that comes to stand in the same one.
 *
 * @param unsaid the properties that say nothing of what a thing is: free texts, which may be struck, and what is said of it later
 */
record DayPlaces(Set<String> unsaid) {
    /** Properties of a state that say on which day something happened, and not what somebody writes. */
    private static final Set<String> DAYS = Set.of("since", "on", "last");

    /** Enough of a hash to tell the parts of one thing apart. */
    private static final int HASHED = 16;

    static DayPlaces of(Shape<?, ?> shape) {
        var unsaid = new HashSet<>(shape.texts());
        unsaid.addAll(shape.saidLater());
        return new DayPlaces(Set.copyOf(unsaid));
    }

    /** Returns the places at which a day stands. */
    Set<String> of(Document state, String day) {
        var found = new TreeSet<String>();
        redated(state, "", "", (from, place) -> {
            if (from.equals(day)) {
                found.add(place.get());
            }
            return from;
        });
        return found;
    }

    /**
     * A state with other days in some places, of which only what leads there is copied.
     *
     * @param days by place, the day that stands for each that stood there
     */
    Document redated(Document state, Map<String, Map<String, String>> days) {
        var old = new HashSet<String>();
        days.values().forEach(each -> old.addAll(each.keySet()));
        return old.isEmpty()
                ? state
                : (Document) Objects.requireNonNull(redated(
                        state,
                        "",
                        "",
                        (from, place) -> old.contains(from)
                                ? days.getOrDefault(place.get(), Map.of()).getOrDefault(from, from)
                                : from));
    }

    private interface Day {
        String at(String day, Place place);
    }

    private interface Place {
        String get();
    }

    private @Nullable Object redated(@Nullable Object value, String pointer, String of, Day days) {
        return switch (value) {
            case Map<?, ?> map -> {
                var inside = map.get("id") instanceof String id ? of + "/" + id : of;
                Document copy = null;
                for (var each : map.entrySet()) {
                    var name = String.valueOf(each.getKey());
                    var below = pointer + "/" + name;
                    var inner = each.getValue();
                    var other = inner instanceof String day
                            ? DAYS.contains(name) ? days.at(day, () -> place(map, name, below, inside)) : day
                            : redated(inner, below, inside, days);
                    if (!Objects.equals(other, inner)) {
                        copy = copy == null ? copied(map) : copy;
                        copy.put(name, other);
                    }
                }
                yield copy == null ? map : copy;
            }
            case List<?> list -> {
                ArrayList<@Nullable Object> copy = null;
                for (int place = 0; place < list.size(); place++) {
                    var inner = list.get(place);
                    var other = redated(inner, pointer, of, days);
                    if (!Objects.equals(other, inner)) {
                        copy = copy == null ? new ArrayList<>(list) : copy;
                        copy.set(place, other);
                    }
                }
                yield copy == null ? list : copy;
            }
            case null -> null;
            default -> value;
        };
    }

    private static Document copied(Map<?, ?> map) {
        var copy = new Document();
        map.forEach((key, inner) -> copy.append(String.valueOf(key), inner));
        return copy;
    }

    private String place(Map<?, ?> beside, String name, String pointer, String of) {
        var said = new Document();
        beside.forEach((key, inner) -> {
            var other = String.valueOf(key);
            boolean plain = inner instanceof String || inner instanceof Number || inner instanceof Boolean;
            var property =
                    pointer.substring(1, pointer.length() - name.length()).replace('/', '.') + other;
            if (plain && !DAYS.contains(other) && !unsaid.contains(property)) {
                said.append(other, inner);
            }
        });
        return pointer + "#"
                + Hashes.of(new Document("of", of).append("said", said)).substring(0, HASHED);
    }
}
