package eu.akkoord.platform.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventWaitTest {
    @Test
    void what_comes_while_someone_waits_is_not_missing() {
        var looks = new ArrayDeque<>(List.of(List.of("a", "b"), List.of("b"), List.<String>of(), List.of("late")));
        assertThat(EventWait.missing(Duration.ofMinutes(1), looks::remove)).isEmpty();
        assertThat(looks).hasSize(1);
    }

    @Test
    void what_never_comes_is_missing_in_the_end() {
        var looks = new AtomicInteger();
        var missing = EventWait.missing(Duration.ofMillis(50), () -> {
            looks.incrementAndGet();
            return List.of("a");
        });
        assertThat(missing).containsExactly("a");
        assertThat(looks.get()).isGreaterThan(1);
    }

    @Test
    void without_patience_it_looks_once() {
        var looks = new ArrayDeque<>(List.of(List.of("a"), List.<String>of()));
        assertThat(EventWait.missing(Duration.ZERO, looks::remove)).containsExactly("a");
    }
}
