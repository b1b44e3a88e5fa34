package eu.akkoord.platform.search.question;

import eu.akkoord.platform.search.analysis.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words that differ from one administration to the next for things that are alike. A search for one of them also finds the
 * others, marked as related. Written as text: one group a line, its terms with commas between them; a term may be several
 * words, found when the reader puts them in quotes; {@code #} begins a remark.
 */
public final class RelatedTerms {
    private static final RelatedTerms NONE = new RelatedTerms(List.of());

    private final Map<List<String>, Set<List<String>>> others = new LinkedHashMap<>();

    private RelatedTerms(List<List<List<String>>> groups) {
        for (var group : groups) {
            for (var term : group) {
                var related = others.computeIfAbsent(term, first -> new LinkedHashSet<>());
                group.stream().filter(other -> !other.equals(term)).forEach(related::add);
            }
        }
    }

    public static RelatedTerms none() {
        return NONE;
    }

    /** @throws UncheckedIOException when it cannot be read */
    public static RelatedTerms read(InputStream text) {
        try (text) {
            return read(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The related terms cannot be read", unreadable);
        }
    }

    public static RelatedTerms read(String text) {
        var groups = new ArrayList<List<List<String>>>();
        text.lines().map(line -> line.replaceFirst("#.*", "")).forEach(line -> {
            var group = new ArrayList<List<String>>();
            for (var term : line.split(",", -1)) {
                var stems = Words.of(term).stream().map(Words.Word::stem).toList();
                if (!stems.isEmpty()) {
                    group.add(stems);
                }
            }
            groups.add(group);
        });
        return new RelatedTerms(groups);
    }

    /** The terms related to one, each as its stems. */
    Set<List<String>> to(List<String> stems) {
        return others.getOrDefault(stems, Set.of());
    }
}
