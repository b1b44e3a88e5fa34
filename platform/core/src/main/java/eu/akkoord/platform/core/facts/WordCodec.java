package eu.akkoord.platform.core.facts;

import eu.akkoord.platform.core.message.Codes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes constants of an enum as their words. */
final class WordCodec implements Codec {
    private final Map<Object, Object> constants = new LinkedHashMap<>();
    private final Map<Object, String> words = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when the constants of the enum have no words */
    WordCodec(Class<?> type) {
        for (var one : type.getEnumConstants()) {
            if (!(one instanceof Word constant)) {
                throw new IllegalArgumentException("%s has no words".formatted(type.getName()));
            }
            words.put(constant, constant.word());
            constants.put(constant.word(), constant);
        }
    }

    @Override
    public String write(Object value, Style style) {
        return Objects.requireNonNull(words.get(value));
    }

    @Override
    public Object read(Object plain) {
        var constant = constants.get(plain);
        if (constant == null) {
            throw new Unreadable("", "value.noneOf", Codes.of(words()));
        }
        return constant;
    }

    List<String> words() {
        return List.copyOf(words.values());
    }
}
