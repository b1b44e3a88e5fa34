package eu.akkoord.platform.store;

/** Readings in a store of their own, for tests of what reads them. */
public final class StoredReads implements AutoCloseable {
    private final NoteStore store = new NoteStore();

    public ReadLog reads() {
        return store.stores.reads();
    }

    /** Counts how often buckets were asked for since this was asked before. */
    public long bucketsAsked() {
        long asked = store.commands.stream().filter("find reads"::equals).count();
        store.commands.clear();
        return asked;
    }

    @Override
    public void close() {
        store.close();
    }
}
