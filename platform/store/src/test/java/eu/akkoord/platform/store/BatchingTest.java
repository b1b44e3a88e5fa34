package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first holds its turn until all others wait. */
class BatchingTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<Integer>> served = new CopyOnWriteArrayList<>();
    private final CountDownLatch gathered = new CountDownLatch(1);

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void what_is_asked_meanwhile_is_done_at_once_for_all() throws Exception {
        var together = new Batching<Integer>(things -> {
            serve(things);
            return things.stream().allMatch(thing -> thing < 100);
        });

        assertThat(ask(together, 150)).containsOnly(true, false);

        assertThat(served).first().isEqualTo(List.of(0));
        assertThat(served).allSatisfy(things -> assertThat(things).hasSizeLessThanOrEqualTo(Batching.MOST));
        assertThat(served).hasSizeLessThanOrEqualTo(1 + 3);
        assertThat(served.stream().flatMap(List::stream)).hasSize(150).doesNotHaveDuplicates();
    }

    @Test
    void one_that_is_refused_takes_no_other_along() throws Exception {
        var together = new Batching<Integer>(things -> {
            serve(things);
            if (things.contains(7)) {
                throw new IllegalStateException("not seven");
            }
            return true;
        });

        assertThat(ask(together, 10))
                .containsExactly(true, false, false, false, false, false, false, false, false, false);
        assertThatThrownBy(() -> together.did(7)).hasMessage("not seven");
        assertThat(together.did(11)).isTrue();
    }

    @Test
    void a_store_that_is_away_is_told_to_each() {
        var together = new Batching<Integer>(things -> {
            serve(things);
            if (things.contains(7)) {
                throw new MongoTimeoutException("away");
            }
            return true;
        });

        assertThatThrownBy(() -> ask(together, 10)).hasRootCauseMessage("away");
        assertThat(together.did(11)).isTrue();
    }

    private void serve(List<Integer> things) {
        served.add(things);
        if (things.equals(List.of(0))) {
            try {
                gathered.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    private List<Boolean> ask(Batching<Integer> together, int many) throws Exception {
        var answers = new ArrayList<Future<Boolean>>();
        answers.add(threads.submit(() -> together.did(0)));
        await().until(() -> !served.isEmpty());
        for (int number = 1; number < many; number++) {
            int thing = number;
            answers.add(threads.submit(() -> together.did(thing)));
        }
        await().until(() -> together.waiting() == many - 1);
        gathered.countDown();
        var told = new ArrayList<Boolean>();
        for (var answer : answers) {
            told.add(answer.get());
        }
        return told;
    }
}
