package eu.akkoord.platform.store;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what several threads ask for while one of them is served: the next does it for all, in one round trip. Whoever is alone
 * does not wait.
 *
 * @param <T> one thing to do
 */
final class Batching<T> {
    static final int MOST = 64;

    private final Queue<Asked<T>> waiting = new ConcurrentLinkedQueue<>();
    private final Lock turn = new ReentrantLock(true);
    private final Predicate<List<T>> all;

    /** @param all does several things in one round trip, and tells whether each of them was done */
    Batching(Predicate<List<T>> all) {
        this.all = all;
    }

    /** Written and read by the thread that has the turn. */
    private static final class Asked<T> {
        private final T thing;
        private boolean isTaken;
        private boolean isDone;
        private @Nullable RuntimeException failure;

        Asked(T thing) {
            this.thing = thing;
        }
    }

    /**
     * Does one thing, with others or alone.
     *
     * @return whether it was done; if not, nobody knows of it alone, and it is to be done again by itself
     * @throws RuntimeException as whoever did it for all met it, where the store did not answer or there were no others
     */
    boolean did(T thing) {
        var own = new Asked<>(thing);
        waiting.add(own);
        turn.lock();
        try {
            while (!own.isTaken) {
                serve();
            }
        } finally {
            turn.unlock();
        }
        if (own.failure != null) {
            throw own.failure;
        }
        return own.isDone;
    }

    /** Counts those that ask and are not served yet. */
    int waiting() {
        return waiting.size();
    }

    private void serve() {
        var served = new ArrayList<Asked<T>>();
        for (var next = waiting.poll(); next != null; next = served.size() < MOST ? waiting.poll() : null) {
            next.isTaken = true;
            served.add(next);
        }
        try {
            boolean done = all.test(served.stream().map(each -> each.thing).toList());
            served.forEach(each -> each.isDone = done);
        } catch (MongoSocketException | MongoTimeoutException away) {
            served.forEach(each -> each.failure = away);
        } catch (RuntimeException refused) {
            // of several one may be at fault: each is done alone
            if (served.size() == 1) {
                served.getFirst().failure = refused;
            }
        }
    }
}
