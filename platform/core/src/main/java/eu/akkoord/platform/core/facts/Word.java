package eu.akkoord.platform.core.facts;

import java.util.Arrays;
import java.util.Locale;

/** Constant of an enum that is written as a word in camel case: {@code EXPERT_EXCHANGE} is {@code expertExchange}. */
public interface Word {
    /** Returns the constant's name, as every enum has it. */
    String name();

    /** Returns the word that stands for it on the wire and in the store. */
    default String word() {
        var name = name();
        if (name.indexOf('_') < 0) {
            return name.toLowerCase(Locale.ROOT);
        }
        var word = new StringBuilder(name.length());
        for (int place = 0; place < name.length(); place++) {
            if (name.charAt(place) == '_') {
                word.append(name.charAt(++place));
            } else {
                word.append(Character.toLowerCase(name.charAt(place)));
            }
        }
        return word.toString();
    }

    /** @throws IllegalArgumentException when no constant is written so */
    static <E extends Enum<E> & Word> E of(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s is no %s".formatted(word, type.getSimpleName())));
    }
}
