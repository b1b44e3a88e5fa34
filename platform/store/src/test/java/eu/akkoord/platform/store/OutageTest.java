package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageTest {
    private static final Instant BEGAN = Instant.parse("2026-11-23T08:00:00Z");

    private final Logger logger = (Logger) LoggerFactory.getLogger(Outage.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Instant now = BEGAN;
    private final Outage outage = new Outage("To publish", new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    });

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(log);
    }

    @Test
    void an_outage_is_told_once_with_its_cause_and_then_counted() {
        for (int n = 0; n < 100; n++) {
            outage.failed(new IllegalStateException("no broker"));
        }
        now = BEGAN.plus(Duration.ofSeconds(61));
        outage.failed(new IllegalStateException("no broker"));
        outage.passed();
        outage.passed();

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "To publish fails: java.lang.IllegalStateException: no broker",
                        "To publish has failed 101 times since 2026-11-23T08:00:00Z:"
                                + " java.lang.IllegalStateException: no broker",
                        "To publish works again, after 101 failures since 2026-11-23T08:00:00Z");
    }
}
