package eu.akkoord.platform.embedded;

/** Lets many writers share one sync: each waits for one that began after its own write. */
final class GroupSync {
    private final Runnable sync;
    private long asked;
    private long done;
    private long count;
    private boolean syncing;

    GroupSync(Runnable sync) {
        this.sync = sync;
    }

    /** Returns once a sync that began after this call has ended; fails when that sync fails. */
    void await() {
        var covered = turn();
        if (covered == 0) {
            return;
        }
        var succeeded = false;
        try {
            sync.run();
            succeeded = true;
        } finally {
            end(succeeded ? covered : 0);
        }
    }

    /** Returns the number of syncs. */
    synchronized long count() {
        return count;
    }

    /** Zero when another's sync has covered this caller; else the highest number that the caller's own sync will cover. */
    private synchronized long turn() {
        var mine = ++asked;
        try {
            while (syncing && done < mine) {
                wait();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before the write was on disk", stopped);
        }
        if (done >= mine) {
            return 0;
        }
        syncing = true;
        return asked;
    }

    private synchronized void end(long covered) {
        done = Math.max(done, covered);
        count++;
        syncing = false;
        notifyAll();
    }
}
