package eu.akkoord.platform.core.places;

import eu.akkoord.platform.core.authority.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Places that callers share. One caller has at most so many at once, and so have all callers of one party together. Whoever finds none
 * waits in line: the next is one whose party has the fewest, so that nobody waits behind a crowd of another party.
 */
public final class Places {
    private static final Duration LONG = Duration.ofHours(1);

    private final Share share;
    private final Map<String, Integer> ofCallers = new HashMap<>();
    private final Map<String, Integer> ofParties = new HashMap<>();
    private final List<Waiting> line = new ArrayList<>();
    private int taken;

    public Places(Share share) {
        this.share = share;
    }

    /**
     * Division of the places.
     *
     * @param all of all callers together
     * @param party of all callers of one party together
     * @param each of one caller
     */
    public record Share(int all, int party, int each) {
        public Share {
            if (all < 1 || party < 1 || each < 1) {
                throw new IllegalArgumentException("There must be a place for each caller");
            }
        }
    }

    /** Somebody who takes a place, by names to count under. */
    public record Holder(String name, String party) {
        /** A service that does something for nobody who calls. */
        public static final Holder ITSELF = new Holder("", "");

        /** The same client may call for several people, and people through several clients. */
        public static Holder of(Caller caller) {
            return new Holder(caller.client() + " " + caller.subject(), caller.party());
        }

        /** Caller for whom this thread does something; absent for followers, sweeps and the like. */
        public static Optional<Holder> current() {
            return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                    .map(Authentication::getPrincipal)
                    .filter(Caller.class::isInstance)
                    .map(Caller.class::cast)
                    .map(Holder::of);
        }
    }

    /** The outcome of a wait for a place: admitted, or full by one of the bounds. */
    public enum Entry {
        ADMITTED,
        CALLER_FULL,
        PARTY_FULL,
        ALL_FULL
    }

    private record Waiting(Holder holder, CountDownLatch admitted) {}

    /** Takes a place, which is to be left again after {@link Entry#ADMITTED} alone. */
    public Entry enter(Holder holder, Duration patience) {
        var waiting = new Waiting(holder, new CountDownLatch(1));
        synchronized (this) {
            line.add(waiting);
            admit();
        }
        boolean interrupted = false;
        try {
            if (waiting.admitted().await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return Entry.ADMITTED;
            }
        } catch (InterruptedException stopped) {
            interrupted = true;
        }
        synchronized (this) {
            // it may have been admitted just now
            var entry = line.remove(waiting) ? Optional.ofNullable(ownBound(holder)) : Optional.of(Entry.ADMITTED);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return entry.orElse(Entry.ALL_FULL);
        }
    }

    /** Takes a place as soon as there is one. */
    public void enterUninterruptibly(Holder holder) {
        boolean interrupted = false;
        while (enter(holder, LONG) != Entry.ADMITTED) {
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public synchronized void leave(Holder holder) {
        taken--;
        ofCallers.computeIfPresent(holder.name(), Places::less);
        ofParties.computeIfPresent(holder.party(), Places::less);
        admit();
    }

    /** Counts who wait in line now. */
    synchronized int waiting() {
        return line.size();
    }

    private void admit() {
        while (taken < share.all()) {
            var next = line.stream()
                    .filter(one -> ownBound(one.holder()) == null)
                    .min(Comparator.<Waiting>comparingInt(
                                    one -> ofParties.getOrDefault(one.holder().party(), 0))
                            .thenComparingInt(
                                    one -> ofCallers.getOrDefault(one.holder().name(), 0)));
            if (next.isEmpty()) {
                return;
            }
            var holder = next.get().holder();
            taken++;
            ofCallers.merge(holder.name(), 1, Integer::sum);
            ofParties.merge(holder.party(), 1, Integer::sum);
            line.remove(next.get());
            next.get().admitted().countDown();
        }
    }

    private @Nullable Entry ownBound(Holder holder) {
        if (ofCallers.getOrDefault(holder.name(), 0) >= share.each()) {
            return Entry.CALLER_FULL;
        }
        return ofParties.getOrDefault(holder.party(), 0) >= share.party() ? Entry.PARTY_FULL : null;
    }

    private static @Nullable Integer less(String name, int places) {
        return places == 1 ? null : places - 1;
    }
}
