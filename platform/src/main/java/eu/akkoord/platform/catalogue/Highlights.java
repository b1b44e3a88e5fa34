package eu.akkoord.platform.catalogue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/** Shows the sentences in which the words asked stand. Costs far more than finding them, so only on request. */
final class Highlights {
    private static final int MOST_SENTENCES = 2;
    private static final int LONGEST_TEXT = 50_000;

    private Highlights() {}

    static List<List<Page.Highlight>> of(
            IndexSearcher searcher, List<? extends ScoreDoc> documents, Query query, List<String> fields)
            throws IOException {
        var all = new ArrayList<List<Page.Highlight>>();
        documents.forEach(document -> all.add(new ArrayList<>()));
        if (documents.isEmpty() || fields.isEmpty()) {
            return all;
        }
        var highlighter = UnifiedHighlighter.builder(searcher, Words.BOTH)
                // the query looks in all texts together, the words are shown in each by itself
                .withFieldMatcher(field -> true)
                // each word where it stands, also where the others do not
                .withWeightMatches(false)
                // a sentence counts by the words in it, without an index of each text made for that
                .withPassageRelevancyOverSpeed(false)
                .withMaxLength(LONGEST_TEXT)
                .withMaxNoHighlightPassages(0)
                .withFormatter(new DefaultPassageFormatter("<em>", "</em>", "… ", true))
                .build();
        var places = documents.stream().mapToInt(document -> document.doc).toArray();
        var most = new int[fields.size()];
        Arrays.fill(most, MOST_SENTENCES);
        var found = highlighter.highlightFields(fields.toArray(String[]::new), query, places, most);
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
}
