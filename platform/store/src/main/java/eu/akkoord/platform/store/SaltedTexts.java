package eu.akkoord.platform.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Lets an entry be hashed without its free texts, so that these can be erased later. For each text the entry holds a random salt;
 * the HMAC of the text by that salt, its commitment, enters the hash in the text's place. Striking a text takes it away with its
 * salt and leaves the commitment: the chain still fits, and nobody can find out the text by guessing.
 *
 * <p>Texts are named by a JSON pointer into the entry, such as {@code /state/title}. The public event is one text too, as
 * {@code /event}: it repeats those of the state.
 */
final class SaltedTexts {
    /** Pointers with salts. */
    static final String SALTS = "salts";

    /** Pointers with the commitments of what was struck. */
    static final String STRUCK = "struck";

    /** Stands where a text was struck. */
    static final String PLACEHOLDER = "geschrapt";

    static final String EVENT = "/event";

    private static final String STATE = "/state";

    private static final String BROKEN = "broken";
    private static final int SALT = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SaltedTexts() {}

    /**
     * Adds a salt for each text that is there.
     *
     * @param texts which properties are free texts: names, with a dot before a property of a property, without places in lists
     */
    static void salt(Document entry, Set<String> texts) {
        var found = new TreeMap<String, Object>();
        walk(entry, "", "", (name, pointer, value) -> {
            if (texts.contains(name)) {
                found.put(pointer, value);
            }
        });
        var random = new byte[found.size() * SALT];
        RANDOM.nextBytes(random);
        var salts = new Document();
        int from = 0;
        for (var pointer : found.keySet()) {
            salts.append(pointer, new Binary(Arrays.copyOfRange(random, from, from + SALT)));
            from += SALT;
        }
        entry.append(SALTS, salts);
    }

    /** The commitments to all texts of an entry, by pointer; made from what is stored there now. */
    static SequencedMap<String, String> of(Document entry) {
        var salts = entry.get(SALTS, Document.class);
        var struck = entry.get(STRUCK, Document.class);
        var commitments = new TreeMap<String, String>();
        if (salts != null) {
            salts.forEach((pointer, salt) -> commitments.put(pointer, commitment(at(entry, pointer), salt)));
        }
        if (struck != null) {
            struck.forEach((pointer, commitment) ->
                    commitments.put(pointer, isPlaceholder(at(entry, pointer)) ? String.valueOf(commitment) : BROKEN));
        }
        return commitments;
    }

    private static String commitment(@Nullable Object text, @Nullable Object salt) {
        if (!(salt instanceof Binary key)) {
            return BROKEN;
        }
        return switch (text) {
            case String words -> ChainKeys.mac(key.getData(), words.getBytes(StandardCharsets.UTF_8));
            case Binary bytes -> ChainKeys.mac(key.getData(), bytes.getData());
            case null -> BROKEN;
            default -> BROKEN;
        };
    }

    private static boolean isPlaceholder(@Nullable Object value) {
        return PLACEHOLDER.equals(value) || (value instanceof Binary bytes && bytes.length() == 0);
    }

    /** Calls back with each text that is still there. */
    static void texts(Document entry, BiConsumer<String, Object> each) {
        var salts = entry.get(SALTS, Document.class);
        if (salts != null) {
            salts.keySet().forEach(pointer -> {
                var text = at(entry, pointer);
                if (text != null) {
                    each.accept(pointer, text);
                }
            });
        }
    }

    /** A copy of an entry without some of its texts and their salts. */
    static Document strike(Document entry, Predicate<String> pointers) {
        var salts = entry.get(SALTS, new Document());
        var going = salts.keySet().stream().filter(pointers).collect(Collectors.toSet());
        var copy = copy(entry, "", going);
        var left = copy.get(SALTS, new Document());
        var struck = copy.get(STRUCK, new Document());
        for (var pointer : salts.keySet()) {
            if (going.contains(pointer)) {
                struck.append(pointer, commitment(at(entry, pointer), salts.get(pointer)));
                left.remove(pointer);
            }
        }
        return copy.append(SALTS, left).append(STRUCK, struck);
    }

    /**
     * A copy of a state with the placeholder in the place of some texts.
     *
     * @param texts which properties are free texts
     * @param which of them, by the pointer into the state and by what is written there
     */
    static Document without(Document state, Set<String> texts, BiPredicate<String, String> which) {
        var entry = copy(new Document("state", state), "", Set.of());
        var names = new HashSet<String>();
        texts.forEach(name -> names.add("state." + name));
        salt(entry, names);
        var pointers = new HashSet<String>();
        texts(entry, (pointer, value) -> {
            if (value instanceof String text && which.test(pointer.substring(STATE.length()), text)) {
                pointers.add(pointer);
            }
        });
        return strike(entry, pointers::contains).get("state", Document.class);
    }

    private static @Nullable Object at(Document entry, String pointer) {
        Object value = entry;
        for (var step : pointer.substring(1).split("/", -1)) {
            value = switch (value) {
                case Map<?, ?> map -> map.get(step);
                case List<?> list -> element(list, step);
                case null -> null;
                default -> null;
            };
        }
        return value;
    }

    private static @Nullable Object element(List<?> list, String step) {
        if (!step.matches("[0-9]{1,6}")) {
            return null;
        }
        int place = Integer.parseInt(step);
        return place < list.size() ? list.get(place) : null;
    }

    /** @param going pointers to the texts that the copy has no more */
    private static Document copy(Map<?, ?> map, String pointer, Set<String> going) {
        var copy = new Document();
        map.forEach((key, value) -> copy.append(String.valueOf(key), copied(value, pointer + "/" + key, going)));
        return copy;
    }

    private static @Nullable Object copied(@Nullable Object value, String pointer, Set<String> going) {
        return switch (value) {
            case Map<?, ?> map -> copy(map, pointer, going);
            case Collection<?> list -> {
                var copies = new ArrayList<@Nullable Object>(list.size());
                list.forEach(one -> copies.add(copied(one, pointer + "/" + copies.size(), going)));
                yield copies;
            }
            case Binary bytes -> going.contains(pointer) ? new Binary(new byte[0]) : bytes;
            case null -> null;
            default -> going.contains(pointer) ? PLACEHOLDER : value;
        };
    }

    @FunctionalInterface
    private interface Leaf {
        void found(String name, String pointer, Object value);
    }

    /** Finds each string and each binary. */
    private static void walk(@Nullable Object value, String name, String pointer, Leaf leaf) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((key, inner) ->
                        walk(inner, name.isEmpty() ? key + "" : name + "." + key, pointer + "/" + key, leaf));
            case Collection<?> list -> {
                int place = 0;
                for (var inner : list) {
                    walk(inner, name, pointer + "/" + place++, leaf);
                }
            }
            case String text -> leaf.found(name, pointer, text);
            case Binary bytes -> leaf.found(name, pointer, bytes);
            case null -> {}
            default -> {}
        }
    }
}
