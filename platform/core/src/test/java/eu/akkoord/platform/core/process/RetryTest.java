package eu.akkoord.platform.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RetryTest {
    private final Retry retry = new Retry("The test");
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void what_fails_is_done_again_after_growing_pauses_until_it_succeeds() {
        long begun = System.nanoTime();
        retry.untilDone(() -> {
            if (tries.incrementAndGet() == 1) {
                throw new LinkageError("not yet");
            }
            if (tries.get() < 4) {
                throw new IllegalStateException("not yet");
            }
        });
        assertThat(tries).hasValue(4);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isGreaterThanOrEqualTo(Duration.ofMillis(100 + 200 + 400));
    }

    @Test
    void stopping_ends_what_would_be_tried_again_and_whoever_pauses() {
        var trying = stopped(() -> retry.untilDone(() -> {
            tries.incrementAndGet();
            throw new IllegalStateException("never");
        }));
        var pausing = stopped(() -> retry.pause(Duration.ofHours(1)));
        await().until(() -> tries.get() > 1);
        assertThat(pausing).isNotCompleted();
        retry.stop();
        await().untilAsserted(() ->
                assertThat(CompletableFuture.allOf(trying, pausing)).isCompleted());
        assertThatThrownBy(() -> retry.pause(Duration.ZERO)).isInstanceOf(Retry.Stopped.class);
    }

    private static CompletableFuture<Void> stopped(Runnable waiting) {
        return CompletableFuture.runAsync(
                () -> assertThatThrownBy(waiting::run).isInstanceOf(Retry.Stopped.class),
                task -> Thread.ofPlatform().start(task));
    }

    @Test
    void a_retry_within_another_ends_both() {
        var inner = new Retry("The inner one");
        inner.stop();
        assertThatThrownBy(() -> retry.untilDone(() -> inner.pause(Duration.ofHours(1))))
                .isInstanceOf(Retry.Stopped.class);
    }

    @Test
    void a_failure_is_logged_until_it_is_stopped(CapturedOutput output) {
        assertThat(retry.isStopped()).isFalse();
        assertThatThrownBy(() -> retry.untilDone(() -> {
                    if (tries.incrementAndGet() == 2) {
                        retry.stop();
                    }
                    throw new IllegalStateException("failure " + tries.get());
                }))
                .isInstanceOf(Retry.Stopped.class);
        assertThat(retry.isStopped()).isTrue();
        assertThat(output)
                .contains("The test tries again")
                .contains("failure 1")
                .doesNotContain("failure 2");
    }

    @Test
    void whoever_is_interrupted_in_a_pause_is_stopped_and_still_interrupted() {
        var interrupted = CompletableFuture.supplyAsync(
                () -> {
                    Thread.currentThread().interrupt();
                    assertThatThrownBy(() -> retry.pause(Duration.ofHours(1))).isInstanceOf(Retry.Stopped.class);
                    return Thread.currentThread().isInterrupted();
                },
                task -> Thread.ofPlatform().start(task));
        assertThat(interrupted).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(true);
    }
}
