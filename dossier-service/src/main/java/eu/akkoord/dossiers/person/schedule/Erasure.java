package eu.akkoord.dossiers.person.schedule;

import eu.akkoord.dossiers.person.PersonDesk;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Erases the persons whose day has come, at the start and then every ten minutes, on any number of instances. */
@Component
class Erasure implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("erasure").factory());
    private final PersonDesk persons;
    private volatile boolean running;

    Erasure(PersonDesk persons) {
        this.persons = persons;
    }

    private void erase() {
        try {
            var erased = persons.eraseDue();
            if (erased > 0) {
                LOG.info("The details of {} persons were erased", erased);
            }
        } catch (RuntimeException e) {
            LOG.warn("Erasure is tried again in {}: {}", PAUSE, e.toString());
        }
    }

    @Override
    public void start() {
        running = true;
        var runs = thread.scheduleWithFixedDelay(this::erase, 0, PAUSE.toSeconds(), TimeUnit.SECONDS);
        LOG.debug("erasing every {}: {}", PAUSE, runs);
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
