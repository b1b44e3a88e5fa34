package eu.akkoord.platform.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTest {
    private static final LocalDate DAY = LocalDate.of(2017, 6, 20);

    @ParameterizedTest
    @CsvSource({
        "09:30, 11:00, true",
        "22:00, 01:00, true",
        "20:00, 00:00, true",
        "23:59:59, 00:00, true",
        "00:00, 18:00, true",
        "08:00, 02:00, true",
        "00:00, 18:00:01, false",
        "14:00, 13:00, false",
        "14:00, 13:59, false",
        "14:00, 14:00, false",
        "00:00, 00:00, false",
        "00:00, 23:59, false",
        "14:00, , true"
    })
    void something_may_end_after_midnight_and_lasts_at_most_18_hours(
            LocalTime start, @Nullable LocalTime end, boolean inBounds) {
        assertThat(new Hours(start, end).areInBounds()).isEqualTo(inBounds);
    }

    @Test
    void an_end_that_is_no_later_than_the_start_is_on_the_next_day() {
        var reception = new Hours(LocalTime.of(22, 0), LocalTime.of(1, 0));
        assertThat(reception.from(DAY)).isEqualTo("2017-06-20T20:00:00Z");
        assertThat(reception.until(DAY)).isEqualTo("2017-06-20T23:00:00Z");
        assertThat(new Hours(LocalTime.NOON, null).until(DAY)).isNull();
        assertThat(Hours.of(null, LocalTime.NOON)).isNull();
    }

    @Test
    void hours_of_which_the_start_is_known_are_hours_with_or_without_an_end() {
        assertThat(Hours.of(LocalTime.NOON, null)).isEqualTo(new Hours(LocalTime.NOON, null));
        assertThat(Hours.of(LocalTime.NOON, LocalTime.of(13, 0)))
                .isEqualTo(new Hours(LocalTime.NOON, LocalTime.of(13, 0)));
    }
}
