package eu.akkoord.platform.desk.consent;

import eu.akkoord.platform.core.time.Occurrence;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Ends the offers whose last day has passed, at the start and then once a day. */
final class LapseSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(LapseSchedule.class);

    private final List<Lapsing<?, ?>> kinds;
    private final Clock clock;

    LapseSchedule(List<Lapsing<?, ?>> kinds, Clock clock) {
        this.kinds = List.copyOf(kinds);
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    void run() {
        for (var kind : kinds) {
            try {
                LOG.info("{} offers have lapsed", kind.run(Occurrence.today(clock)));
            } catch (RuntimeException failure) {
                LOG.warn("Lapsed offers are looked for again in a day: {}", failure.toString());
            }
        }
    }
}
