package eu.akkoord.platform.embedded.documents;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import java.util.concurrent.atomic.LongAdder;
import org.h2.mvstore.MVStore;

/** All databases of one store. */
public class StoredBackend extends AbstractMongoBackend {
    private final Maps maps;
    private final LongAdder examined = new LongAdder();

    public StoredBackend(MVStore store) {
        this.maps = new Maps(store);
    }

    /** Opens what is in the store, in this form or in the one that an earlier release wrote; to be called before anything is asked. */
    public final void open() {
        maps.lift();
        maps.databases().forEach(this::resolveDatabase);
    }

    /** Returns the number of documents examined since it was opened, as {@code totalDocsExamined} of MongoDB. */
    public final long documentsExamined() {
        return examined.sum();
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoredDatabase(name, maps, getCursorRegistry(), examined);
    }

    @Override
    public void close() {
        super.close();
        maps.store().close();
    }
}
