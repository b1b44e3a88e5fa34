package eu.akkoord.platform.desk;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Patience with events of another service, which come a moment later than its answers: an officer who registers something there and names it
 * here at once waits a little instead of being refused.
 */
public final class EventWait {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private EventWait() {}

    /**
     * Looks again until nothing is missing. What is missing in the end is said a whole number of looks after it was asked for, so that
     * the time does not tell what was looked up for it.
     *
     * @param patience how long
     * @return what is missing in the end
     */
    public static <T> List<T> missing(Duration patience, Supplier<List<T>> look) {
        long begun = System.nanoTime();
        while (true) {
            var missing = look.get();
            if (missing.isEmpty()) {
                return missing;
            }
            boolean last = System.nanoTime() - begun >= patience.toNanos()
                    || Thread.currentThread().isInterrupted();
            awaitNext(begun);
            if (last) {
                return missing;
            }
        }
    }

    /** Looks begin at a steady beat, however long each of them takes. */
    private static void awaitNext(long begun) {
        long beat = LOOK_AGAIN.toNanos();
        long due = begun + beat * (1 + (System.nanoTime() - begun) / beat);
        for (long left = due - System.nanoTime();
                left > 0 && !Thread.currentThread().isInterrupted();
                left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
