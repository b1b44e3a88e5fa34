package eu.akkoord.platform.search.engine;

import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.SmallFloat;

/**
 * A weight of a word by the document alone: BM25 in which every word is equally rare and every field equally long on average. With the
 * statistics of the collection the order of two documents would reveal how often a word stands in documents that the reader may not see
 * (decision record 0030).
 */
final class LocalSimilarity extends Similarity {
    /** Saturation by further occurrences; the usual values of BM25. */
    private static final double SATURATION = 1.2;

    private static final double LENGTH_SHARE = 0.75;

    /** In words: that of a title, so that titles are told apart; any running text is long beside it. */
    private static final double USUAL_LENGTH = 6;

    /**
     * Beyond it no word counts less. Weights then lie so near each other that Lucene, which adds them up in doubles, adds them
     * without rounding: the sum is the same in whatever order it takes them, which depends on how many documents have each.
     */
    private static final int LONGEST = 4096;

    private static final double[] INVERSES = new double[256];

    static {
        for (int norm = 0; norm < INVERSES.length; norm++) {
            double length = Math.min(LONGEST, SmallFloat.byte4ToInt((byte) norm));
            INVERSES[norm] = 1 / (SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length / USUAL_LENGTH));
        }
    }

    @Override
    public SimScorer scorer(float boost, CollectionStatistics collection, TermStatistics... terms) {
        return new Weight(boost);
    }

    private static final class Weight extends SimScorer {
        private final float boost;

        Weight(float boost) {
            this.boost = boost;
        }

        /** Written so that rounding never lets more occurrences or a shorter field count less, on which Lucene relies. */
        @Override
        public float score(float occurrences, long norm) {
            return (float) (boost - boost / (1 + occurrences * INVERSES[(byte) norm & 0xFF]));
        }

        @Override
        public Explanation explain(Explanation occurrences, long norm) {
            return Explanation.match(
                    score(occurrences.getValue().floatValue(), norm),
                    "weight of the word in its field alone",
                    occurrences);
        }
    }
}
