package eu.akkoord.platform.catalogue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The index at one point in time as one reader sees it. Every way from a question to documents goes through here, and here,
 * in {@link #visible}, is the one place where authority is added: a document that bears none of the reader's tokens is in no
 * list, count, facet or export.
 */
final class View {
    static final String CLEARANCE = "_clearance";

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
    Found find(List<Clause> clauses) {
        var all = new BooleanQuery.Builder();
        all.add(new BitsQuery(this::visible), Occur.FILTER);
        for (var clause : clauses) {
            var query = clause.kept() ? new BitsQuery(leaf -> kept.of(searcher, leaf, clause.query())) : clause.query();
            all.add(query, clause.excluded() ? Occur.MUST_NOT : Occur.FILTER);
        }
        return new Found(searcher, all.build(), null);
    }

    /** The documents that answer, each of them known, so that they can be counted. */
    Found findAll(List<Clause> clauses) throws IOException {
        var weights = new ArrayList<@Nullable Weight>();
        for (var clause : clauses) {
            weights.add(
                    clause.kept()
                            ? null
                            : searcher.createWeight(searcher.rewrite(clause.query()), ScoreMode.COMPLETE_NO_SCORES, 1));
        }
        var leaves = searcher.getIndexReader().leaves();
        var answers = new FixedBitSet[leaves.size()];
        for (var leaf : leaves) {
            answers[leaf.ord] = answers(leaf, clauses, weights);
        }
        return new Found(searcher, new BitsQuery(leaf -> answers[leaf.ord]), answers);
    }

    private FixedBitSet answers(LeafReaderContext leaf, List<Clause> clauses, List<@Nullable Weight> weights)
            throws IOException {
        var answers = visible(leaf).clone();
        var live = leaf.reader().getLiveDocs();
        if (live != null) {
            live.applyMask(answers, 0);
        }
        for (int index = 0; index < clauses.size(); index++) {
            var clause = clauses.get(index);
            var weight = weights.get(index);
            var bits = weight == null ? kept.of(searcher, leaf, clause.query()) : bits(leaf, weight);
            if (clause.excluded()) {
                answers.andNot(bits);
            } else {
                answers.and(bits);
            }
        }
        return answers;
    }

    private static FixedBitSet bits(LeafReaderContext leaf, Weight weight) throws IOException {
        var bits = new FixedBitSet(leaf.reader().maxDoc());
        var scorer = weight.scorer(leaf);
        if (scorer != null) {
            bits.or(scorer.iterator());
        }
        return bits;
    }
}
