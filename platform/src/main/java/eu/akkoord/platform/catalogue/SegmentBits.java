package eu.akkoord.platform.catalogue;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * Which documents of a segment answer to a condition that comes again and again: who may see them, which have a status. A
 * segment never changes, so the answer holds as long as the segment lives; deletions are taken off afterwards. The least
 * used go when there are too many.
 */
final class SegmentBits {
    /** From how many documents a new segment is worth preparing. */
    private static final int LARGE = 10_000;

    /** Up to so many documents are looked up as fast; and a new segment, which has few, is gone before its bits have paid. */
    private static final int FEW = 256;

    private record Key(IndexReader.CacheKey segment, Query query) {}

    private final long mostBytes;
    private final Map<Key, FixedBitSet> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<IndexReader.CacheKey> segments = ConcurrentHashMap.newKeySet();
    private long bytes;

    SegmentBits(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** @param oneIn of so many documents of the segment at least one has to answer */
    static boolean isWorthKeeping(int documents, LeafReaderContext leaf, int oneIn) {
        return documents > Math.max(FEW, leaf.reader().maxDoc() / oneIn);
    }

    /** Not to be changed by whoever gets it. */
    FixedBitSet of(IndexSearcher searcher, LeafReaderContext leaf, Query query) throws IOException {
        var key = new Key(segment(leaf), query);
        synchronized (kept) {
            var known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        var found = read(searcher, leaf, query);
        knows(leaf);
        synchronized (kept) {
            if (kept.put(key, found) == null) {
                bytes += found.ramBytesUsed();
            }
            for (Iterator<FixedBitSet> eldest = kept.values().iterator(); bytes > mostBytes && eldest.hasNext(); ) {
                bytes -= eldest.next().ramBytesUsed();
                eldest.remove();
            }
        }
        return found;
    }

    private static IndexReader.CacheKey segment(LeafReaderContext leaf) {
        return leaf.reader().getCoreCacheHelper().getKey();
    }

    /** Whether the segment has been met before; from the first time on, its answers are forgotten when it goes. */
    private boolean knows(LeafReaderContext leaf) throws IOException {
        if (!segments.add(segment(leaf))) {
            return true;
        }
        leaf.reader().getCoreCacheHelper().addClosedListener(this::forget);
        return false;
    }

    /** Has answers for large new segments ready: to what was asked lately, and for frequent values of fields that are counted. */
    void warm(IndexSearcher searcher, List<String> counted) throws IOException {
        for (var leaf : searcher.getIndexReader().leaves()) {
            if (leaf.reader().maxDoc() >= LARGE && !knows(leaf)) {
                for (var query : lately()) {
                    of(searcher, leaf, query);
                }
                for (var field : counted) {
                    warm(searcher, leaf, field);
                }
            }
        }
    }

    private Set<Query> lately() {
        synchronized (kept) {
            return kept.keySet().stream().map(Key::query).collect(Collectors.toSet());
        }
    }

    private void warm(IndexSearcher searcher, LeafReaderContext leaf, String field) throws IOException {
        var terms = leaf.reader().terms(field);
        var each = terms == null ? TermsEnum.EMPTY : terms.iterator();
        for (BytesRef value = each.next(); value != null; value = each.next()) {
            if (FacetCounts.isFrequent(each.docFreq(), leaf)) {
                of(searcher, leaf, new TermQuery(new Term(field, BytesRef.deepCopyOf(value))));
            }
        }
    }

    private void forget(IndexReader.CacheKey segment) {
        segments.remove(segment);
        synchronized (kept) {
            kept.entrySet().removeIf(entry -> {
                boolean gone = entry.getKey().segment().equals(segment);
                if (gone) {
                    bytes -= entry.getValue().ramBytesUsed();
                }
                return gone;
            });
        }
    }

    private static FixedBitSet read(IndexSearcher searcher, LeafReaderContext leaf, Query query) throws IOException {
        var bits = new FixedBitSet(leaf.reader().maxDoc());
        var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        var scorer = weight.scorer(leaf);
        if (scorer != null) {
            bits.or(scorer.iterator());
        }
        return bits;
    }
}
