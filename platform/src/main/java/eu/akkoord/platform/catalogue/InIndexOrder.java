package eu.akkoord.platform.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The first documents in {@link Order#DEFAULT}, the order in which each segment lies on disk. So a segment is done as soon as it has
 * a document too many, and an id, which decides between equal instants only, is looked up only where two are equal; Lucene's own
 * collector looks one up for each document that it weighs, which was a sixth of the time of a page.
 */
final class InIndexOrder implements CollectorManager<InIndexOrder.Taking, List<FieldDoc>> {
    private final int most;
    private final @Nullable FieldDoc after;

    /** @param after the place to begin after, with its instant and its id; null to begin at the beginning */
    InIndexOrder(int most, @Nullable FieldDoc after) {
        this.most = most;
        this.after = after;
    }

    @Override
    public Taking newCollector() {
        return new Taking(most, after);
    }

    @Override
    public List<FieldDoc> reduce(Collection<Taking> parts) {
        return parts.stream()
                .flatMap(part -> part.taken.stream())
                .sorted(Hit.ORDER)
                .limit(most)
                .map(Hit::place)
                .toList();
    }

    private record Hit(int document, long modified, SortedDocValues ids, int ordinal) {
        private static final Comparator<Hit> ORDER =
                Comparator.comparingLong(Hit::modified).reversed().thenComparing(Hit::id);

        BytesRef id() {
            try {
                return BytesRef.deepCopyOf(ids.lookupOrd(ordinal));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        FieldDoc place() {
            return new FieldDoc(document, Float.NaN, new Object[] {modified, id()});
        }
    }

    /** Takes from one segment after another. */
    static final class Taking implements Collector {
        private final int most;
        private final long place;
        private final @Nullable BytesRef id;
        private final PriorityQueue<Hit> taken;

        private Taking(int most, @Nullable FieldDoc after) {
            this.most = most;
            this.place = after == null ? Long.MAX_VALUE : (Long) after.fields[0];
            this.id = after == null ? null : (BytesRef) after.fields[1];
            this.taken = new PriorityQueue<>(Hit.ORDER.reversed());
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
            NumericDocValues instants = DocValues.getNumeric(leaf.reader(), Order.MODIFIED);
            SortedDocValues ids = DocValues.getSorted(leaf.reader(), Order.ID);
            return new LeafCollector() {
                @Override
                public void setScorer(Scorable scorer) {
                    // the order knows no weight
                }

                @Override
                public void collect(int document) throws IOException {
                    instants.advanceExact(document);
                    long modified = instants.longValue();
                    if (modified > place) {
                        return;
                    }
                    ids.advanceExact(document);
                    var hit = new Hit(leaf.docBase + document, modified, ids, ids.ordValue());
                    if (id == null || modified < place || hit.id().compareTo(id) > 0) {
                        take(hit);
                    }
                }
            };
        }

        private void take(Hit hit) {
            if (taken.size() == most) {
                if (Hit.ORDER.compare(hit, taken.element()) > 0) {
                    // all that follows in this segment comes later still
                    throw new CollectionTerminatedException();
                }
                taken.remove();
            }
            taken.add(hit);
        }
    }
}
