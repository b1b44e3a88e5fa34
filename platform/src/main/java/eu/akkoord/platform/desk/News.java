package eu.akkoord.platform.desk;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * News from another service comes a moment later than its answers: an officer who registers something there and names it here
 * at once is made to wait a little rather than refused.
 */
public final class News {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private News() {}

    /**
     * Looks again until nothing is missing.
     *
     * @param patience how long
     * @return what is missing in the end
     */
    public static <T> List<T> missing(Duration patience, Supplier<List<T>> look) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var missing = look.get();
            if (missing.isEmpty()
                    || System.nanoTime() - deadline >= 0
                    || Thread.currentThread().isInterrupted()) {
                return missing;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }
}
