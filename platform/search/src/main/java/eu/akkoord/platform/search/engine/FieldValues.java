package eu.akkoord.platform.search.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Accountable;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.RamUsageEstimator;

/**
 * The documents of a segment by their value of a field, for facets. A frequent value is counted by intersecting its bit set with the hits; a
 * rare one by looking up its few documents.
 */
final class FieldValues implements Accountable {
    /** Below one in this many documents of a segment a value is rare. */
    private static final int RARE = 128;

    private record Frequent(String value, FixedBitSet documents) {}

    private record Rare(String value, int[] documents) {}

    private final List<Frequent> frequent = new ArrayList<>();
    private final List<Rare> rare = new ArrayList<>();
    private final long bytes;

    FieldValues(LeafReaderContext leaf, String field) throws IOException {
        var terms = leaf.reader().terms(field);
        var each = terms == null ? TermsEnum.EMPTY : terms.iterator();
        PostingsEnum postings = null;
        long size = 0;
        for (BytesRef term = each.next(); term != null; term = each.next()) {
            var value = term.utf8ToString();
            postings = each.postings(postings, PostingsEnum.NONE);
            if (SegmentBits.isWorthKeeping(each.docFreq(), leaf, RARE)) {
                var documents = new FixedBitSet(leaf.reader().maxDoc());
                documents.or(postings);
                frequent.add(new Frequent(value, documents));
                size += documents.ramBytesUsed();
            } else {
                var documents = listed(postings, each.docFreq());
                rare.add(new Rare(value, documents));
                size += RamUsageEstimator.sizeOf(documents);
            }
            size += RamUsageEstimator.sizeOf(value);
        }
        bytes = size;
    }

    private static int[] listed(DocIdSetIterator postings, int most) throws IOException {
        var documents = new int[most];
        int count = 0;
        for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
            documents[count++] = doc;
        }
        return ArrayUtil.copyOfSubArray(documents, 0, count);
    }

    /** Adds to each value's count how many of these documents have it. */
    void count(FixedBitSet answers, Map<String, Long> counts) {
        for (var each : frequent) {
            add(each.value(), FixedBitSet.intersectionCount(answers, each.documents()), counts);
        }
        for (var each : rare) {
            long count = 0;
            for (int document : each.documents()) {
                if (answers.get(document)) {
                    count++;
                }
            }
            add(each.value(), count, counts);
        }
    }

    private static void add(String value, long count, Map<String, Long> counts) {
        if (count > 0) {
            counts.merge(value, count, Long::sum);
        }
    }

    @Override
    public long ramBytesUsed() {
        return bytes;
    }
}
