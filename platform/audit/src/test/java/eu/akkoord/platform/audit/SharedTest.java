package eu.akkoord.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SharedTest {
    @Test
    void attack_whoever_asks_without_end_keeps_nobody_from_the_outcome() throws Exception {
        var runs = new AtomicInteger();
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var shared = new Shared<>(
                () -> {
                    begun.countDown();
                    await(end);
                    return runs.incrementAndGet();
                },
                Duration.ZERO);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = callers.submit(shared::outcome);
            await(begun);
            var asked = new CountDownLatch(12);
            var others = new ArrayList<Future<Integer>>();
            for (int caller = 0; caller < 12; caller++) {
                others.add(callers.submit(() -> {
                    asked.countDown();
                    return shared.outcome();
                }));
            }
            await(asked);
            end.countDown();
            assertThat(first.get()).isEqualTo(1);
            for (var other : others) {
                assertThat(other.get()).isBetween(1, 13);
            }
        }
    }

    @Test
    void a_failure_is_told_to_each_and_the_next_begins_anew() {
        var runs = new AtomicInteger();
        var shared = new Shared<>(
                () -> {
                    if (runs.incrementAndGet() == 1) {
                        throw new IllegalStateException("away");
                    }
                    return "done";
                },
                Duration.ofMinutes(1));
        assertThatThrownBy(shared::outcome).isInstanceOf(IllegalStateException.class);
        assertThat(shared.outcome()).isEqualTo("done");
    }

    @Test
    void attack_whoever_asks_in_a_loop_keeps_it_running() {
        var clock = new AtomicLong();
        var runs = new AtomicInteger();
        var took = Duration.ofMinutes(3).toNanos();
        var shared = new Shared<>(
                () -> {
                    clock.addAndGet(took);
                    return runs.incrementAndGet();
                },
                Duration.ofMinutes(1),
                clock::get);
        assertThat(shared.outcome()).isEqualTo(1);
        clock.addAndGet(took - 1);
        assertThat(shared.outcome()).as("as old as it took").isEqualTo(1);
        clock.addAndGet(1);
        assertThat(shared.outcome()).isEqualTo(2);
    }

    @Test
    void what_took_little_serves_for_a_minute() {
        var clock = new AtomicLong();
        var runs = new AtomicInteger();
        var shared = new Shared<>(runs::incrementAndGet, Duration.ofMinutes(1), clock::get);
        assertThat(shared.outcome()).isEqualTo(1);
        clock.addAndGet(Duration.ofMinutes(1).toNanos() - 1);
        assertThat(shared.outcome()).isEqualTo(1);
        clock.addAndGet(1);
        assertThat(shared.outcome()).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
