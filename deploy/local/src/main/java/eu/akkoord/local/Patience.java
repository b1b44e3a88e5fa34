package eu.akkoord.local;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Asks again and again until it is so, or for too long. */
final class Patience {
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private Patience() {}

    static boolean until(Duration atMost, BooleanSupplier so) {
        var end = System.nanoTime() + atMost.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(BETWEEN);
        }
        return true;
    }

    static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
