package eu.akkoord.platform.consent;

import eu.akkoord.platform.time.Occurrence;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Ends the offers whose last day has passed, at the start and then once a day. */
final class LapseSchedule implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LapseSchedule.class);
    private static final Duration PAUSE = Duration.ofDays(1);

    private final List<Lapsing<?, ?>> kinds;
    private final Clock clock;
    private @Nullable ScheduledExecutorService thread;

    LapseSchedule(List<Lapsing<?, ?>> kinds, Clock clock) {
        this.kinds = List.copyOf(kinds);
        this.clock = clock;
    }

    private void run() {
        for (var kind : kinds) {
            try {
                LOG.info("{} offers have lapsed", kind.run(Occurrence.today(clock)));
            } catch (RuntimeException failure) {
                LOG.warn("Lapsed offers are looked for again in {}: {}", PAUSE, failure.toString());
            }
        }
    }

    @Override
    public synchronized void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("lapsing-offers").factory());
        thread = started;
        var runs = started.scheduleWithFixedDelay(this::run, 0, PAUSE.toSeconds(), TimeUnit.SECONDS);
        LOG.debug("looking for lapsed offers every {}: {}", PAUSE, runs);
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
