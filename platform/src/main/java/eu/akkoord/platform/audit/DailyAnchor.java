package eu.akkoord.platform.audit;

import eu.akkoord.platform.store.Anchors;
import eu.akkoord.platform.time.Occurrence;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Takes the anchor of each day once it is over, as soon as a service runs after it. */
final class DailyAnchor implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DailyAnchor.class);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    /** What began to be read before midnight is kept by then. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final Anchors anchors;
    private final Clock clock;
    private volatile long day;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable Future<?> looking;

    DailyAnchor(Anchors anchors, Clock clock, MeterRegistry meters) {
        this.anchors = anchors;
        this.clock = clock;
        Gauge.builder("akkoord.audit.anchored", this, daily -> daily.day)
                .description("The day of the latest anchor that this instance has seen, in days since 1970-01-01")
                .baseUnit("days")
                .register(meters);
    }

    private void look() {
        try {
            var yesterday = clock.instant()
                    .minus(GRACE)
                    .atZone(Occurrence.ZONE)
                    .toLocalDate()
                    .minusDays(1);
            anchors.take(yesterday)
                    .ifPresent(anchor -> LOG.info(
                            "The anchor of {} covers {} chains; its hash is {}",
                            anchor.day(),
                            anchor.heads(),
                            anchor.hash()));
            anchors.latest().ifPresent(anchor -> day = anchor.day().toEpochDay());
        } catch (RuntimeException failed) {
            LOG.warn("The anchor waits: {}", failed.toString());
        }
    }

    @Override
    public synchronized void start() {
        if (timer == null) {
            var started = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("daily-anchor").factory());
            looking = started.scheduleWithFixedDelay(this::look, 0, LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            timer = started;
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
