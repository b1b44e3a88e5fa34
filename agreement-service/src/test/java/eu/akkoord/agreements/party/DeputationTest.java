package eu.akkoord.agreements.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.platform.core.change.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A deputation counts on its days and on no other. */
class DeputationTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 7, 6);
    private static final LocalDate LAST = LocalDate.of(2026, 7, 24);
    private static final Deputation.Act ACT =
            new Deputation.Act(FIRST, Instant.parse("2026-07-01T08:00:00Z"), "issuer#c", "abb", "verlof");

    private static Deputation deputation(String id) {
        return new Deputation(id, "issuer#o", FIRST, LAST, ACT, null, null);
    }

    @Test
    void attack_a_deputy_acts_after_the_last_day_or_after_the_end() {
        var one = deputation("een");
        assertThat(one.isInForce(FIRST.minusDays(1))).isFalse();
        assertThat(one.isInForce(FIRST)).isTrue();
        assertThat(one.isInForce(LAST)).isTrue();
        assertThat(one.isInForce(LAST.plusDays(1))).isFalse();
        assertThat(one.end(ACT).isInForce(FIRST)).isFalse();
    }

    @Test
    void ten_are_named_at_once_and_the_last_twenty_that_are_over_stay_listed() {
        var all = Deputations.NONE;
        for (int i = 0; i < 10; i++) {
            all = all.name(deputation("a" + i), FIRST);
        }
        var full = all;
        assertThatExceptionOfType(Refusal.WrongStage.class).isThrownBy(() -> full.name(deputation("b"), FIRST));
        for (int i = 0; i < 40; i++) {
            all = all.name(deputation("c" + i), LAST.plusDays(1));
        }
        assertThat(all.all()).hasSize(21);
    }
}
