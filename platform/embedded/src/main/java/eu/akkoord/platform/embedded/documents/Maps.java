package eu.akkoord.platform.embedded.documents;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/** The maps that a store consists of: one of documents for each collection, one of ids for each partial index. */
record Maps(MVStore store) {
    private static final String DOCUMENTS = "documents.";
    private static final String INDEX = "index.";

    // an earlier form had documents, ids and indexes as serialised objects
    private static final String FORMER_DOCUMENTS = "databases.";
    private static final String FORMER_SIZES = "meta.";
    private static final String FORMER_INDEX = "._index_";
    private static final int A_COMMIT = 1_000;

    private static final byte[] NOTHING = {};

    MVMap<Object, byte[]> documents(String namespace) {
        return open(DOCUMENTS + namespace);
    }

    /** Removes the documents of a collection. */
    void drop(String namespace) {
        store.removeMap(DOCUMENTS + namespace);
    }

    /** The ids that a partial index holds, each with nothing. */
    MVMap<Object, byte[]> index(String namespace, String index) {
        return open(indexName(namespace, index));
    }

    boolean hasIndex(String namespace, String index) {
        return store.hasMap(indexName(namespace, index));
    }

    void dropIndex(String namespace, String index) {
        store.removeMap(indexName(namespace, index));
    }

    static byte[] nothing() {
        return NOTHING;
    }

    Set<String> databases() {
        return store.getMapNames().stream()
                .filter(name -> name.startsWith(DOCUMENTS))
                .map(name -> name.substring(DOCUMENTS.length()))
                .map(namespace -> namespace.substring(0, namespace.indexOf('.')))
                .collect(Collectors.toSet());
    }

    /**
     * Writes anew what an earlier release of this program left in its form. A map is given up when its copy is complete, so that a
     * process that is killed meanwhile begins it again.
     */
    void lift() {
        for (var name : List.copyOf(store.getMapNames())) {
            if (name.startsWith(FORMER_DOCUMENTS)) {
                MVMap<Object, Document> former = store.openMap(name);
                var documents = documents(name.substring(FORMER_DOCUMENTS.length()));
                var copied = 0;
                for (var cursor = former.cursor(null); cursor.hasNext(); ) {
                    documents.put(cursor.next(), Bson.write(cursor.getValue()));
                    if (++copied % A_COMMIT == 0) {
                        store.commit();
                    }
                }
                store.removeMap(former);
                store.commit();
            } else if (name.contains(FORMER_INDEX) || name.startsWith(FORMER_SIZES)) {
                store.removeMap(name);
            }
        }
        store.commit();
    }

    private static String indexName(String namespace, String index) {
        return INDEX + index + "@" + namespace;
    }

    private MVMap<Object, byte[]> open(String name) {
        return store.openMap(
                name, new MVMap.Builder<Object, byte[]>().keyType(IdType.ID).valueType(ByteArrayDataType.INSTANCE));
    }
}
