package eu.akkoord.platform.embedded.documents;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/** A collection that looks at no more documents than a filter's ids or a partial index leave. */
final class StoredCollection extends AbstractSynchronizedMongoCollection<Object> {
    private final MVStore store;
    private final MVMap<Object, byte[]> documents;
    private final LongAdder examined;

    StoredCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            MVStore store,
            MVMap<Object, byte[]> documents,
            LongAdder examined) {
        super(database, name, options, cursors);
        this.store = store;
        this.documents = documents;
        this.examined = examined;
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        var ids = idOrder(orderBy);
        // what is read stays where it is until it is read, whatever the compaction does meanwhile
        var use = store.registerVersionUsage();
        try {
            return matchDocumentsFromStream(
                    query,
                    candidates(Lookup.of(query), ids < 0),
                    skip,
                    limit,
                    batchSize,
                    ids == 0 ? deriveComparator(orderBy) : null,
                    fields);
        } finally {
            store.deregisterVersionUsage(use);
        }
    }

    /** Nothing is written while an index is filled, so that it misses nothing. */
    @Override
    public synchronized void addIndex(Index<Object> index) {
        super.addIndex(index);
    }

    /** Positive for the order of ids, negative for its reverse, zero for any other and for none. */
    private static int idOrder(@Nullable Document orderBy) {
        return orderBy != null && orderBy.size() == 1 && orderBy.get(IdIndex.ID) instanceof Number direction
                ? Integer.signum(direction.intValue())
                : 0;
    }

    private Stream<Document> candidates(Lookup lookup, boolean backwards) {
        var ids = lookup.ids();
        if (ids != null) {
            return (backwards ? ids.descendingSet() : ids).stream().flatMap(this::present);
        }
        var from = lookup.from();
        var to = lookup.to();
        if (from == null && to == null) {
            for (var index : getIndexes()) {
                if (index instanceof PartialIndex partial && lookup.within(partial.filter())) {
                    return keys(partial.ids(), null, null, backwards).flatMap(this::present);
                }
            }
        }
        return keys(documents, from, to, backwards).flatMap(this::present);
    }

    private Stream<Document> present(Object id) {
        var bytes = documents.get(id);
        return bytes == null ? Stream.empty() : Stream.of(read(bytes));
    }

    private Document read(byte[] bytes) {
        examined.increment();
        return Bson.read(bytes);
    }

    private static Stream<Object> keys(
            MVMap<Object, byte[]> map, @Nullable Object from, @Nullable Object to, boolean backwards) {
        var cursor = backwards ? map.cursor(to, from, true) : map.cursor(from, to, false);
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        return queryDocuments(query, orderBy, skip, limit, batchSize, fields);
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return keys(documents, null, null, false).map(id -> new DocumentWithPosition<>(getDocument(id), id));
    }

    @Override
    protected Document getDocument(Object id) {
        return read(Objects.requireNonNull(documents.get(id)));
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        var field = getIdField();
        var id = field == null ? UUID.randomUUID() : Missing.ofNullable(Utils.getSubdocumentValue(document, field));
        documents.put(id, Bson.write(document));
        return id;
    }

    @Override
    protected void handleUpdate(Object id, Document before, Document after) {
        documents.put(id, Bson.write(after));
    }

    @Override
    protected void removeDocument(Object id) {
        if (documents.remove(id) == null) {
            throw new NoSuchElementException("There is no document " + id);
        }
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    public boolean isEmpty() {
        return documents.isEmpty();
    }

    @Override
    protected boolean tracksDataSize() {
        return false; // nobody asks, and it would be a write with each write
    }

    @Override
    protected int getDataSize() {
        return 0;
    }

    @Override
    protected void updateDataSize(int change) {
        // not tracked
    }
}
