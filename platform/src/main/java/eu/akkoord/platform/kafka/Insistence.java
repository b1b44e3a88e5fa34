package eu.akkoord.platform.kafka;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does again what fails only because something it needs does not answer, with growing pauses, until it is told to end. */
final class Insistence {
    private static final Logger LOG = LoggerFactory.getLogger(Insistence.class);
    private static final long FIRST_WAIT = 100;
    private static final long LONGEST_WAIT = 5000;

    /** It was told to end; for whoever waits in it. */
    static final class Over extends RuntimeException {}

    private final String who;
    private final CountDownLatch ending = new CountDownLatch(1);

    Insistence(String who) {
        this.who = who;
    }

    boolean isOver() {
        return ending.getCount() == 0;
    }

    void end() {
        ending.countDown();
    }

    /** @throws Over when it is told to end before the action succeeds */
    void insist(Runnable action) {
        for (int failures = 0; ; failures++) {
            try {
                action.run();
                return;
            } catch (Over end) {
                throw end;
            } catch (RuntimeException e) {
                LOG.warn("{} tries again: {}", who, e.toString());
                pause(failures);
            }
        }
    }

    /** @throws Over when it is told to end meanwhile */
    void pause(int failures) {
        try {
            if (ending.await(Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(failures, 10)), TimeUnit.MILLISECONDS)) {
                throw new Over();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Over();
        }
    }
}
