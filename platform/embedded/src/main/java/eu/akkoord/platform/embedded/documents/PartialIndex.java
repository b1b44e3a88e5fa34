package eu.akkoord.platform.embedded.documents;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** The ids of the documents that match what a partial index is declared for. */
final class PartialIndex extends UnusedIndex {
    private final QueryMatcher matcher = new DefaultQueryMatcher();
    private final Document filter;
    private final MVMap<Object, byte[]> ids;
    private final boolean complete;

    /** @param complete whether it holds already what it should; else it is filled anew from all documents */
    PartialIndex(String name, List<IndexKey> keys, Document filter, MVMap<Object, byte[]> ids, boolean complete) {
        super(name, keys, true);
        this.filter = filter;
        this.ids = ids;
        this.complete = complete;
        if (!complete) {
            ids.clear();
        }
    }

    Document filter() {
        return filter;
    }

    MVMap<Object, byte[]> ids() {
        return ids;
    }

    private boolean holds(Document document) {
        return matcher.matches(document, filter);
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        return null; // the index of ids knows
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        // any number of documents may bear the same
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        if (holds(document)) {
            ids.put(position, Maps.nothing());
        }
    }

    @Override
    public @Nullable Object remove(Document document) {
        ids.remove(document.get(IdIndex.ID));
        return null;
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (!holds(after)) {
            ids.remove(position);
        } else if (!holds(before)) {
            ids.put(position, Maps.nothing());
        }
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        // any number of documents may bear the same
    }

    /** Tells whether it must be filled from all documents. */
    @Override
    public boolean isEmpty() {
        return !complete;
    }

    @Override
    public long getCount() {
        return ids.sizeAsLong();
    }

    @Override
    public void drop() {
        ids.clear();
    }
}
