package eu.akkoord.agreements.overview;

import java.util.Arrays;
import java.util.Locale;

/** The words that stand for constants in events and in the contract: {@code IN_PROGRESS} is {@code inProgress}. */
public final class Words {
    private Words() {}

    public static String of(Enum<?> constant) {
        var word = new StringBuilder();
        for (var part : constant.name().split("_", -1)) {
            var lower = part.toLowerCase(Locale.ROOT);
            word.append(word.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
        }
        return word.toString();
    }

    /** @throws IllegalArgumentException when no constant has this word */
    public static <E extends Enum<E>> E read(Class<E> constants, String word) {
        return Arrays.stream(constants.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("%s is no %s".formatted(word, constants.getSimpleName())));
    }
}
