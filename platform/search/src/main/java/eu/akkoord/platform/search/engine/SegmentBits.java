package eu.akkoord.platform.search.engine;

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
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.Accountable;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.IOSupplier;

/**
 * A cache of the documents of a segment that meet a recurring condition, such as visibility or a status, and of {@link FieldValues}. A
 * segment never changes, so an entry holds as long as the segment lives; deletions are subtracted afterwards. The least recently used are
 * evicted.
 */
final class SegmentBits {
    /** From how many documents a new segment is worth preparing. */
    private static final int LARGE = 10_000;

    /** Up to so many documents are looked up as fast; and a new segment, which has few, is gone before its bits have paid. */
    private static final int FEW = 256;

    /** @param asked the condition, a {@link Query}; the name of a field that is counted; or a {@link Ranked} one */
    private record Key(IndexReader.CacheKey segment, Object asked) {}

    /** The field by whose word documents are ranked. */
    private record Ranked(String field) {}

    private final long mostBytes;
    private final Map<Key, Accountable> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<IndexReader.CacheKey> segments = ConcurrentHashMap.newKeySet();
    private long bytes;

    SegmentBits(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** @param oneIn of so many documents of the segment at least one has to answer */
    static boolean isWorthKeeping(int documents, LeafReaderContext leaf, int oneIn) {
        return documents > Math.max(FEW, leaf.reader().maxDoc() / oneIn);
    }

    /** Returns a shared set, which callers must not change. */
    FixedBitSet of(IndexSearcher searcher, LeafReaderContext leaf, Query query) throws IOException {
        return kept(leaf, query, FixedBitSet.class, () -> read(searcher, leaf, query));
    }

    FieldValues values(LeafReaderContext leaf, String field) throws IOException {
        return kept(leaf, field, FieldValues.class, () -> new FieldValues(leaf, field));
    }

    Ranking ranking(LeafReaderContext leaf, String field) throws IOException {
        return kept(leaf, new Ranked(field), Ranking.class, () -> new Ranking(leaf.reader(), field));
    }

    private <T extends Accountable> T kept(LeafReaderContext leaf, Object asked, Class<T> type, IOSupplier<T> reading)
            throws IOException {
        var key = new Key(segment(leaf), asked);
        synchronized (kept) {
            var known = kept.get(key);
            if (known != null) {
                return type.cast(known);
            }
        }
        var found = reading.get();
        knows(leaf);
        synchronized (kept) {
            if (kept.put(key, found) == null) {
                bytes += found.ramBytesUsed();
            }
            for (Iterator<Accountable> eldest = kept.values().iterator(); bytes > mostBytes && eldest.hasNext(); ) {
                bytes -= eldest.next().ramBytesUsed();
                eldest.remove();
            }
        }
        return found;
    }

    private static IndexReader.CacheKey segment(LeafReaderContext leaf) {
        return leaf.reader().getCoreCacheHelper().getKey();
    }

    /** Tells whether the segment has been met before; from the first time on, its answers are forgotten when it goes. */
    private boolean knows(LeafReaderContext leaf) throws IOException {
        if (!segments.add(segment(leaf))) {
            return true;
        }
        leaf.reader().getCoreCacheHelper().addClosedListener(this::forget);
        return false;
    }

    /**
     * Has answers for large new segments ready: to what was asked lately, and for the fields that are counted and by which documents
     * are ranked.
     */
    void warm(IndexSearcher searcher, List<String> counted, List<String> ranked) throws IOException {
        for (var leaf : searcher.getIndexReader().leaves()) {
            if (leaf.reader().maxDoc() >= LARGE && !knows(leaf)) {
                for (var query : lately(Query.class)) {
                    of(searcher, leaf, query);
                }
                for (var field : ranked) {
                    ranking(leaf, field);
                }
                for (var again : lately(Ranked.class)) {
                    ranking(leaf, again.field());
                }
                for (var field : counted) {
                    values(leaf, field);
                }
            }
        }
    }

    private <T> Set<T> lately(Class<T> kind) {
        synchronized (kept) {
            return kept.keySet().stream()
                    .map(Key::asked)
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .collect(Collectors.toSet());
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
