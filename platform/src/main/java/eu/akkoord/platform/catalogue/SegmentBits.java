package eu.akkoord.platform.catalogue;

import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.FixedBitSet;

/**
 * Which documents of a segment answer to a condition that comes again and again: who may see them, which have a status. A
 * segment never changes, so the answer holds as long as the segment lives; deletions are taken off afterwards. The least
 * used go when there are too many.
 */
final class SegmentBits {
    private record Key(IndexReader.CacheKey segment, Query query) {}

    private final long mostBytes;
    private final Map<Key, FixedBitSet> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<IndexReader.CacheKey> segments = ConcurrentHashMap.newKeySet();
    private long bytes;

    SegmentBits(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Not to be changed by whoever gets it. */
    FixedBitSet of(IndexSearcher searcher, LeafReaderContext leaf, Query query) throws IOException {
        var segment = leaf.reader().getCoreCacheHelper();
        if (segment == null) {
            return read(searcher, leaf, query);
        }
        var key = new Key(segment.getKey(), query);
        synchronized (kept) {
            var known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        var found = read(searcher, leaf, query);
        if (segments.add(segment.getKey())) {
            segment.addClosedListener(this::forget);
        }
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

    /** The conditions asked for lately, to have their answer ready for a new segment before anyone asks. */
    Set<Query> recent() {
        var queries = new HashSet<Query>();
        synchronized (kept) {
            kept.keySet().forEach(key -> queries.add(key.query()));
        }
        return queries;
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
