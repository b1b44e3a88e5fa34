package eu.akkoord.platform.search.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lists of Dutch words that no rule finds, which lie beside this class. In each, {@code #} begins a remark and blanks stand between words.
 *
 * @param irregular singulars by their plural
 * @param invariable words that end like a plural and are none
 * @param plurals plurals in s that end like no plural
 * @param components words of which compounds are made
 * @param texts the lists as they are written, so that another one is another way to read texts
 */
record WordLists(
        Map<String, String> irregular,
        Set<String> invariable,
        Set<String> plurals,
        Set<String> components,
        String texts) {
    static final WordLists DUTCH = read();

    private static WordLists read() {
        var irregular = text("irregular.txt");
        var invariable = text("invariable.txt");
        var plurals = text("plurals.txt");
        var components = text("components.txt");
        return new WordLists(
                byPlural(irregular),
                words(invariable),
                words(plurals),
                words(components),
                String.join("\n", irregular, invariable, plurals, components));
    }

    private static String text(String name) {
        try (var in = WordLists.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("%s cannot be read".formatted(name), unreadable);
        }
    }

    private static Set<String> words(String text) {
        var words = new HashSet<String>();
        lines(text).forEach(line -> words.addAll(Arrays.asList(line.split(" +", -1))));
        return Set.copyOf(words);
    }

    /** Each line is a singular and its plurals. */
    private static Map<String, String> byPlural(String text) {
        var singulars = new HashMap<String, String>();
        lines(text).forEach(line -> {
            var words = line.split(" +", -1);
            Arrays.stream(words).skip(1).forEach(plural -> singulars.put(plural, words[0]));
        });
        return Map.copyOf(singulars);
    }

    private static Stream<String> lines(String text) {
        return text.lines().map(line -> line.replaceFirst("#.*", "").strip()).filter(line -> !line.isEmpty());
    }
}
