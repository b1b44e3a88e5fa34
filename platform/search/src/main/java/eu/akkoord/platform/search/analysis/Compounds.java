package eu.akkoord.platform.search.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes Dutch compounds apart: integratiebeleid is beleid and integratie. A word counts as one only when it is made of listed words and
 * nothing else, with s, e, n or en between them; the list has no prefixes, so voorraad is no raad. The list is fixed, and never learns from
 * what is stored.
 */
final class Compounds {
    private static final int SHORTEST = 6;
    private static final int LONGEST = 60;
    private static final int SHORTEST_PART = 3;
    private static final int LONGEST_PART = 20;
    private static final int MOST_PARTS = 5;
    private static final List<String> LINKS = List.of("", "s", "e", "n", "en");

    private final DutchInflection inflection;
    private final Set<String> words;
    private final Set<String> stems = new HashSet<>();

    Compounds(Set<String> components, DutchInflection inflection) {
        this.inflection = inflection;
        this.words = Set.copyOf(components);
        components.forEach(word -> stems.add(inflection.stem(word)));
    }

    /** Tells whether compounds may be made of it. */
    boolean knows(String stem) {
        return stems.contains(stem);
    }

    /** Returns the stems of the words it is made of, as few as there can be; none when it is no compound. */
    List<String> parts(String word) {
        if (word.length() < SHORTEST || word.length() > LONGEST) {
            return List.of();
        }
        var ways = new Way[word.length() + 1];
        ways[0] = new Way(null, "", 0);
        for (int at = 0; at < word.length(); at++) {
            var way = ways[at];
            if (way != null && way.length() < MOST_PARTS) {
                goOn(word, at, way, ways);
            }
        }
        var whole = ways[word.length()];
        return whole == null || whole.length() < 2 ? List.of() : whole.stems();
    }

    private void goOn(String word, int from, Way way, @Nullable Way[] ways) {
        int longest = Math.min(word.length(), from + LONGEST_PART);
        for (int to = from + SHORTEST_PART; to <= longest; to++) {
            var stem = part(word.substring(from, to), to == word.length());
            if (stem != null) {
                var next = new Way(way, stem, way.length() + 1);
                for (var link : LINKS) {
                    boolean isLink =
                            word.startsWith(link, to) && (link.isEmpty() || to + link.length() < word.length());
                    if (isLink) {
                        shorter(next, ways, to + link.length());
                    }
                }
            }
        }
    }

    private static void shorter(Way way, @Nullable Way[] ways, int at) {
        var known = ways[at];
        if (known == null || way.length() < known.length()) {
            ways[at] = way;
        }
    }

    /** The last part may be inflected, and those before it a plural: ledenvergadering. */
    private @Nullable String part(String part, boolean last) {
        if (!last && !words.contains(part) && !part.endsWith("en") && !part.endsWith("er")) {
            return null;
        }
        var stem = inflection.stem(part);
        return stems.contains(stem) ? stem : null;
    }

    /** The parts up to a place in a word, from the last to the first. */
    private record Way(@Nullable Way before, String stem, int length) {
        List<String> stems() {
            var all = new ArrayList<String>();
            for (var way = this; way.before() != null; way = way.before()) {
                all.add(way.stem());
            }
            Collections.reverse(all);
            return all;
        }
    }
}
