package eu.akkoord.platform.search.engine;

import eu.akkoord.platform.search.declaration.Order;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Accountable;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.RamUsageEstimator;
import org.jspecify.annotations.Nullable;

/**
 * All documents of a segment in the order of a word that each has at most one of (a title, a code, an id): by the word, then by id;
 * those without the word last. It serves both directions, since it knows where a run of equal words begins. Takes four bytes and a
 * bit for each document.
 */
final class Ranking implements Accountable {
    private final String field;
    private final int[] documents;
    private final FixedBitSet runs;
    private final int withWord;

    /** Sorts by counting, so in time that grows as the number of documents does. */
    Ranking(LeafReader segment, String field) throws IOException {
        this.field = field;
        int[] unsorted = new int[segment.maxDoc()];
        Arrays.setAll(unsorted, document -> document);
        int[] ids = ordinals(segment, Order.ID);
        int[] ordinals = field.equals(Order.ID) ? ids : ordinals(segment, field);
        // a segment holds an id twice where a document was replaced before it was written
        this.documents = sorted(sorted(unsorted, ids), ordinals);
        this.runs = new FixedBitSet(Math.max(1, documents.length));
        int none = DocValues.getSorted(segment, field).getValueCount();
        int found = documents.length;
        for (int place = documents.length - 1; place >= 0; place--) {
            int ordinal = ordinals[documents[place]];
            if (ordinal == none) {
                found = place;
            }
            if (place == 0 || ordinals[documents[place - 1]] != ordinal) {
                runs.set(place);
            }
        }
        this.withWord = found;
    }

    /** One more than the highest where there is no word. */
    private static int[] ordinals(LeafReader segment, String field) throws IOException {
        SortedDocValues words = DocValues.getSorted(segment, field);
        int[] ordinals = new int[segment.maxDoc()];
        Arrays.fill(ordinals, words.getValueCount());
        for (int document = words.nextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = words.nextDoc()) {
            ordinals[document] = words.ordValue();
        }
        return ordinals;
    }

    /** Leaves documents with equal ordinals in the order in which they come. */
    private static int[] sorted(int[] documents, int[] ordinals) {
        int most = Arrays.stream(ordinals).max().orElse(0);
        int[] places = new int[most + 2];
        for (int ordinal : ordinals) {
            places[ordinal + 1]++;
        }
        Arrays.parallelPrefix(places, Integer::sum);
        int[] sorted = new int[documents.length];
        for (int document : documents) {
            sorted[places[ordinals[document]]++] = document;
        }
        return sorted;
    }

    /** A word and an id, after which one can go on. */
    record Place(@Nullable BytesRef word, BytesRef id) {
        private boolean isBefore(@Nullable BytesRef other, BytesRef otherId) {
            if (word == null || other == null) {
                return word == null ? other == null && id.compareTo(otherId) < 0 : true;
            }
            int compared = word.compareTo(other);
            return compared == 0 ? id.compareTo(otherId) < 0 : compared < 0;
        }
    }

    /**
     * Takes the first of some documents.
     *
     * @param answers the documents to take from
     * @param most how many
     * @param after the place to begin after; null to begin at the beginning
     */
    int[] first(LeafReader segment, FixedBitSet answers, int most, boolean descending, @Nullable Place after)
            throws IOException {
        var taking = new Taking(answers, most);
        int begin = after == null ? 0 : placeAfter(segment, after);
        var word = after == null ? null : after.word();
        if (!descending || (after != null && word == null)) {
            taking.take(begin, documents.length);
            return taking.taken();
        }
        int end = after == null ? withWord : begin;
        if (word != null && begin < withWord && word.equals(word(segment, documents[begin]))) {
            // the run in which the place lies goes upwards by id
            taking.take(begin, endOf(begin));
            end = runs.prevSetBit(begin);
        } else if (word != null && begin > 0 && word.equals(word(segment, documents[begin - 1]))) {
            end = runs.prevSetBit(begin - 1);
        }
        while (end > 0 && taking.goesOn()) {
            int run = runs.prevSetBit(end - 1);
            taking.take(run, end);
            end = run;
        }
        taking.take(withWord, documents.length);
        return taking.taken();
    }

    /** Finds where the run of equal words ends in which this place lies. */
    private int endOf(int place) {
        int next = place + 1 < documents.length ? runs.nextSetBit(place + 1) : DocIdSetIterator.NO_MORE_DOCS;
        return next == DocIdSetIterator.NO_MORE_DOCS ? documents.length : next;
    }

    /** The first place whose document comes after this one, upwards. */
    private int placeAfter(LeafReader segment, Place after) throws IOException {
        int low = 0;
        int high = documents.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int document = documents[middle];
            var id = value(segment, Order.ID, document);
            if (id != null && after.isBefore(word(segment, document), id)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private @Nullable BytesRef word(LeafReader segment, int document) throws IOException {
        return value(segment, field, document);
    }

    /** Asks anew each time, since values can be asked in the order of the documents only. */
    private static @Nullable BytesRef value(LeafReader segment, String field, int document) throws IOException {
        SortedDocValues values = DocValues.getSorted(segment, field);
        return values.advanceExact(document) ? values.lookupOrd(values.ordValue()) : null;
    }

    @Override
    public long ramBytesUsed() {
        return RamUsageEstimator.sizeOf(documents) + runs.ramBytesUsed();
    }

    private final class Taking {
        private final FixedBitSet answers;
        private final int[] taken;
        private int count;

        Taking(FixedBitSet answers, int most) {
            this.answers = answers;
            this.taken = new int[Math.min(most, documents.length)];
        }

        void take(int from, int to) {
            for (int place = from; place < to && goesOn(); place++) {
                if (answers.get(documents[place])) {
                    taken[count++] = documents[place];
                }
            }
        }

        boolean goesOn() {
            return count < taken.length;
        }

        int[] taken() {
            return Arrays.copyOf(taken, count);
        }
    }
}
