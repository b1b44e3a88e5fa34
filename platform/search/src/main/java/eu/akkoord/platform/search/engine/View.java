package eu.akkoord.platform.search.engine;

import eu.akkoord.platform.search.declaration.Clause;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * The index at one point in time as one reader sees it. Every way from a question to documents goes through here, and here,
 * in {@link #visible}, is the one place where authority is added: a document that bears none of the reader's tokens is in no
 * list, count, facet or export.
 */
public final class View {
    public static final String CLEARANCE = "_clearance";

    /** From one in this many documents of a segment on, a word is common. */
    private static final int COMMON = 32;

    private final IndexSearcher searcher;
    private final SegmentBits kept;
    private final Query authority;

    View(IndexSearcher searcher, SegmentBits kept, Set<String> reader) {
        this.searcher = searcher;
        this.kept = kept;
        this.authority = authority(reader);
    }

    private static Query authority(Collection<String> reader) {
        return new TermInSetQuery(
                CLEARANCE, reader.stream().sorted().map(BytesRef::new).toList());
    }

    private FixedBitSet visible(LeafReaderContext leaf) throws IOException {
        return kept.of(searcher, leaf, authority);
    }

    /** The documents that answer, not counted: found while they are collected. */
    Hits find(List<Clause> clauses) {
        var known = new BitsQuery(leaf -> known(leaf, clauses));
        var all = new BooleanQuery.Builder().add(known, Occur.FILTER);
        boolean more = false;
        for (var clause : clauses) {
            if (!(clause instanceof Clause.Kept)) {
                all.add(clause.query(), Occur.FILTER);
                more = true;
            }
        }
        return new Hits(searcher, more ? all.build() : known, null);
    }

    /** Returns the visible documents that meet the cached conditions, or may meet them. */
    private DocIdSetIterator known(LeafReaderContext leaf, List<Clause> clauses) throws IOException {
        var all = new ArrayList<FixedBitSet>();
        var none = new ArrayList<FixedBitSet>();
        all.add(visible(leaf));
        for (var clause : clauses) {
            if (clause instanceof Clause.Kept again) {
                (again.excluded() ? none : all).add(kept.of(searcher, leaf, again.query()));
            } else if (clause instanceof Clause.Split split) {
                all.add(kept.of(searcher, leaf, split.around()));
            }
        }
        return new Intersection(all, none);
    }

    /** The documents that answer, each of them known, so that they can be counted. */
    Hits findAll(List<Clause> clauses) throws IOException {
        var conditions = new ArrayList<Condition>();
        for (var clause : clauses) {
            conditions.add(condition(clause));
        }
        var leaves = searcher.getIndexReader().leaves();
        var answers = new FixedBitSet[leaves.size()];
        for (var leaf : leaves) {
            answers[leaf.ord] = visible(leaf).clone();
            var live = leaf.reader().getLiveDocs();
            if (live != null) {
                live.applyMask(answers[leaf.ord], 0);
            }
            for (var condition : conditions) {
                condition.narrow(leaf, answers[leaf.ord]);
            }
        }
        return new Hits(
                searcher,
                new BitsQuery(
                        leaf -> new BitSetIterator(answers[leaf.ord], answers[leaf.ord].approximateCardinality())),
                answers);
    }

    /** Takes off those documents of a segment for which it does not hold. */
    @FunctionalInterface
    private interface Condition {
        void narrow(LeafReaderContext leaf, FixedBitSet answers) throws IOException;
    }

    private Condition condition(Clause clause) throws IOException {
        return switch (clause) {
            case Clause.Kept again ->
                (leaf, answers) -> {
                    var bits = kept.of(searcher, leaf, again.query());
                    if (again.excluded()) {
                        answers.andNot(bits);
                    } else {
                        answers.and(bits);
                    }
                };
            case Clause.Passing passing -> {
                var weight = weight(passing.query());
                yield (leaf, answers) -> {
                    var bits = new FixedBitSet(answers.length());
                    add(leaf, weight, bits);
                    answers.and(bits);
                };
            }
            case Clause.AnyWord any -> (leaf, answers) -> answers.and(having(any, leaf));
            case Clause.Split split -> {
                var weight = weight(split.rest());
                yield (leaf, answers) -> {
                    var bits = kept.of(searcher, leaf, split.kept()).clone();
                    add(leaf, weight, bits);
                    answers.and(bits);
                };
            }
        };
    }

    /** Returns a set that may be cached, and must not be changed. */
    private FixedBitSet having(Clause.AnyWord any, LeafReaderContext leaf) throws IOException {
        if (any.terms().size() == 1) {
            return having(any.terms().getFirst(), leaf);
        }
        var having = new FixedBitSet(leaf.reader().maxDoc());
        for (var term : any.terms()) {
            having.or(having(term, leaf));
        }
        return having;
    }

    private FixedBitSet having(Term term, LeafReaderContext leaf) throws IOException {
        var words = leaf.reader().terms(term.field());
        var each = words == null ? TermsEnum.EMPTY : words.iterator();
        if (!each.seekExact(term.bytes())) {
            return new FixedBitSet(0);
        }
        if (SegmentBits.isWorthKeeping(each.docFreq(), leaf, COMMON)) {
            return kept.of(searcher, leaf, new TermQuery(term));
        }
        var having = new FixedBitSet(leaf.reader().maxDoc());
        having.or(each.postings(null, PostingsEnum.NONE));
        return having;
    }

    private Weight weight(Query query) throws IOException {
        return searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    }

    private static void add(LeafReaderContext leaf, Weight weight, FixedBitSet bits) throws IOException {
        if (weight.getQuery() instanceof BooleanQuery) {
            // several conditions are laid over each other a run of documents at a time, where an iterator leaps from
            // one to the other
            var bulk = weight.bulkScorer(leaf);
            if (bulk != null) {
                bulk.score(new IntoBits(bits), null, 0, DocIdSetIterator.NO_MORE_DOCS);
            }
            return;
        }
        var scorer = weight.scorer(leaf);
        if (scorer != null) {
            bits.or(scorer.iterator());
        }
    }

    private record IntoBits(FixedBitSet bits) implements LeafCollector {
        @Override
        public void setScorer(Scorable none) {
            // nothing is weighed
        }

        @Override
        public void collect(int doc) {
            bits.set(doc);
        }

        @Override
        public void collectRange(int min, int max) {
            bits.set(min, max);
        }
    }
}
