package eu.akkoord.platform.core.places;

import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.places.Places.Holder;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Lets so few threads of this process read histories at once as its heap can hold: one bucket of the largest entries is 10 MiB, and
 * as objects the entries of a page take about as much again. Whoever has a place may read several one after another. One place is for
 * what nobody calls for, such as followers and sweeps; of the others the callers of one party have at most half.
 */
public final class HistoryPlaces {
    private static final long BYTES_EACH = 40L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int ALL = (int) Math.max(3, Runtime.getRuntime().maxMemory() / BYTES_EACH) - 1;
    private static final Places.Share SHARE = new Places.Share(ALL, (ALL + 1) / 2, (ALL + 3) / 4);
    private static final Places OF_CALLERS = new Places(SHARE);
    private static final Places OWN = new Places(new Places.Share(1, 1, 1));
    private static final ThreadLocal<Boolean> HELD = ThreadLocal.withInitial(() -> false);

    private HistoryPlaces() {}

    /**
     * Runs something that reads entries of histories, within a limit for each caller.
     *
     * @throws Refused.Busy when there is no place within three seconds
     */
    public static <T> T within(Supplier<T> reading) {
        if (HELD.get()) {
            return reading.get();
        }
        var caller = Holder.current();
        return caller.isPresent() ? within(OF_CALLERS, caller.get(), reading) : within(OWN, Holder.ITSELF, reading);
    }

    private static <T> T within(Places places, Holder holder, Supplier<T> reading) {
        switch (places.enter(holder, PATIENCE)) {
            case ADMITTED -> {}
            case CALLER_FULL -> throw new Refused.Busy(SHARE.each());
            case PARTY_FULL -> throw new Refused.Busy(SHARE.party());
            case ALL_FULL -> throw new Refused.Busy(0);
        }
        HELD.set(true);
        try {
            return reading.get();
        } finally {
            HELD.remove();
            places.leave(holder);
        }
    }
}
