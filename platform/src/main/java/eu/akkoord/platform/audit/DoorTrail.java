package eu.akkoord.platform.audit;

import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Actor;
import eu.akkoord.platform.store.Reading;
import eu.akkoord.platform.web.DoorLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps what operators do at once, and refusals at most twice for each caller, operation and hour: the first as it comes, the others
 * of the hour together once it is over. So a flood of them fills nothing. An instance that dies takes the number of its last hour with
 * it, not that there was a refusal.
 */
final class DoorTrail implements DoorLog, SmartLifecycle {
    /** Of more callers and operations than these in an hour nothing is kept but a line in the log when they begin. */
    static final int MOST = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(DoorTrail.class);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final Consumer<Reading> keep;
    private final Clock clock;
    private final Executor aside;
    private final Map<Refused, Long> further = new HashMap<>();
    private Instant hour = Instant.EPOCH;
    private boolean full;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable Future<?> looking;

    /**
     * @param keep returns once a reading is kept
     * @param aside where refusals are kept, so that their answers wait for nothing
     */
    DoorTrail(Consumer<Reading> keep, Clock clock, Executor aside) {
        this.keep = keep;
        this.clock = clock;
        this.aside = aside;
    }

    private record Refused(Actor by, String operation) {}

    @Override
    public void operated(Caller operator, String operation, String collection, String thing) {
        keep.accept(Reading.asked(Actor.of(operator), operation, collection, Map.of(thing, 0L)));
    }

    @Override
    public void refused(Caller caller, String operation) {
        endHour();
        var refused = new Refused(Actor.of(caller), operation);
        if (isFirst(refused)) {
            aside.execute(() -> tryToKeep(refused, 1));
        }
    }

    private synchronized boolean isFirst(Refused refused) {
        var before = further.get(refused);
        if (before == null && further.size() >= MOST) {
            if (!full) {
                LOG.warn("More refusals than are kept in an hour: those of further callers are not");
            }
            full = true;
            return false;
        }
        further.put(refused, before == null ? 0 : before + 1);
        return before == null;
    }

    /** Keeps what came after the first of each, when another hour has begun. */
    void endHour() {
        var now = clock.instant().truncatedTo(ChronoUnit.HOURS);
        Map<Refused, Long> over;
        synchronized (this) {
            if (now.equals(hour)) {
                return;
            }
            over = Map.copyOf(further);
            further.clear();
            full = false;
            hour = now;
        }
        over.forEach((refused, times) -> {
            if (times > 0) {
                aside.execute(() -> tryToKeep(refused, times));
            }
        });
    }

    /** The refusal was answered already; what cannot be kept of it is logged. */
    private void tryToKeep(Refused refused, long times) {
        try {
            keep.accept(Reading.refused(refused.by(), refused.operation(), times));
        } catch (RuntimeException failed) {
            LOG.warn("{} refusals of {} are not kept: {}", times, refused.operation(), failed.toString());
        }
    }

    @Override
    public synchronized void start() {
        if (timer == null) {
            timer = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("refusals").factory());
            looking = timer.scheduleWithFixedDelay(
                    this::endHour, LOOK_AGAIN.toMillis(), LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            if (looking != null) {
                looking.cancel(false);
            }
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
