package eu.akkoord.platform.audit;

import eu.akkoord.platform.store.Anchors;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Takes an anchor as often as is configured, and copies it to where it can be compared with later. */
final class AnchorSchedule implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AnchorSchedule.class);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final Anchors anchors;
    private final Duration every;
    private final List<String> warnings;
    private volatile long taken;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable Future<?> looking;

    /**
     * @param every at most an hour
     * @param warnings what is said at each start of the place that they are copied to
     */
    AnchorSchedule(Anchors anchors, Duration every, List<String> warnings, MeterRegistry meters) {
        this.anchors = anchors;
        this.every = every;
        this.warnings = List.copyOf(warnings);
        Gauge.builder("akkoord.audit.anchored", this, schedule -> schedule.taken)
                .description(
                        "When the latest anchor that this instance has seen was taken, in seconds since 1970-01-01")
                .baseUnit("seconds")
                .register(meters);
    }

    private void look() {
        try {
            anchors.take(every)
                    .ifPresent(anchor -> LOG.info(
                            "Anchor {} covers {} chains; its hash is {}",
                            anchor.number(),
                            anchor.heads(),
                            anchor.hash()));
            anchors.latest().ifPresent(anchor -> taken = anchor.taken().getEpochSecond());
            anchors.copy();
        } catch (RuntimeException failed) {
            LOG.warn("The anchor waits: {}", failed.toString());
        }
    }

    private static Duration look(Duration every) {
        return every.compareTo(LOOK_AGAIN) < 0 ? every : LOOK_AGAIN;
    }

    @Override
    public synchronized void start() {
        if (timer == null) {
            warnings.forEach(LOG::warn);
            var started = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("anchors").factory());
            looking = started.scheduleWithFixedDelay(this::look, 0, look(every).toMillis(), TimeUnit.MILLISECONDS);
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
