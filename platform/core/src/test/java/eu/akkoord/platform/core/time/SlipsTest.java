package eu.akkoord.platform.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SlipsTest {
    private static final LocalDate EARLY = LocalDate.of(2017, 6, 12);
    private static final LocalDate LATE = LocalDate.of(2017, 6, 20);

    @Test
    void each_move_counts_and_the_latest_day_stands() {
        assertThat(Slips.NONE.and(EARLY)).isEqualTo(new Slips(1, EARLY));
        assertThat(Slips.NONE.and(EARLY).and(LATE)).isEqualTo(new Slips(2, LATE));
        assertThat(Slips.NONE.and(LATE).and(EARLY)).isEqualTo(new Slips(2, LATE));
    }

    @Test
    void no_moves_add_nothing() {
        var once = Slips.NONE.and(EARLY);

        assertThat(once.and(Slips.NONE)).isEqualTo(once);
        assertThat(Slips.NONE.and(once)).isEqualTo(once);
        assertThat(Slips.NONE.and(Slips.NONE)).isEqualTo(Slips.NONE);
        assertThat(new Slips(2, LATE).and(new Slips(3, EARLY))).isEqualTo(new Slips(5, LATE));
    }
}
