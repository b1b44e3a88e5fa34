package eu.akkoord.platform.search.declaration;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.jspecify.annotations.Nullable;

/**
 * The order of documents: by the keys asked, then by id, so that no two are equal.
 *
 * @param asked as the reader wrote them
 */
public record Order(List<String> asked, Sort sort) {
    public static final String ID = "_id";
    public static final String MODIFIED = "modified";

    /** Also the order in which the index lies on disk. */
    public static final Order DEFAULT = of(List.of("-" + MODIFIED), List.of(ScaleField.order(MODIFIED, true)));

    public static final Order BY_ID = of(List.of("id"), List.of(WordField.order(ID, false)));

    /** One best page: there is no place in it from which one could go on. */
    public static final Order RELEVANCE = of(List.of("relevance"), List.of(SortField.FIELD_SCORE));

    public static Order of(List<String> asked, List<SortField> keys) {
        var all = new ArrayList<>(keys);
        if (keys.stream().noneMatch(key -> ID.equals(key.getField()))) {
            all.add(WordField.order(ID, false));
        }
        return new Order(List.copyOf(asked), new Sort(all.toArray(SortField[]::new)));
    }

    /**
     * The place of what was found in this order, after which one can go on.
     *
     * @param id of its document: in the order of the index the hit itself does not know it
     */
    public FieldDoc place(FieldDoc hit, String id) {
        return equals(DEFAULT)
                ? new FieldDoc(hit.doc, hit.score, new Object[] {hit.fields[0], WordField.term(id)})
                : hit;
    }

    public boolean isRelevance() {
        return sort.needsScores();
    }

    /** The one word by which it orders, before the id; null when it orders by something else, or by more. */
    @Nullable
    public SortField word() {
        var keys = sort.getSort();
        boolean alone = keys.length == 1
                || (keys.length == 2
                        && !ID.equals(keys[0].getField())
                        && ID.equals(keys[1].getField())
                        && !keys[1].getReverse());
        return alone && keys[0].getType() == SortField.Type.STRING ? keys[0] : null;
    }

    SortField first() {
        return sort.getSort()[0];
    }
}
