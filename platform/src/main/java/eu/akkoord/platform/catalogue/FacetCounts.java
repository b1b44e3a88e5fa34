package eu.akkoord.platform.catalogue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * Counts the values of a field among the documents found. A value that many documents have is counted by laying its bits over
 * those found; a rare one by looking up its few documents.
 */
final class FacetCounts {
    /** The most values given of one field; those with the highest counts. */
    static final int MOST_VALUES = 100;

    /** Below one in this many documents of a segment a value is rare. */
    private static final int RARE = 128;

    private FacetCounts() {}

    static Facet of(Found found, SegmentBits kept, String field) throws IOException {
        var counts = new HashMap<String, Long>();
        for (var leaf : found.searcher().getIndexReader().leaves()) {
            count(found, kept, field, leaf, counts);
        }
        var values = new ArrayList<Facet.Value>();
        counts.forEach((value, count) -> values.add(new Facet.Value(value, count)));
        values.sort(Comparator.comparingLong(Facet.Value::count).reversed().thenComparing(Facet.Value::value));
        return new Facet(field, List.copyOf(values.subList(0, Math.min(MOST_VALUES, values.size()))));
    }

    static boolean isFrequent(int documents, LeafReaderContext leaf) {
        return SegmentBits.isWorthKeeping(documents, leaf, RARE);
    }

    private static void count(
            Found found, SegmentBits kept, String field, LeafReaderContext leaf, Map<String, Long> counts)
            throws IOException {
        var terms = leaf.reader().terms(field);
        var answers = found.counted()[leaf.ord];
        if (terms == null || answers.scanIsEmpty()) {
            return;
        }
        var each = terms.iterator();
        PostingsEnum postings = null;
        for (BytesRef value = each.next(); value != null; value = each.next()) {
            long count;
            if (isFrequent(each.docFreq(), leaf)) {
                var query = new TermQuery(new Term(field, BytesRef.deepCopyOf(value)));
                count = FixedBitSet.intersectionCount(answers, kept.of(found.searcher(), leaf, query));
            } else {
                postings = each.postings(postings, PostingsEnum.NONE);
                count = among(answers, postings);
            }
            if (count > 0) {
                counts.merge(value.utf8ToString(), count, Long::sum);
            }
        }
    }

    private static long among(FixedBitSet answers, DocIdSetIterator documents) throws IOException {
        long count = 0;
        for (int doc = documents.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents.nextDoc()) {
            if (answers.get(doc)) {
                count++;
            }
        }
        return count;
    }
}
