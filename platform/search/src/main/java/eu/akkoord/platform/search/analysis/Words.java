package eu.akkoord.platform.search.analysis;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Dutch words as they are searched: without case and diacritics, by what their inflected forms have in common, so that "nieuwkomers" is
 * found by "nieuwkomer", and by the words they are made of. No word is too common to count: "de" is a word too.
 */
public final class Words {
    /** Raise it when text is read differently, so that an index made before is filled again; the lists of words are seen without it. */
    private static final int VERSION = 2;

    private static final int MOST_FORMS = 50_000;

    /** A phrase does not run on from one text into the next. */
    private static final int GAP = 100;

    /** Stands before a part of a compound, which is no word of the text. */
    private static final String PART = "+";

    private static final DutchInflection INFLECTION = DutchInflection.of(WordLists.DUTCH);
    private static final Compounds COMPOUNDS = new Compounds(WordLists.DUTCH.components(), INFLECTION);

    /** Words as they are written in an index; what Lucene wants to have for fields that it is fed words already read. */
    public static final Analyzer WRITTEN = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(new EveryForm());
        }

        @Override
        public int getPositionIncrementGap(String field) {
            return GAP;
        }
    };

    /** Taking words apart costs more than all else in reading a text, and texts repeat their words. */
    private static final Map<String, Forms> FORMS = new ConcurrentHashMap<>();

    private Words() {}

    private record Forms(String stem, List<String> parts) {}

    /**
     * @param word folded
     * @param stem by which it is compared
     * @param parts of a compound, as terms; none of another word
     */
    public record Word(String word, String stem, List<String> parts) {}

    public static List<Word> of(String text) {
        return Tokens.of(text).stream().map(Words::word).toList();
    }

    private static Word word(Tokens.Token token) {
        var forms = forms(token.word());
        return new Word(token.word(), forms.stem(), forms.parts());
    }

    private static Forms forms(String word) {
        var known = FORMS.get(word);
        if (known != null) {
            return known;
        }
        if (FORMS.size() >= MOST_FORMS) {
            FORMS.clear();
        }
        var parts = COMPOUNDS.parts(word).stream().map(Words::part).distinct().toList();
        var forms = new Forms(INFLECTION.stem(word), parts);
        FORMS.put(word, forms);
        return forms;
    }

    /** Tells whether there may be compounds of it. */
    public static boolean mayBePart(String stem) {
        return COMPOUNDS.knows(stem);
    }

    /** Returns the term of a word that is part of a compound. */
    public static String part(String stem) {
        return PART + stem;
    }

    /** Differs when texts are read differently, so that an index made before is filled again. */
    public static String version() {
        return "%d %s".formatted(VERSION, WordLists.DUTCH.texts());
    }

    /** Words already read, as Lucene wants to be fed; so that a text is read once for all its uses. */
    public static TokenStream stream(List<String> terms) {
        return new Listed(terms.stream().map(List::of).toList());
    }

    /** Stems with the parts of compounds, each of these in the place of its word. */
    public static TokenStream stems(List<Word> words) {
        return new Listed(words.stream().map(Words::terms).toList());
    }

    private static List<String> terms(Word word) {
        if (word.parts().isEmpty()) {
            return List.of(word.stem());
        }
        var terms = new ArrayList<String>();
        terms.add(word.stem());
        terms.addAll(word.parts());
        return terms;
    }

    /** Each word at one place as itself, as its stem and as its parts: what a highlighter has to recognise. */
    private static final class EveryForm extends Tokenizer {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private final OffsetAttribute place = addAttribute(OffsetAttribute.class);
        private List<Tokens.Token> tokens = List.of();
        private List<String> forms = List.of();
        private int nextToken;
        private int nextForm;
        private int length;

        @Override
        public void reset() throws IOException {
            super.reset();
            var text = text(input);
            length = text.length();
            tokens = Tokens.of(text);
            forms = List.of();
            nextToken = 0;
            nextForm = 0;
        }

        private static String text(Reader input) throws IOException {
            var text = new StringBuilder();
            var buffer = new char[4096];
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                text.append(buffer, 0, read);
            }
            return text.toString();
        }

        @Override
        public boolean incrementToken() {
            boolean first = nextForm == forms.size();
            if (first) {
                if (nextToken == tokens.size()) {
                    return false;
                }
                forms = forms(tokens.get(nextToken));
                nextToken++;
                nextForm = 0;
            }
            clearAttributes();
            var token = tokens.get(nextToken - 1);
            term.append(forms.get(nextForm));
            place.setOffset(correctOffset(token.from()), correctOffset(token.to()));
            step.setPositionIncrement(first ? 1 : 0);
            nextForm++;
            return true;
        }

        private static List<String> forms(Tokens.Token token) {
            var all = new ArrayList<String>();
            var word = word(token);
            all.add(word.word());
            if (!word.stem().equals(word.word())) {
                all.add(word.stem());
            }
            all.addAll(word.parts());
            return all;
        }

        @Override
        public void end() throws IOException {
            super.end();
            place.setOffset(correctOffset(length), correctOffset(length));
        }
    }

    /** The terms of each place, one after the other. */
    private static final class Listed extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private final List<List<String>> places;
        private Iterator<List<String>> rest;
        private Iterator<String> here = List.<String>of().iterator();

        Listed(List<List<String>> places) {
            this.places = places;
            this.rest = places.iterator();
        }

        @Override
        public void reset() {
            rest = places.iterator();
            here = List.<String>of().iterator();
        }

        @Override
        public boolean incrementToken() {
            boolean first = !here.hasNext();
            if (first) {
                if (!rest.hasNext()) {
                    return false;
                }
                here = rest.next().iterator();
            }
            clearAttributes();
            term.append(here.next());
            step.setPositionIncrement(first ? 1 : 0);
            return true;
        }
    }
}
