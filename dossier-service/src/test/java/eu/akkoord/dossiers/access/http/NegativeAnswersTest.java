package eu.akkoord.dossiers.access.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NegativeAnswersTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE);
    private final NegativeAnswers answers = new NegativeAnswers(now::get);

    @Test
    void a_no_is_remembered_for_ten_seconds() {
        assertThat(ask("akkoord", 3, false)).isTrue();
        now.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
        assertThat(ask("akkoord", 3, true)).isFalse();
        now.incrementAndGet();
        assertThat(ask("akkoord", 3, true)).isTrue();
    }

    @Test
    void a_copy_of_another_revision_is_asked_about_at_once() {
        ask("akkoord", 3, false);
        assertThat(ask("akkoord", 4, false)).isTrue();
        assertThat(ask("akkoord", 2, false)).isTrue();
        assertThat(ask("ander-akkoord", 2, false)).isTrue();
    }

    @Test
    void nothing_else_is_remembered() {
        ask("akkoord", 3, true);
        assertThat(ask("akkoord", 3, true)).isTrue();
        assertThatThrownBy(() -> answers.ask("akkoord", 3, () -> {
                    throw new IllegalStateException("silent");
                }))
                .hasMessage("silent");
        assertThat(ask("akkoord", 3, true)).isTrue();
    }

    @Test
    void what_is_being_asked_is_not_asked_twice() {
        answers.ask("akkoord", 3, () -> {
            assertThat(ask("akkoord", 3, true)).isFalse();
            return true;
        });
    }

    @Test
    void nothing_is_asked_while_many_are_remembered() {
        for (int id = 0; id < NegativeAnswers.MOST; id++) {
            ask("akkoord-" + id, 3, false);
        }
        assertThat(ask("akkoord", 3, false)).isFalse();
        assertThat(ask("akkoord-0", 4, false)).isTrue();
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(ask("akkoord", 3, false)).isTrue();
    }

    private boolean ask(String id, long revision, boolean yes) {
        return answers.ask(id, revision, () -> yes);
    }
}
