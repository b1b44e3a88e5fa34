package eu.akkoord.platform.audit;

import eu.akkoord.platform.store.Anchors;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Takes an anchor as often as is configured, and copies it to where it can be compared with later. */
final class AnchorSchedule implements SchedulingConfigurer {
    private static final Logger LOG = LoggerFactory.getLogger(AnchorSchedule.class);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final Anchors anchors;
    private final Duration every;
    private volatile long taken;

    /** @param every at most an hour */
    AnchorSchedule(Anchors anchors, Duration every, MeterRegistry meters) {
        this.anchors = anchors;
        this.every = every;
        Gauge.builder("akkoord.audit.anchored", this, schedule -> schedule.taken)
                .description(
                        "When the latest anchor that this instance has seen was taken, in seconds since 1970-01-01")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar schedule) {
        schedule.addFixedDelayTask(this::look, every.compareTo(LOOK_AGAIN) < 0 ? every : LOOK_AGAIN);
    }

    private void look() {
        anchors.take(every)
                .ifPresent(anchor -> LOG.info(
                        "Anchor {} covers {} chains; its hash is {}", anchor.number(), anchor.heads(), anchor.hash()));
        anchors.latest().ifPresent(anchor -> taken = anchor.taken().getEpochSecond());
        anchors.copy();
    }
}
