package eu.akkoord.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimesTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final Times times = new Times();

    @Test
    void a_question_that_waits_for_one_asked_of_a_busy_core_is_apart_with_it() {
        round(false, true);
        assertThat(times.idleTail()).isCloseTo(1, within(0.01));
        assertThat(times.tail()).isGreaterThan(10);
        assertThat(times.busy()).isEqualTo(3);
    }

    @Test
    void a_question_that_waits_for_a_slow_one_of_an_idle_core_counts() {
        round(false, false);
        assertThat(times.idleTail()).isEqualTo(times.tail()).isGreaterThan(10);
        assertThat(times.busy()).isZero();
    }

    @Test
    void the_round_in_the_middle_counts() {
        round(true, false);
        round(false, false);
        round(true, false);
        assertThat(times.idleTail()).isCloseTo(1, within(0.01));
    }

    /** A hundred questions, one every ten milliseconds, each answered in one; unless quiet the sixth takes 25, and two wait for it. */
    private void round(boolean quiet, boolean busy) {
        times.next();
        long free = 0;
        for (int question = 1; question <= 100; question++) {
            long due = question * 10L * MILLI;
            boolean slow = !quiet && question == 6;
            free = Math.max(due, free) + (slow ? 25 : 1) * MILLI;
            times.add(due, free, slow && busy);
        }
    }
}
