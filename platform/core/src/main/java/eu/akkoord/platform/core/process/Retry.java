package eu.akkoord.platform.core.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A retry of operations that fail because a dependency does not answer, after pauses that double from 100 ms to 5 s, until it is stopped. */
public final class Retry {
    private static final Logger LOG = LoggerFactory.getLogger(Retry.class);
    private static final long FIRST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 5000;

    /** The retry was stopped; for whoever waits in it. */
    public static final class Stopped extends RuntimeException {}

    private final String who;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** @param who is named in the log when it tries again */
    public Retry(String who) {
        this.who = who;
    }

    public boolean isStopped() {
        return stopping.getCount() == 0;
    }

    /** Stops it for good, and whoever waits in it at once. */
    public void stop() {
        stopping.countDown();
    }

    /**
     * Returns once the action has succeeded.
     *
     * @throws Stopped when it is stopped before
     */
    public void untilDone(Runnable action) {
        for (int failures = 0; ; failures++) {
            try {
                action.run();
                return;
            } catch (Stopped stopped) {
                throw stopped;
            } catch (RuntimeException | Error failure) {
                // an Error too: who retries is a thread of its own, whose end nobody would see
                if (!isStopped()) {
                    LOG.warn("{} tries again: {}", who, failure.toString());
                }
                pause(Duration.ofMillis(Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(failures, 10))));
            }
        }
    }

    /** @throws Stopped when it is stopped meanwhile */
    public void pause(Duration time) {
        try {
            if (stopping.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Stopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }
}
