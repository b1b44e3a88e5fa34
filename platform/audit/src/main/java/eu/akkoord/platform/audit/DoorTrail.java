package eu.akkoord.platform.audit;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.store.Actor;
import eu.akkoord.platform.store.ReadEvent;
import eu.akkoord.platform.web.DoorLog;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * A log of operators' acts, at once, and of refusals, at most two entries for each caller, operation and hour: the first as it comes, the
 * others of the hour together once it is over. So a flood of them fills nothing. An instance that dies loses the number of its last hour,
 * not that there was a refusal.
 */
final class DoorTrail implements DoorLog {
    /** Of more callers and operations than these in an hour nothing is kept but a line in the log when they begin. */
    static final int MOST = 10_000;

    /** Most of them of one party, so that none makes the others' go unseen. */
    static final int MOST_OF_ONE = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(DoorTrail.class);

    private final Consumer<ReadEvent> keep;
    private final Clock clock;
    private final Executor aside;
    private final Map<Refused, Long> further = new HashMap<>();
    private final Map<String, Integer> byParty = new HashMap<>();
    private Instant hour = Instant.EPOCH;
    private boolean full;

    /**
     * @param keep returns once a read is logged
     * @param aside executor of the logging of refusals, so that their answers wait for nothing
     */
    DoorTrail(Consumer<ReadEvent> keep, Clock clock, Executor aside) {
        this.keep = keep;
        this.clock = clock;
        this.aside = aside;
    }

    private record Refused(Actor by, String operation) {}

    @Override
    public void operated(Caller operator, String operation, String collection, String thing) {
        keep.accept(ReadEvent.asked(Actor.of(operator), operation, collection, Map.of(thing, 0L)));
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
        var party = refused.by().party();
        if (before == null && (further.size() >= MOST || byParty.getOrDefault(party, 0) >= MOST_OF_ONE)) {
            if (!full) {
                LOG.warn("More refusals than are kept in an hour: those of further callers are not");
            }
            full = true;
            return false;
        }
        further.put(refused, before == null ? 0 : before + 1);
        if (before == null) {
            byParty.merge(party, 1, Integer::sum);
        }
        return before == null;
    }

    /** Keeps what came after the first of each, when another hour has begun. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void endHour() {
        var now = clock.instant().truncatedTo(ChronoUnit.HOURS);
        Map<Refused, Long> over;
        synchronized (this) {
            if (now.equals(hour)) {
                return;
            }
            over = Map.copyOf(further);
            further.clear();
            byParty.clear();
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
            keep.accept(ReadEvent.refused(refused.by(), refused.operation(), times));
        } catch (RuntimeException failed) {
            LOG.warn("{} refusals of {} are not kept: {}", times, refused.operation(), failed.toString());
        }
    }
}
