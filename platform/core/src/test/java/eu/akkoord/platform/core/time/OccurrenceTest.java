package eu.akkoord.platform.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OccurrenceTest {
    private static final LocalDate TODAY = LocalDate.of(2017, 6, 20);
    private static final LocalDate BEFORE = LocalDate.of(2017, 6, 12);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2017-06-20T10:00:00Z"), ZoneOffset.UTC);

    private static ChangeNote on(LocalDate day) {
        return new ChangeNote(day, null);
    }

    private static ChangeNote in(String period, @Nullable LocalDate day) {
        return new ChangeNote(day, Period.of(period, null), null, false, null);
    }

    @Test
    void a_day_begins_at_midnight_in_brussels() {
        var late = Clock.fixed(Instant.parse("2017-06-20T22:30:00Z"), ZoneOffset.UTC);

        assertThat(Occurrence.today(late)).isEqualTo(TODAY.plusDays(1));
    }

    @Test
    void a_move_of_which_nothing_is_said_was_today_and_an_amendment_with_the_change_before_it() {
        assertThat(Occurrence.ofMove(ChangeNote.NONE, BEFORE, CLOCK)).isEqualTo(TODAY);
        assertThat(Occurrence.ofMove(ChangeNote.NONE, null, CLOCK)).isEqualTo(TODAY);
        assertThat(Occurrence.ofAmendment(ChangeNote.NONE, BEFORE, CLOCK)).isEqualTo(BEFORE);
    }

    @Test
    void a_day_that_is_said_counts_from_that_of_the_change_before_it_until_today() {
        for (var day = BEFORE; !day.isAfter(TODAY); day = day.plusDays(1)) {
            assertThat(Occurrence.ofMove(on(day), BEFORE, CLOCK)).isEqualTo(day);
            assertThat(Occurrence.ofAmendment(on(day), BEFORE, CLOCK)).isEqualTo(day);
        }
        assertThat(Occurrence.ofMove(on(LocalDate.EPOCH), null, CLOCK)).isEqualTo(LocalDate.EPOCH);
    }

    @Test
    void nothing_happens_before_the_change_before_it_or_after_today() {
        assertThatExceptionOfType(Occurrence.OutOfOrder.class)
                .isThrownBy(() -> Occurrence.ofMove(on(BEFORE.minusDays(1)), BEFORE, CLOCK))
                .satisfies(refused -> {
                    assertThat(refused.day()).isEqualTo(BEFORE.minusDays(1));
                    assertThat(refused.other()).isEqualTo(BEFORE);
                    assertThat(refused.isEarly()).isTrue();
                    assertThat(refused.revision()).isNull();
                })
                .withMessageContaining("before");
        assertThatExceptionOfType(Occurrence.OccurredInFuture.class)
                .isThrownBy(() -> Occurrence.ofAmendment(on(TODAY.plusDays(1)), BEFORE, CLOCK))
                .withMessageContaining("2017-06-21");
    }

    @Test
    void a_change_that_comes_after_another_names_that_one_where_it_may_be_told() {
        var late = new Occurrence.OutOfOrder(TODAY, false, BEFORE, 4L);

        assertThat(late.isEarly()).isFalse();
        assertThat(late.revision()).isEqualTo(4L);
        assertThat(late).hasMessageContaining("after");
    }

    @ParameterizedTest
    @CsvSource({
        "2017-05, 2017-05-31",
        "2017-05-03/2017-05-09, 2017-05-09",
        "2017, 2017-06-20",
        "2017-06-20/2017-06-30, 2017-06-20",
        "2013/.., 2017-06-20",
        "../2016, 2016-12-31",
    })
    void of_a_period_the_last_possible_day_counts(String period, LocalDate last) {
        assertThat(Occurrence.ofMove(in(period, null), null, CLOCK)).isEqualTo(last);
        assertThat(Occurrence.ofMove(in(period, last), null, CLOCK)).isEqualTo(last);
    }

    @Test
    void a_day_that_is_not_the_last_possible_one_of_its_period_is_refused() {
        assertThatExceptionOfType(Occurrence.OtherDay.class)
                .isThrownBy(() -> Occurrence.ofMove(in("2017-05", LocalDate.of(2017, 5, 30)), null, CLOCK))
                .satisfies(refused -> {
                    assertThat(refused.day()).isEqualTo("2017-05-30");
                    assertThat(refused.last()).isEqualTo("2017-05-31");
                });
    }

    @Test
    void a_period_that_has_not_begun_is_in_the_future() {
        assertThatExceptionOfType(Occurrence.OccurredInFuture.class)
                .isThrownBy(() -> Occurrence.ofMove(in("2017-06-21/2017-06-30", null), null, CLOCK));
    }

    @Test
    void a_writer_says_when_it_happened_by_a_day_or_a_period() {
        assertThat(ChangeNote.NONE.isDated()).isFalse();
        assertThat(new ChangeNote(null, "om deze reden").isDated()).isFalse();
        assertThat(on(TODAY).isDated()).isTrue();
        assertThat(in("2017", null).isDated()).isTrue();
    }

    @Test
    void a_reader_who_looks_back_by_either_time_does_not_look_at_now() {
        assertThat(Moment.NOW.isNow()).isTrue();
        assertThat(new Moment(TODAY, null).isNow()).isFalse();
        assertThat(new Moment(null, Instant.EPOCH).isNow()).isFalse();
    }
}
