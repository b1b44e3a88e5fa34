package eu.akkoord.dossiers.access.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * A cache of negative answers of the last seconds, by agreement. The owner is not asked again while one is cached, however many requests
 * come; this opens nothing, since only an answer opens. A copy of another revision is asked about at once.
 */
final class NegativeAnswers {
    private static final long LIFE = Duration.ofSeconds(10).toNanos();

    /** Answers that are remembered. When there are as many, nothing is asked: so this bounds what the owner is asked, too. */
    static final int MOST = 1000;

    private final LongSupplier nanos;
    private final Map<String, Answer> answers = new LinkedHashMap<>();

    /** @param nanos a clock that never goes back */
    NegativeAnswers(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private record Answer(long revision, long since) {}

    /**
     * Asks a question unless it has just been answered no, or is being asked. One that throws was not answered.
     *
     * @param revision of the copy that it is about
     * @param question answers whether the owner says yes
     * @return whether it was asked
     */
    boolean ask(String id, long revision, BooleanSupplier question) {
        if (!begin(id, revision)) {
            return false;
        }
        boolean refused = false;
        try {
            refused = !question.getAsBoolean();
        } finally {
            if (!refused) {
                forget(id);
            }
        }
        return true;
    }

    private synchronized boolean begin(String id, long revision) {
        long now = nanos.getAsLong();
        answers.values().removeIf(answer -> now - answer.since() >= LIFE);
        var before = answers.get(id);
        if (before == null ? answers.size() >= MOST : before.revision() == revision) {
            return false;
        }
        answers.put(id, new Answer(revision, now));
        return true;
    }

    private synchronized void forget(String id) {
        answers.remove(id);
    }
}
