package eu.akkoord.dossiers.visit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CalendarSequenceTest {
    @Test
    void attack_a_new_block_tells_nothing_of_what_was_counted_in_the_one_before() {
        assertThat(CalendarSequence.opened(null))
                .isEqualTo(CalendarSequence.opened(1))
                .isEqualTo(CalendarSequence.opened(999));
        assertThat(CalendarSequence.opened(1003)).isEqualTo(2000);
    }

    @Test
    void attack_a_session_does_not_tell_how_often_it_moved_while_its_visit_was_hidden() {
        int revealed = CalendarSequence.opened(7);
        assertThat(CalendarSequence.within(null, revealed))
                .isEqualTo(CalendarSequence.within(1, revealed))
                .isEqualTo(CalendarSequence.within(7, revealed));
    }

    @Test
    void a_session_counts_on_in_the_block_of_its_visit() {
        int revealed = CalendarSequence.opened(7);
        int moved = CalendarSequence.next(CalendarSequence.within(7, revealed));
        assertThat(moved).isEqualTo(revealed + 1);
        assertThat(CalendarSequence.within(moved, revealed + 5)).isEqualTo(moved);
        assertThat(CalendarSequence.within(null, 5)).isNull();
        assertThat(CalendarSequence.within(3, null)).isEqualTo(3);
    }
}
