package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.platform.core.places.Places.Holder;
import eu.akkoord.platform.core.problem.ProblemException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {
    private static final Holder A = new Holder("a", "VL");

    private final BodyBudget budget = new BodyBudget(8_000);

    @Test
    void attack_one_caller_takes_the_room_of_nobody_else() {
        budget.take(A, 600);
        assertThat(status(A, 600)).isEqualTo(429);
        assertThat(status(new Holder("b", "VL"), 600)).isZero();
    }

    @Test
    void all_callers_together_have_no_more_than_there_is() {
        for (int caller = 0; caller < 4; caller++) {
            budget.take(new Holder("caller-" + caller, "VL"), 1_000);
            budget.take(new Holder("caller-" + caller + "-of-nl", "NL"), 1_000);
        }
        assertThat(status(new Holder("another", "LU"), 1)).isEqualTo(503);
    }

    @Test
    void attack_the_callers_of_one_party_take_the_room_of_nobody_else() {
        for (int caller = 0; caller < 4; caller++) {
            budget.take(new Holder("caller-" + caller, "VL"), 1_000);
        }
        assertThat(status(new Holder("a-fifth", "VL"), 1)).isEqualTo(429);
        assertThat(status(new Holder("another", "NL"), 1_000)).isZero();
    }

    @Test
    void what_is_given_back_is_free() {
        var shares = new ArrayList<BodyBudget.Share>();
        for (int round = 0; round < 100; round++) {
            shares.add(budget.take(A, 1_000));
            shares.removeFirst().close();
        }
        assertThat(status(A, 1_000)).isZero();
    }

    @Test
    void one_body_always_fits() {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> {
            budget.take(A, 1);
            budget.take(A, 50_000);
        });
        assertThat(new BodyBudget(10).take(A, 50_000)).isNotNull();
    }

    /** 0 when it was taken. */
    private int status(Holder caller, long bytes) {
        try {
            budget.take(caller, bytes);
            return 0;
        } catch (ProblemException refused) {
            return refused.problem().getStatus();
        }
    }
}
