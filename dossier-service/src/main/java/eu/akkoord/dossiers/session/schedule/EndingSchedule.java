package eu.akkoord.dossiers.session.schedule;

import eu.akkoord.dossiers.session.SessionEnding;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends the sessions that a process left open when it died after their visit was cancelled: at the start and then every hour. */
@Component
class EndingSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(EndingSchedule.class);

    private final SessionEnding ending;

    EndingSchedule(SessionEnding ending) {
        this.ending = ending;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void run() {
        try {
            LOG.info("{} sessions were ended with their visit", ending.endLeft());
        } catch (RuntimeException failure) {
            LOG.warn("Sessions of cancelled visits are looked for again in an hour: {}", failure.toString());
        }
    }
}
