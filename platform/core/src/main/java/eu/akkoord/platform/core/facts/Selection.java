package eu.akkoord.platform.core.facts;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * List of the properties that may be written, in their order, as {@code title owner { party } guests? since}. What is not named stays out,
 * also within what is named; what is followed by a question mark stays out where it is empty.
 */
final class Selection {
    private static final Selection NONE = new Selection(Map.of(), Set.of());

    private final Map<String, Selection> chosen;
    private final Set<String> sparse;

    private Selection(Map<String, Selection> chosen, Set<String> sparse) {
        this.chosen = chosen;
        this.sparse = sparse;
    }

    /** @throws IllegalArgumentException when a property is named twice, or braces do not fit */
    static Selection of(String text) {
        var words = new StringTokenizer(text, " \n{}?", true);
        return read(words, false);
    }

    private static Selection read(StringTokenizer words, boolean inner) {
        var chosen = new LinkedHashMap<String, Selection>();
        var sparse = new HashSet<String>();
        String last = "";
        while (words.hasMoreTokens()) {
            var word = words.nextToken();
            if (word.equals("}")) {
                if (!inner) {
                    throw new IllegalArgumentException("There is a brace too many after " + last);
                }
                break;
            } else if (word.equals("{")) {
                chosen.put(last, read(words, true));
            } else if (word.equals("?")) {
                sparse.add(last);
            } else if (!word.isBlank()) {
                if (chosen.put(word, NONE) != null) {
                    throw new IllegalArgumentException("%s is named twice".formatted(word));
                }
                last = word;
            }
        }
        return new Selection(chosen, sparse);
    }

    /** Tells whether a property stays out where it is empty. */
    boolean isSparse(String name) {
        return sparse.contains(name);
    }

    boolean isEmpty() {
        return chosen.isEmpty();
    }

    Set<String> names() {
        return chosen.keySet();
    }

    Map<String, Selection> all() {
        return chosen;
    }
}
