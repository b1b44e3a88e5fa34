package eu.akkoord.platform.embedded.documents;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/** An index that answers no query: the collection looks documents up by itself, in what lies in the order of their ids. */
abstract class UnusedIndex extends Index<Object> {
    UnusedIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
    }

    @Override
    public final boolean canHandle(Document query) {
        return false;
    }

    @Override
    public final Iterable<Object> getPositions(Document query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final long getDataSize() {
        return 0;
    }
}
