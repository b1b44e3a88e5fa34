package eu.akkoord.bench;

import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Creations by several clients at once, each of them the next as soon as the one before is answered. */
final class Creations {
    /** Spreads numbers over all of 32 bits, so that ids come in no order: people choose them. */
    private static final int SPREAD = 0x9E3779B1;

    private Creations() {}

    /** An id for each number, each time the same. */
    static String id(int number) {
        return "zaak-" + Integer.toUnsignedString(number * SPREAD, 36);
    }

    /**
     * Creates numbers from one up to another.
     *
     * @return how long that took, in seconds
     * @throws IllegalStateException when one of them failed
     */
    static double during(int from, int to, int clients, IntConsumer creation) {
        long begin = System.nanoTime();
        var next = new AtomicInteger(from);
        var begun = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            for (int client = 0; client < clients; client++) {
                begun.add(threads.submit(() -> {
                    for (int number = next.getAndIncrement(); number < to; number = next.getAndIncrement()) {
                        creation.accept(number);
                    }
                }));
            }
        }
        for (var one : begun) {
            if (one.state() == Future.State.FAILED) {
                throw new IllegalStateException(one.exceptionNow());
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
