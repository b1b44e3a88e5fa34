package eu.akkoord.platform.search.engine;

import java.util.List;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/**
 * The documents of a segment in all of some sets and in none of others, computed lazily: a page needs the first few of them. 64 documents
 * are compared at a time.
 */
final class Intersection extends DocIdSetIterator {
    private final List<FixedBitSet> all;
    private final List<FixedBitSet> none;
    private final int words;
    private int document = -1;

    /**
     * @param all not empty; all of the same length
     * @param none as long as these
     */
    Intersection(List<FixedBitSet> all, List<FixedBitSet> none) {
        this.all = all;
        this.none = none;
        this.words = FixedBitSet.bits2words(all.getFirst().length());
    }

    @Override
    public int docID() {
        return document;
    }

    @Override
    public int nextDoc() {
        return advance(document + 1);
    }

    @Override
    public int advance(int target) {
        document = from(target);
        return document;
    }

    private int from(int target) {
        int index = target >> 6;
        if (index >= words) {
            return NO_MORE_DOCS;
        }
        // a shift goes by the last six bits of its distance: cuts off those before the target
        long word = word(index) & (-1L << target);
        while (word == 0) {
            if (++index == words) {
                return NO_MORE_DOCS;
            }
            word = word(index);
        }
        return (index << 6) + Long.numberOfTrailingZeros(word);
    }

    private long word(int index) {
        long word = -1L;
        for (var bits : all) {
            word &= bits.getBits()[index];
        }
        for (var bits : none) {
            word &= ~bits.getBits()[index];
        }
        return word;
    }

    @Override
    public long cost() {
        return all.stream().mapToLong(FixedBitSet::approximateCardinality).min().orElseThrow();
    }
}
