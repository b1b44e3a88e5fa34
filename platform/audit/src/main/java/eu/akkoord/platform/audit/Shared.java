package eu.akkoord.platform.audit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A long computation shared by all who ask for it: the first to ask runs it, the others wait for the same outcome, and so do requests soon
 * after. So nobody blocks it by asking often, nor keeps it running without end.
 *
 * @param <T> its outcome
 */
final class Shared<T> {
    private final AtomicReference<@Nullable Run<T>> latest = new AtomicReference<>();
    private final Supplier<T> work;
    private final Duration least;
    private final LongSupplier nanos;

    /** @param least an outcome serves until it is so old, or as old as it took, whichever is longer */
    Shared(Supplier<T> work, Duration least) {
        this(work, least, System::nanoTime);
    }

    Shared(Supplier<T> work, Duration least, LongSupplier nanos) {
        this.work = work;
        this.least = least;
        this.nanos = nanos;
    }

    /** One time that it is done; {@code ended} is set before the outcome is there. */
    private static final class Run<T> {
        private final CompletableFuture<T> outcome = new CompletableFuture<>();
        private final long begun;
        private long ended;

        Run(long begun) {
            this.begun = begun;
        }

        boolean serves(long now, long least) {
            return !outcome.isDone()
                    || (!outcome.isCompletedExceptionally() && now - ended < Math.max(least, ended - begun));
        }
    }

    T outcome() {
        while (true) {
            long now = nanos.getAsLong();
            var run = latest.get();
            if (run != null && run.serves(now, least.toNanos())) {
                return join(run.outcome);
            }
            var mine = new Run<T>(now);
            if (latest.compareAndSet(run, mine)) {
                work(mine);
                return join(mine.outcome);
            }
        }
    }

    private void work(Run<T> mine) {
        try {
            var outcome = work.get();
            mine.ended = nanos.getAsLong();
            mine.outcome.complete(outcome);
        } catch (RuntimeException | Error failed) {
            mine.outcome.completeExceptionally(failed);
        }
    }

    private static <T> T join(CompletableFuture<T> outcome) {
        try {
            return outcome.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
