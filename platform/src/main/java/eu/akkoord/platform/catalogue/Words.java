package eu.akkoord.platform.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.tartarus.snowball.ext.DutchStemmer;

/**
 * Dutch words as they are searched: without case and diacritics, and with their stem, so that "nieuwkomers" is found by
 * "nieuwkomer". No word is too common to count: "de" is a word too.
 */
final class Words {
    /** Raise it when text is read differently, so that an index made before is filled again. */
    static final int VERSION = 1;

    private static final int MOST_STEMS = 50_000;

    /** A phrase does not run on from one text into the next. */
    private static final int GAP = 100;

    static final Analyzer FOLDED = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            var source = new StandardTokenizer();
            return new TokenStreamComponents(source, new ASCIIFoldingFilter(new LowerCaseFilter(source)));
        }

        @Override
        public int getPositionIncrementGap(String field) {
            return GAP;
        }
    };

    /** Each word twice at one place, as itself and as its stem: what a highlighter has to recognise. */
    static final Analyzer BOTH = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            var source = new StandardTokenizer();
            var repeated = new KeywordRepeatFilter(new ASCIIFoldingFilter(new LowerCaseFilter(source)));
            return new TokenStreamComponents(source, new RemoveDuplicatesTokenFilter(new Stemmed(repeated)));
        }
    };

    /** Stemming costs more than all else in reading a text, and texts repeat their words. */
    private static final Map<String, String> STEMS = new ConcurrentHashMap<>();

    private Words() {}

    /** @param word folded; {@code stem} is what it is compared by */
    record Word(String word, String stem) {}

    static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        try (var stream = FOLDED.tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                var word = term.toString();
                words.add(new Word(word, stem(word)));
            }
            stream.end();
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException("Text is read from memory", cannotHappen);
        }
        return words;
    }

    private static String stem(String word) {
        var known = STEMS.get(word);
        if (known != null) {
            return known;
        }
        if (STEMS.size() >= MOST_STEMS) {
            STEMS.clear();
        }
        var stemmer = new DutchStemmer();
        stemmer.setCurrent(word);
        stemmer.stem();
        STEMS.put(word, stemmer.getCurrent());
        return stemmer.getCurrent();
    }

    /** Words already read, as Lucene wants to be fed; so that a text is read once for all its uses. */
    static TokenStream stream(List<String> terms) {
        return new Listed(terms);
    }

    /** Every word that is not to stay as it is becomes its stem. */
    private static final class Stemmed extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final KeywordAttribute itself = addAttribute(KeywordAttribute.class);

        Stemmed(TokenStream words) {
            super(words);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            if (!itself.isKeyword()) {
                var stem = stem(term.toString());
                term.setEmpty().append(stem);
            }
            return true;
        }
    }

    private static final class Listed extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private final List<String> terms;
        private Iterator<String> rest;

        Listed(List<String> terms) {
            this.terms = terms;
            this.rest = terms.iterator();
        }

        @Override
        public void reset() {
            rest = terms.iterator();
        }

        @Override
        public boolean incrementToken() {
            if (!rest.hasNext()) {
                return false;
            }
            clearAttributes();
            term.append(rest.next());
            step.setPositionIncrement(1);
            return true;
        }
    }
}
