package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Tasks that come by the clock, as they do in a service. */
class ScheduleTest {
    @EnableScheduling
    static class Tasks {
        final AtomicInteger rounds = new AtomicInteger();
        final AtomicInteger waiting = new AtomicInteger();
        final CountDownLatch end = new CountDownLatch(1);

        @Bean
        ThreadPoolTaskScheduler taskScheduler() {
            return new StoreConfiguration().taskScheduler();
        }

        @Scheduled(fixedDelay = 1)
        void fail() {
            if (rounds.incrementAndGet() == 1) {
                throw new NoClassDefFoundError("a jar that is gone");
            }
        }

        @Scheduled(fixedDelay = 1)
        void takeLong() throws InterruptedException {
            waiting.incrementAndGet();
            end.await();
        }
    }

    @Test
    void an_error_in_one_round_is_not_the_end_of_the_rounds_nor_is_another_task_that_takes_long() {
        try (var context = new AnnotationConfigApplicationContext(Tasks.class)) {
            var tasks = context.getBean(Tasks.class);
            await().until(() -> tasks.waiting.get() == 1 && tasks.rounds.get() > 2);
            var rounds = tasks.rounds.get();
            await().until(() -> tasks.rounds.get() > rounds + 2);
            assertThat(tasks.waiting).hasValue(1);
            tasks.end.countDown();
        }
    }
}
