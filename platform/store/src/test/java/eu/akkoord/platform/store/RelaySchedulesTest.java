package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.store.RelayWorld.Mutant;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Random schedules of several relays; {@code -Dakkoord.seed=…} plays those of an earlier run again. */
class RelaySchedulesTest {
    private static final Logger LOG = LoggerFactory.getLogger(RelaySchedulesTest.class);
    private static final int SCHEDULES = 20_000;
    private static final long SEED = Long.getLong("akkoord.seed", System.nanoTime());

    @Test
    void nothing_is_lost_or_out_of_order_whatever_fails() {
        assertThat(firstBroken(true, Mutant.NONE)).isEmpty();
    }

    @Test
    void nothing_is_told_twice_when_nothing_fails() {
        assertThat(firstBroken(false, Mutant.NONE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_broken_rule_is_noticed(Mutant mutant) {
        assertThat(firstBroken(false, mutant).or(() -> firstBroken(true, mutant)))
                .isPresent();
    }

    private static Optional<String> firstBroken(boolean failures, Mutant mutant) {
        LOG.info("seed {}, failures {}, {}", SEED, failures, mutant);
        return LongStream.range(SEED, SEED + SCHEDULES)
                .mapToObj(seed -> Optional.ofNullable(new RelayWorld(seed, failures, mutant).play())
                        .map(broken -> "seed %d: %s".formatted(seed, broken)))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
