package eu.akkoord.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.akkoord.platform.core.problem.Problem;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * A bound on the questions to an issuer about tokens. A question is paid from the budget of the caller's address, and only then from the
 * shared one; a question about a good token is given back to its address. So many callers at one address can show good tokens, while a
 * caller with made-up ones uses up only its own. A recently good token is paid from a budget of its own, which made-up tokens cannot reach
 * from however many addresses.
 */
final class QuestionBudget {
    /** Questions of one address without a good answer: those under way, and those that led to nothing. */
    private static final int PER_ADDRESS = 25;

    private static final Duration ADDRESS_REFILLED = Duration.ofSeconds(12);
    private static final int SHARED_PER_SECOND = 100;
    private static final int MOST_ADDRESSES = 100_000;
    private static final int MOST_TOKENS = 10_000;
    private static final Duration LATELY = Duration.ofMinutes(10);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Cache<String, Bucket> addresses;
    private final Cache<String, Boolean> goodLately;
    private final Bucket shared;
    private final Bucket ofGoodLately;
    private final TimeMeter time;

    /** @param nanoTime as {@link System#nanoTime} */
    QuestionBudget(LongSupplier nanoTime) {
        time = new Time(nanoTime);
        addresses = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterAccess(ADDRESS_REFILLED.multipliedBy(2))
                .ticker(nanoTime::getAsLong)
                .build();
        goodLately = Caffeine.newBuilder()
                .maximumSize(MOST_TOKENS)
                .expireAfterWrite(LATELY)
                .ticker(nanoTime::getAsLong)
                .build();
        shared = bucket(SHARED_PER_SECOND, SECOND);
        ofGoodLately = bucket(SHARED_PER_SECOND, SECOND);
    }

    private record Time(LongSupplier nanoTime) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanoTime.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private Bucket bucket(int most, Duration refilled) {
        return Bucket.builder()
                .addLimit(rate -> rate.capacity(most).refillGreedy(most, refilled))
                .withCustomTimePrecision(time)
                .build();
    }

    /** A question that is paid for. */
    interface Question {
        /** Says that its token was good: the address gets back what it paid, and the token is known as good for a while. */
        void wasGood();
    }

    /**
     * Pays for one question.
     *
     * @param digest of the token
     * @param address of the caller, as a name to count under
     * @throws TokenRefused 429 when the address has used up its budget, 503 when all together have
     */
    Question question(String digest, String address) {
        if (goodLately.getIfPresent(digest) != null) {
            take(ofGoodLately);
            return () -> goodLately.put(digest, true);
        }
        var own = Objects.requireNonNull(addresses.get(address, first -> bucket(PER_ADDRESS, ADDRESS_REFILLED)));
        var probe = own.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            var wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(999);
            throw new TokenRefused(Problem.tooManyRequests(PER_ADDRESS, wait));
        }
        take(shared);
        return () -> {
            own.addTokens(1);
            goodLately.put(digest, true);
        };
    }

    private static void take(Bucket bucket) {
        if (!bucket.tryConsume(1)) {
            throw TokenRefused.unchecked();
        }
    }
}
