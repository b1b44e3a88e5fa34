package eu.akkoord.platform.desk;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A delay that rounds the time of an answer about a missing thing up to a whole number of steps. */
public final class Steps {
    private Steps() {}

    /** @param begun when it was asked, by {@link System#nanoTime} */
    public static void await(long begun, Duration step) {
        long length = step.toNanos();
        long due = begun + length * (1 + (System.nanoTime() - begun) / length);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
