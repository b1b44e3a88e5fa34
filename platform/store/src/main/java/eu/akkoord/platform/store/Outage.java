package eu.akkoord.platform.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of an outage: its cause once, and then each minute the number of failures; hundreds of waiting threads log no more than one. */
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    private static final Duration TOLD_AGAIN = Duration.ofMinutes(1);

    private final String what;
    private final Clock clock;
    private long failures;
    private @Nullable Instant began;
    private @Nullable Instant told;

    /** @param what cannot be done, as the subject of a sentence */
    Outage(String what, Clock clock) {
        this.what = what;
        this.clock = clock;
    }

    synchronized void failed(Throwable cause) {
        var now = clock.instant();
        failures++;
        if (began == null || told == null) {
            began = now;
            told = now;
            LOG.warn("{} fails: {}", what, cause.toString());
        } else if (!now.isBefore(told.plus(TOLD_AGAIN))) {
            told = now;
            LOG.warn("{} has failed {} times since {}: {}", what, failures, began, cause.toString());
        }
    }

    synchronized void passed() {
        if (began != null) {
            LOG.info("{} works again, after {} failures since {}", what, failures, began);
            failures = 0;
            began = null;
            told = null;
        }
    }
}
