package eu.akkoord.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** Latencies of one kind of question, in microseconds: all of them, and by round those on an idle core. */
final class Times {
    static final int PER_SECOND = 100;

    private final Histogram all = Asker.histogram();
    private final List<Histogram> idle = new ArrayList<>();
    private long busyUntil;

    /** Asks for a while, and does not count the first tenth of it: before it came other questions. */
    void round(Asker asker, Supplier<String> question, MemoryWatch watch, long millis) {
        // so that this process, at least, has nothing to collect meanwhile
        System.gc();
        next();
        long begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis) / 10;
        Asker.at(1, PER_SECOND, millis, due -> {
            asker.get(question.get()).good();
            long came = System.nanoTime();
            boolean busy = watch.worked();
            if (due >= begin) {
                add(due, came, busy);
            }
        });
    }

    /** Another round begins. */
    void next() {
        idle.add(Asker.histogram());
        busyUntil = Long.MIN_VALUE;
    }

    /**
     * Counts one answer, in the round that has begun.
     *
     * @param due from when on it counts, by {@link System#nanoTime}
     * @param came when it had come
     * @param busy whether a core was not idle meanwhile; what had to wait for such an answer was not asked of an idle core either
     */
    void add(long due, long came, boolean busy) {
        all.recordValue(came - due);
        if (busy || due < busyUntil) {
            busyUntil = came;
        } else {
            idle.getLast().recordValue(came - due);
        }
    }

    double p50() {
        return all.getValueAtPercentile(50) / 1000.0;
    }

    double p99() {
        return all.getValueAtPercentile(99) / 1000.0;
    }

    /** Returns p99 as a multiple of p50. */
    double tail() {
        return tail(all);
    }

    /** The same on an idle core, in the round in the middle: what a neighbour on the same machine does to one round is not ours. */
    double idleTail() {
        var tails = idle.stream()
                .filter(round -> round.getTotalCount() > 0)
                .mapToDouble(Times::tail)
                .sorted()
                .toArray();
        return tails.length == 0 ? tail() : tails[tails.length / 2];
    }

    /** The slowest hundredth on an idle core, in microseconds, in the round in the middle. */
    double idleP99() {
        var slowest = idle.stream()
                .filter(round -> round.getTotalCount() > 0)
                .mapToDouble(round -> round.getValueAtPercentile(99) / 1000.0)
                .sorted()
                .toArray();
        return slowest.length == 0 ? p99() : slowest[slowest.length / 2];
    }

    /** Returns the share of questions asked while the kernel watched memory, in per cent. */
    double busy() {
        long counted = idle.stream().mapToLong(Histogram::getTotalCount).sum();
        return 100.0 * (all.getTotalCount() - counted) / all.getTotalCount();
    }

    private static double tail(Histogram histogram) {
        return (double) histogram.getValueAtPercentile(99) / histogram.getValueAtPercentile(50);
    }
}
