package eu.akkoord.platform.search.engine;

import eu.akkoord.platform.search.analysis.Words;
import eu.akkoord.platform.search.question.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/**
 * Sentences with the words of the query. They cost far more than the hits, so only on request, and only for the first {@value #MOST_TEXT}
 * characters of the texts found.
 */
public final class Highlights {
    /** All texts of a page together: ten of the greatest length, which is far more than most pages have. */
    public static final int MOST_TEXT = 100_000;

    private static final int MOST_SENTENCES = 2;

    private Highlights() {}

    /** @param documents in the order in which they are shown: those that come first are looked through first */
    static List<List<Page.Highlight>> of(
            IndexSearcher searcher, List<? extends ScoreDoc> documents, Query query, List<String> fields)
            throws IOException {
        var all = new ArrayList<List<Page.Highlight>>();
        documents.forEach(document -> all.add(new ArrayList<>()));
        if (documents.isEmpty() || fields.isEmpty()) {
            return all;
        }
        var texts = texts(searcher, documents, fields);
        var builder = UnifiedHighlighter.builder(searcher, Words.WRITTEN)
                // the query looks in all texts together, the words are shown in each by itself
                .withFieldMatcher(field -> true)
                // each word where it stands, also where the others do not
                .withWeightMatches(false)
                // a sentence counts by the words in it, without an index of each text made for that
                .withPassageRelevancyOverSpeed(false)
                .withMaxLength(MOST_TEXT)
                .withMaxNoHighlightPassages(0)
                .withFormatter(new DefaultPassageFormatter("<em>", "</em>", "… ", true));
        var places = texts.keySet().stream().mapToInt(document -> document).toArray();
        var most = new int[fields.size()];
        Arrays.fill(most, MOST_SENTENCES);
        var found = new OfTexts(builder, texts).highlightFields(fields.toArray(String[]::new), query, places, most);
        for (var field : fields) {
            var fragments = found.getOrDefault(field, new String[0]);
            for (int index = 0; index < fragments.length; index++) {
                if (fragments[index] != null) {
                    all.get(index).add(new Page.Highlight(field, fragments[index]));
                }
            }
        }
        return all;
    }

    /** The texts of the first documents, by document and field, until there are enough; the last of them is cut. */
    private static Map<Integer, Map<String, String>> texts(
            IndexSearcher searcher, List<? extends ScoreDoc> documents, List<String> fields) throws IOException {
        var texts = new LinkedHashMap<Integer, Map<String, String>>();
        var stored = searcher.storedFields();
        int left = MOST_TEXT;
        for (int index = 0; index < documents.size() && left > 0; index++) {
            var document = stored.document(documents.get(index).doc, Set.copyOf(fields));
            var ofDocument = new HashMap<String, String>();
            for (var field : fields) {
                var text = String.join(OfTexts.BETWEEN, document.getValues(field));
                if (left > 0 && !text.isEmpty()) {
                    var begin = text.substring(0, Math.min(left, text.length()));
                    ofDocument.put(field, begin);
                    left -= begin.length();
                }
            }
            texts.put(documents.get(index).doc, ofDocument);
        }
        return texts;
    }

    /** Highlights texts that have been read already. */
    private static final class OfTexts extends UnifiedHighlighter {
        /** Stands between two texts of one field. */
        static final String BETWEEN = String.valueOf(MULTIVAL_SEP_CHAR);

        private final Map<Integer, Map<String, String>> texts;

        OfTexts(Builder builder, Map<Integer, Map<String, String>> texts) {
            super(builder);
            this.texts = texts;
        }

        @Override
        protected List<CharSequence[]> loadFieldValues(String[] fields, DocIdSetIterator documents, int enough)
                throws IOException {
            var all = new ArrayList<CharSequence[]>();
            for (int document = documents.nextDoc();
                    document != DocIdSetIterator.NO_MORE_DOCS;
                    document = documents.nextDoc()) {
                var ofDocument = texts.getOrDefault(document, Map.of());
                all.add(Arrays.stream(fields).map(ofDocument::get).toArray(CharSequence[]::new));
            }
            return all;
        }
    }
}
