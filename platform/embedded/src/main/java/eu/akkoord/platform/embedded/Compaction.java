package eu.akkoord.platform.embedded;

import java.util.Collections;
import java.util.TimerTask;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compaction of a store's file, and erasure after a deletion: then all that is still in the store is written anew, and its former place is
 * overwritten.
 */
final class Compaction extends TimerTask {
    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

    /** In percent: to keep a file fuller, more would have to be written anew with each write. */
    private static final int LEAST_FILLED = 50;

    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_PASSES = 10;
    private static final long NEVER = -1;

    private final MVStore store;
    private final ErasableFile file;
    // what an earlier process deleted just before it ended may still be there
    private volatile boolean deleted = true;

    /** The version in which there was nothing left to compact: while no other comes, there is nothing to look for. */
    private long compacted = NEVER;

    Compaction(MVStore store, ErasableFile file) {
        this.store = store;
        this.file = file;
    }

    /** Something was deleted, and that is on disk. */
    void deleted() {
        deleted = true;
    }

    @Override
    public void run() {
        try {
            pass();
        } catch (RuntimeException | Error failed) {
            // thrown on, it would be the timer's last round
            LOG.warn("The store is compacted again later", failed);
        }
    }

    private synchronized void pass() {
        if (deleted) {
            deleted = false;
            deleted = !writtenAnew() || deleted;
        } else if (store.getCurrentVersion() != compacted) {
            var more = store.compact(LEAST_FILLED, MOST_BYTES);
            compacted = more ? NEVER : store.getCurrentVersion();
        }
    }

    /** Stops for good, once a pass that is under way has ended. */
    synchronized void stop() {
        cancel();
    }

    private boolean writtenAnew() {
        var old = file.pieces();
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            store.compact(100, Integer.MAX_VALUE);
            // what a commit leaves behind is freed by a later one, and a commit without a change is none
            store.setStoreVersion(store.getStoreVersion() + 1);
            store.commit();
            if (Collections.disjoint(old, file.pieces())) {
                store.executeFilestoreOperation(file::wipe);
                store.sync();
                return true;
            }
        }
        return false;
    }
}
