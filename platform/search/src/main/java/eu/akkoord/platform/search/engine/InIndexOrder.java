package eu.akkoord.platform.search.engine;

import eu.akkoord.platform.search.declaration.Order;
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
 * a document too many, and an id, which decides between equal instants only, is looked up only where two segments have the same
 * one; Lucene's own collector looks one up for each document that it weighs, which was a sixth of the time of a page.
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

    /** Of each its instant; its id comes with its item. */
    @Override
    public List<FieldDoc> reduce(Collection<Taking> parts) {
        return parts.stream()
                .flatMap(part -> part.taken.stream())
                .sorted(Hit.ORDER)
                .limit(most)
                .map(Hit::found)
                .toList();
    }

    /** @param document its number in its segment */
    private record Hit(LeafReaderContext leaf, int document, long modified) {
        static final Comparator<Hit> ORDER = Hit::compare;

        private static int compare(Hit one, Hit other) {
            if (one.modified != other.modified) {
                return Long.compare(other.modified, one.modified);
            }
            return one.leaf.ord == other.leaf.ord
                    ? Integer.compare(one.document, other.document)
                    : one.id().compareTo(other.id());
        }

        private BytesRef id() {
            try {
                var ids = DocValues.getSorted(leaf.reader(), Order.ID);
                ids.advanceExact(document);
                return ids.lookupOrd(ids.ordValue());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        FieldDoc found() {
            return new FieldDoc(leaf.docBase + document, Float.NaN, new Object[] {modified});
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
            return new LeafCollector() {
                private @Nullable SortedDocValues ids;
                private int upToId;

                @Override
                public void setScorer(Scorable scorer) {
                    // the order knows no weight
                }

                @Override
                public void collect(int document) throws IOException {
                    instants.advanceExact(document);
                    long modified = instants.longValue();
                    if (modified < place || (modified == place && isAfter(document))) {
                        take(new Hit(leaf, document, modified));
                    }
                }

                // of the same instant
                private boolean isAfter(int document) throws IOException {
                    if (id == null) {
                        return true;
                    }
                    if (ids == null) {
                        ids = DocValues.getSorted(leaf.reader(), Order.ID);
                        int found = ids.lookupTerm(id);
                        upToId = found < 0 ? -found - 2 : found;
                    }
                    ids.advanceExact(document);
                    return ids.ordValue() > upToId;
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
