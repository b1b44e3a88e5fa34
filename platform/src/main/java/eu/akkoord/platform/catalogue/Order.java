package eu.akkoord.platform.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/**
 * In which order documents come: by the keys asked, then by id, so that no two are equal.
 *
 * @param asked as the reader wrote them
 */
record Order(List<String> asked, Sort sort) {
    static final String ID = "_id";
    static final String MODIFIED = "modified";

    /** Also the order in which the index lies on disk. */
    static final Order DEFAULT = of(List.of("-" + MODIFIED), List.of(ScaleField.order(MODIFIED, true)));

    static final Order BY_ID = of(List.of("id"), List.of(WordField.order(ID, false)));

    /** One best page: there is no place in it from which one could go on. */
    static final Order RELEVANCE = of(List.of("relevance"), List.of(SortField.FIELD_SCORE));

    static Order of(List<String> asked, List<SortField> keys) {
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
    FieldDoc place(FieldDoc hit, String id) {
        return equals(DEFAULT)
                ? new FieldDoc(hit.doc, hit.score, new Object[] {hit.fields[0], WordField.term(id)})
                : hit;
    }

    boolean isRelevance() {
        return sort.needsScores();
    }

    SortField first() {
        return sort.getSort()[0];
    }
}
