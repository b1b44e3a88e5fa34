package eu.akkoord.platform.web;

import eu.akkoord.platform.core.places.Places.Holder;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Bounds how many bytes of bodies are held at once, from the first that is awaited to the end of the answer: of all callers together an
 * eighth of the heap, of the callers of one party half of that, of one caller an eighth.
 */
final class BodyBudget {
    private static final int SHARE = 8;

    private final long most;
    private final Map<String, Long> ofCallers = new HashMap<>();
    private final Map<String, Long> ofParties = new HashMap<>();
    private long all;

    BodyBudget() {
        this(Runtime.getRuntime().maxMemory() / SHARE);
    }

    /** @param most bytes of all callers together */
    BodyBudget(long most) {
        this.most = most;
    }

    /** Share that somebody holds until it is given back. */
    interface Share extends AutoCloseable {
        Share NONE = () -> {};

        @Override
        void close();
    }

    /**
     * Takes room for a body.
     *
     * @throws ProblemException 429 when this caller or its party has no room left, 503 when nobody has
     */
    synchronized Share take(Holder holder, long bytes) {
        // one body always fits, however little memory there is
        if (isOver(ofCallers.getOrDefault(holder.name(), 0L), bytes, most / SHARE)
                || isOver(ofParties.getOrDefault(holder.party(), 0L), bytes, most / 2)) {
            throw new ProblemException(Problem.tooManyRequests(1, Duration.ofSeconds(1)));
        }
        if (isOver(all, bytes, most)) {
            throw new ProblemException(Problem.unavailable("request.manyBodies"));
        }
        all += bytes;
        ofCallers.merge(holder.name(), bytes, Long::sum);
        ofParties.merge(holder.party(), bytes, Long::sum);
        return () -> giveBack(holder, bytes);
    }

    private static boolean isOver(long held, long bytes, long most) {
        return held > 0 && held + bytes > most;
    }

    private synchronized void giveBack(Holder holder, long bytes) {
        all -= bytes;
        ofCallers.computeIfPresent(holder.name(), (name, held) -> held == bytes ? null : held - bytes);
        ofParties.computeIfPresent(holder.party(), (name, held) -> held == bytes ? null : held - bytes);
    }
}
