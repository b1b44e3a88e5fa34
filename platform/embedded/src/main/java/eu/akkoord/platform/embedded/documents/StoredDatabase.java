package eu.akkoord.platform.embedded.documents;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A database of collections that lie in one store. */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Object> {
    private static final String PARTIAL = "partialFilterExpression";
    private static final int NOT_IMPLEMENTED = 238;

    private final Maps maps;
    private final LongAdder examined;
    // the declarations of indexes that are being made, which are stored after they are made
    private final Map<String, Document> declared = new ConcurrentHashMap<>();

    StoredDatabase(String name, Maps maps, CursorRegistry cursors, LongAdder examined) {
        super(name, cursors);
        this.maps = maps;
        this.examined = examined;
        initializeNamespacesAndIndexes();
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        return new StoredCollection(
                this,
                name,
                options,
                cursorRegistry,
                maps.store(),
                maps.documents(getFullCollectionNamespace(name)),
                examined);
    }

    @Override
    protected synchronized void addIndex(Document declaration) {
        var key = key(declaration.get("ns"), declaration.get("name"));
        declared.put(key, declaration);
        try {
            super.addIndex(declaration);
        } finally {
            declared.remove(key);
        }
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        if (keys.size() != 1 || !keys.getFirst().getKey().equals(IdIndex.ID)) {
            throw new MongoServerError(NOT_IMPLEMENTED, "NotImplemented", "Only ids are unique in this server");
        }
        return new IdIndex(name, keys, maps.documents(getFullCollectionNamespace(collection)));
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        var namespace = getFullCollectionNamespace(collection);
        var stored = stored(namespace, name);
        var declaration = stored == null ? declared.get(key(namespace, name)) : stored;
        if (declaration == null || !(declaration.get(PARTIAL) instanceof Document filter)) {
            return super.openOrCreateSecondaryIndex(collection, name, keys, sparse);
        }
        // a declaration is stored once its index is filled; an earlier release had declarations without indexes
        var complete = stored != null && maps.hasIndex(namespace, name);
        return new PartialIndex(name, keys, filter, maps.index(namespace, name), complete);
    }

    private static String key(@Nullable Object namespace, @Nullable Object name) {
        return namespace + " " + name;
    }

    private @Nullable Document stored(String namespace, String name) {
        @Nullable MongoCollection<Object> all = indexes.get();
        if (all != null) {
            for (var each : all.queryAll()) {
                if (namespace.equals(each.get("ns")) && name.equals(each.get("name"))) {
                    return each;
                }
            }
        }
        return null;
    }

    @Override
    protected void dropIndex(MongoCollection<Object> collection, String name) {
        super.dropIndex(collection, name);
        maps.dropIndex(collection.getFullName(), name);
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        maps.drop(getFullCollectionNamespace(name));
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String name) {
        throw new MongoServerError(NOT_IMPLEMENTED, "NotImplemented", "Collections keep their names in this server");
    }

    @Override
    protected long getStorageSize() {
        var file = maps.store().getFileStore();
        return file == null ? 0 : file.size();
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }
}
