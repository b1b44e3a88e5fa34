package eu.akkoord.platform.search.question;

import eu.akkoord.platform.search.analysis.Words;
import eu.akkoord.platform.search.declaration.Clause;
import eu.akkoord.platform.search.declaration.Parameters;
import eu.akkoord.platform.search.declaration.ProseField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * The parsed query {@code q}: every word, {@code "words in a row"} and {@code begin*}, in any text of a document. Any other sign only
 * separates words, so that every string can be searched for.
 */
public final class ParsedQuery {
    private static final int LONGEST = 1000;
    private static final int MOST_WORDS = 32;
    private static final int SHORTEST_PREFIX = 2;
    /** A short one is how hundreds of words begin, so that nearly every document has to be looked at for each of them. */
    private static final int MOST_PREFIXES = 3;
    /** Lucene takes 1,024 clauses in a query. */
    private static final int MOST_WEIGHED = 500;

    private static final float RELATED = 0.3f;

    /**
     * @param stems that follow each other; {@code prefix} is how the word after them begins
     * @param related terms, each a row as well: those of the table, and the word as a part of compounds
     */
    private record Part(List<String> stems, @Nullable String prefix, Set<List<String>> related) {
        /** Tells whether single words answer, and nothing else. */
        boolean isOfWords() {
            return prefix == null && stems.size() == 1 && related.stream().allMatch(row -> row.size() == 1);
        }
    }

    private final List<Part> parts;

    private ParsedQuery(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Null when it cannot be searched for; the parameters then know why.
     *
     * @param related absent where only the words themselves are to be found
     */
    static @Nullable ParsedQuery read(String text, @Nullable RelatedTerms related, Parameters parameters) {
        if (text.length() > LONGEST) {
            parameters.wrong("q", null, "search.tooLong", LONGEST);
            return null;
        }
        var parts = new LinkedHashSet<Part>();
        int words = 0;
        for (var piece : pieces(text)) {
            var read = Words.of(piece.text());
            words += read.size();
            if (read.isEmpty()) {
                continue;
            }
            var stems = new ArrayList<>(read.stream().map(Words.Word::stem).toList());
            if (!piece.begin()) {
                parts.add(new Part(stems, null, related == null ? Set.of() : related(stems, related)));
                continue;
            }
            stems.removeLast();
            var prefix = read.getLast().word();
            if (prefix.codePointCount(0, prefix.length()) < SHORTEST_PREFIX) {
                parameters.wrong("q", prefix + "*", "search.shortPrefix", SHORTEST_PREFIX);
                return null;
            }
            parts.add(new Part(stems, prefix, Set.of()));
        }
        if (parts.stream().filter(part -> part.prefix() != null).count() > MOST_PREFIXES) {
            parameters.wrong("q", null, "search.tooManyPrefixes", MOST_PREFIXES);
            return null;
        }
        if (words > MOST_WORDS) {
            parameters.wrong("q", null, "search.tooManyWords", MOST_WORDS);
            return null;
        }
        if (parts.isEmpty()) {
            parameters.wrong("q", text, "search.noWord");
            return null;
        }
        return new ParsedQuery(List.copyOf(parts));
    }

    private static Set<List<String>> related(List<String> stems, RelatedTerms table) {
        if (stems.size() > 1 || !Words.mayBePart(stems.getFirst())) {
            return table.to(stems);
        }
        var all = new LinkedHashSet<>(table.to(stems));
        all.add(List.of(Words.part(stems.getFirst())));
        return all;
    }

    private record Piece(String text, boolean begin) {}

    /** A quote without a second one is no quote. */
    private static List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        int at = 0;
        while (at < text.length()) {
            int closing = text.charAt(at) == '"' ? text.indexOf('"', at + 1) : -1;
            if (closing > 0) {
                pieces.add(new Piece(text.substring(at + 1, closing), false));
                at = closing + 1;
                continue;
            }
            int end = at + 1;
            while (end < text.length() && text.charAt(end) != '"' && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            var word = text.substring(at, end);
            pieces.add(new Piece(word, word.endsWith("*")));
            at = end;
        }
        return pieces;
    }

    /** Tells whether related terms widen it. */
    public boolean isWidened() {
        return parts.stream().anyMatch(part -> !part.related().isEmpty());
    }

    /** All parts as they were asked. */
    public Query exact() {
        var all = new BooleanQuery.Builder();
        parts.forEach(part -> all.add(exact(part), Occur.FILTER));
        return all.build();
    }

    /** All parts, each as it was asked or by a related term. */
    public Query widened() {
        var all = new BooleanQuery.Builder();
        clauses().forEach(clause -> all.add(clause.query(), Occur.FILTER));
        return all.build();
    }

    /** The same, with the words that stand alone each by itself. */
    List<Clause> clauses() {
        var clauses = new ArrayList<Clause>();
        var others = new BooleanQuery.Builder();
        for (var part : parts) {
            if (part.isOfWords()) {
                clauses.add(new Clause.AnyWord(Stream.concat(Stream.of(part.stems()), part.related().stream())
                        .map(row -> new Term(ProseField.STEMS, row.getFirst()))
                        .toList()));
            } else {
                others.add(widened(part), Occur.FILTER);
            }
        }
        if (clauses.size() < parts.size()) {
            clauses.add(new Clause.Passing(others.build()));
        }
        return clauses;
    }

    private static Query widened(Part part) {
        var any = new BooleanQuery.Builder();
        any.add(exact(part), Occur.SHOULD);
        part.related().forEach(term -> any.add(row(term), Occur.SHOULD));
        return any.build();
    }

    /** Returns the sum that ranks a document. It matches more than the query, so it only stands beside that. */
    public Weighing relevance(List<? extends ProseField<?>> fields) {
        var weighed = new ArrayList<Query>();
        for (var field : fields) {
            for (var part : parts) {
                part.stems().forEach(stem -> weighed.add(weighed(field, stem, 1)));
            }
        }
        for (var field : fields) {
            for (var part : parts) {
                part.related().forEach(term -> term.forEach(stem -> weighed.add(weighed(field, stem, RELATED))));
            }
        }
        boolean complete = weighed.size() <= MOST_WEIGHED
                && parts.stream().anyMatch(part -> !part.stems().isEmpty());
        return new Weighing(weighed.stream().limit(MOST_WEIGHED).toList(), complete);
    }

    /**
     * @param complete whether every document that answers has one of them, so that no other needs to be looked at
     */
    public record Weighing(List<Query> summands, boolean complete) {}

    private static Query weighed(ProseField<?> field, String stem, float share) {
        return new BoostQuery(new TermQuery(new Term(field.name(), stem)), field.boost() * share);
    }

    private static Query exact(Part part) {
        if (part.prefix() == null) {
            return row(part.stems());
        }
        // all its words into one set of bits, many times as fast as document by document
        var begin = new PrefixQuery(new Term(ProseField.WORDS, part.prefix()), MultiTermQuery.CONSTANT_SCORE_REWRITE);
        if (part.stems().isEmpty()) {
            return begin;
        }
        return new BooleanQuery.Builder()
                .add(row(part.stems()), Occur.FILTER)
                .add(begin, Occur.FILTER)
                .build();
    }

    private static Query row(List<String> stems) {
        return stems.size() == 1
                ? new TermQuery(new Term(ProseField.STEMS, stems.getFirst()))
                : new PhraseQuery(ProseField.STEMS, stems.toArray(String[]::new));
    }
}
