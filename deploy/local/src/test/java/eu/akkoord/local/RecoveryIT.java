package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The time until everything works again after one process was killed: the fault run, which takes its time. */
@Tag("faults")
@ExtendWith(RunningInstallation.class)
class RecoveryIT {
    private static final Logger LOG = LoggerFactory.getLogger(RecoveryIT.class);
    private static final int KILLS = Integer.getInteger("akkoord-local.kills", 20);
    private static final Duration MOST = Duration.ofSeconds(30);
    private static final Duration GIVEN_UP = Duration.ofMinutes(3);

    static final List<String> NAMES = Installation.NAMES;

    private final Installation installation;
    private final Health health;

    RecoveryIT(Installation installation) {
        this.installation = installation;
        this.health = new Health(installation);
    }

    @BeforeEach
    void all_is_well() {
        await().atMost(GIVEN_UP).until(health::ofAll);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void everything_works_again_soon_after_one_process_was_killed(String name) {
        var times = new ArrayList<Duration>();
        for (int kill = 0; kill < KILLS; kill++) {
            times.add(recovery(name));
        }
        times.sort(null);
        var slowest = times.getLast();
        LOG.info(
                "{} killed {} times: all healthy again after {} ms (p50), {} ms at most",
                name,
                KILLS,
                times.get(times.size() / 2).toMillis(),
                slowest.toMillis());
        assertThat(slowest).isLessThanOrEqualTo(MOST);
    }

    private Duration recovery(String name) {
        var killed = installation.process(name).orElseThrow();
        var began = System.nanoTime();
        killed.destroyForcibly();
        await().atMost(GIVEN_UP)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> installation
                                .process(name)
                                .filter(now -> now.pid() != killed.pid())
                                .isPresent()
                        && health.ofAll());
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
