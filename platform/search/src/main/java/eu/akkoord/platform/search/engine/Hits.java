package eu.akkoord.platform.search.engine;

import eu.akkoord.platform.search.declaration.Order;
import eu.akkoord.platform.search.declaration.ScaleField;
import eu.akkoord.platform.search.question.Page;
import eu.akkoord.platform.search.question.ParsedQuery;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** The hits of a question that the reader may see; created by a {@link View} only. */
public final class Hits {
    public static final String ITEM = "_item";

    private final IndexSearcher searcher;
    private final Query query;
    private final FixedBitSet @Nullable [] answers;

    Hits(IndexSearcher searcher, Query query, FixedBitSet @Nullable [] answers) {
        this.searcher = searcher;
        this.query = query;
        this.answers = answers;
    }

    IndexSearcher searcher() {
        return searcher;
    }

    /** Returns the number of hits. */
    long total() {
        return Arrays.stream(counted()).mapToLong(FixedBitSet::cardinality).sum();
    }

    /** The documents themselves, by segment. */
    FixedBitSet[] counted() {
        if (answers == null) {
            throw new IllegalStateException("These documents were not asked to be counted");
        }
        return answers;
    }

    /**
     * The first of them in an order; with its item each is a place in it ({@link Order#place}).
     *
     * @param after the place to begin after; null to begin at the beginning
     * @param weighing for the order of relevance only
     */
    List<FieldDoc> first(int most, Order order, @Nullable FieldDoc after, ParsedQuery.@Nullable Weighing weighing)
            throws IOException {
        if (order.equals(Order.DEFAULT)) {
            return searcher.search(from(after), new InIndexOrder(most, after));
        }
        var manager = new TopFieldCollectorManager(order.sort(), most, after, most);
        return Arrays.stream(searcher.search(weighed(weighing), manager).scoreDocs)
                .map(FieldDoc.class::cast)
                .toList();
    }

    /** In the order of the index: lets all that lies before the place be skipped. */
    private Query from(@Nullable FieldDoc after) {
        return after != null && after.fields[0] instanceof Long place
                ? new BooleanQuery.Builder()
                        .add(query, Occur.FILTER)
                        .add(ScaleField.notAfter(place), Occur.FILTER)
                        .build()
                : query;
    }

    private Query weighed(ParsedQuery.@Nullable Weighing weighing) {
        if (weighing == null) {
            return query;
        }
        var asked = new BooleanQuery.Builder().add(query, Occur.FILTER);
        weighing.summands().forEach(summand -> asked.add(summand, Occur.SHOULD));
        return asked.setMinimumNumberShouldMatch(weighing.complete() ? 1 : 0).build();
    }

    /** The items of documents, in their order. */
    List<Page.Item> items(List<? extends ScoreDoc> documents) throws IOException {
        var items = new Page.Item[documents.size()];
        eachInIndexOrder(documents, (leaf, indices) -> {
            BinaryDocValues values = DocValues.getBinary(leaf.reader(), ITEM);
            for (int index : indices) {
                values.advanceExact(documents.get(index).doc - leaf.docBase);
                items[index] = Packed.item(values.binaryValue());
            }
        });
        return List.of(items);
    }

    /** Tells of each document whether this query finds it too. */
    boolean[] among(List<? extends ScoreDoc> documents, Query exact) throws IOException {
        var weight = searcher.createWeight(searcher.rewrite(exact), ScoreMode.COMPLETE_NO_SCORES, 1);
        var among = new boolean[documents.size()];
        eachInIndexOrder(documents, (leaf, indices) -> {
            Scorer scorer = weight.scorer(leaf);
            for (int index : indices) {
                int wanted = documents.get(index).doc - leaf.docBase;
                if (scorer != null && scorer.docID() < wanted) {
                    scorer.iterator().advance(wanted);
                }
                among[index] = scorer != null && scorer.docID() == wanted;
            }
        });
        return among;
    }

    /** Does something with those documents of one segment, whose places in the list are given, in the segment's order. */
    @FunctionalInterface
    private interface Step {
        void take(LeafReaderContext leaf, List<Integer> indices) throws IOException;
    }

    private void eachInIndexOrder(List<? extends ScoreDoc> documents, Step step) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var byLeaf = IntStream.range(0, documents.size())
                .boxed()
                .sorted(Comparator.comparingInt(index -> documents.get(index).doc))
                .collect(Collectors.groupingBy(index -> ReaderUtil.subIndex(documents.get(index).doc, leaves)));
        for (var entry : byLeaf.entrySet()) {
            step.take(leaves.get(entry.getKey()), entry.getValue());
        }
    }
}
