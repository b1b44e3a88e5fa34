package eu.akkoord.platform.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.time.api.constraints.DateRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2017, 2017-01-01, 2017-12-31",
        "2017~, 2017-01-01, 2017-12-31",
        "2013-12, 2013-12-01, 2013-12-31",
        "2013-12?, 2013-12-01, 2013-12-31",
        "2016-02, 2016-02-01, 2016-02-29",
        "2017-06-20, 2017-06-20, 2017-06-20",
        "2017-06-20~, 2017-06-20, 2017-06-20",
        "2018-21, 2018-03-01, 2018-05-31",
        "2018-22, 2018-06-01, 2018-08-31",
        "2018-23, 2018-09-01, 2018-11-30",
        "2017-06-20/2017-06-22, 2017-06-20, 2017-06-22",
        "2017-06-20/2017-06-20, 2017-06-20, 2017-06-20",
        "2017-06~/2018-21, 2017-06-01, 2018-05-31",
        "2017-06-20/.., 2017-06-20,",
        "../2017-06, , 2017-06-30",
        "[2017-10..2017-12], 2017-10-01, 2017-12-31",
        "[2017-06-20..2017], 2017-06-20, 2017-12-31",
        "[2017-12-01~..2017-12-31~], 2017-12-01, 2017-12-31",
    })
    void the_bounds_follow_from_the_value(String edtf, @Nullable LocalDate earliest, @Nullable LocalDate latest) {
        var period = Period.of(edtf, null);

        assertThat(period.earliest()).isEqualTo(earliest);
        assertThat(period.latest()).isEqualTo(latest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "eind 2017",
                "17",
                "02017",
                "-2017",
                "2017-6",
                "2017-00",
                "2017-13",
                "2017-20",
                "2017-24",
                "2018-21~",
                "2018-21?",
                "2017-02-30",
                "2017-02-29",
                "2017-06-00",
                "2017-06-20%",
                "2017-06-20~?",
                "~2017",
                "2017-06-20\n",
                "2017-06-20T10:00",
                "٢٠١٧",
                "2017/2016",
                "2017-06-22/2017-06-20",
                "[2017-12..2017-10]",
                "../..",
                "..",
                "/",
                "2017/",
                "/2017",
                "2017/2018/2019",
                "[2017..]",
                "[..2017]",
                "[2017]",
                "[2017,2018]",
                "[]",
                "[",
                "[2017..2018",
                "2017..2018]",
                "{2017..2018}",
                "[2017/2018]",
                "[2017..2018..2019]",
                "[2017..2018]/2019",
                "2017-XX",
                "2017 ",
                " 2017",
                "2017-06-20/2017-06-22                    ",
            })
    void anything_outside_the_subset_is_refused(String edtf) {
        assertThatExceptionOfType(Period.Malformed.class).isThrownBy(() -> Period.of(edtf, "words"));
    }

    @Property
    void a_day_is_its_own_bounds(@ForAll @DateRange(min = "0001-01-01", max = "9999-12-31") LocalDate day) {
        var period = Period.of(day.toString(), null);

        assertThat(period.earliest()).isEqualTo(day);
        assertThat(period.latest()).isEqualTo(day);
    }

    @Property
    void two_days_make_a_span_and_a_between_only_in_order(
            @ForAll @DateRange(min = "1900-01-01", max = "2100-12-31") LocalDate one,
            @ForAll @DateRange(min = "1900-01-01", max = "2100-12-31") LocalDate other) {
        var first = one.isBefore(other) ? one : other;
        var last = one.isBefore(other) ? other : one;
        for (var edtf : new String[] {first + "/" + last, "[" + first + ".." + last + "]"}) {
            var period = Period.of(edtf, null);
            assertThat(period.earliest()).isEqualTo(first);
            assertThat(period.latest()).isEqualTo(last);
        }
        if (!first.equals(last)) {
            assertThatExceptionOfType(Period.Malformed.class).isThrownBy(() -> Period.of(last + "/" + first, null));
        }
    }

    @Property
    void a_suffix_does_not_widen(
            @ForAll @IntRange(min = 1000, max = 9999) int year, @ForAll @IntRange(min = 1, max = 12) int month) {
        var plain = "%04d-%02d".formatted(year, month);

        assertThat(Period.of(plain + "~", null).earliest())
                .isEqualTo(Period.of(plain, null).earliest());
        assertThat(Period.of(plain + "?", null).latest())
                .isEqualTo(Period.of(plain, null).latest());
    }

    @Property
    void any_text_is_a_period_or_malformed_and_nothing_else(@ForAll @StringLength(max = 40) String text) {
        try {
            var period = Period.of(text, null);
            assertThat(period.earliest() != null || period.latest() != null).isTrue();
        } catch (Period.Malformed malformed) {
            assertThat(malformed).hasMessageNotContaining("null");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-01, 2027-03-01/2027-03-01, NONE",
        "2027-03-01/2027-03-01, 2027-03-01, NONE",
        "2027-03-01~, 2027-03-01, NONE",
        "2027, [2027-01..2027-12], NONE",
        "2018, 2018-23, FIXING",
        "2027-21, 2027-04-20/2027-04-22, FIXING",
        "[2017-10..2017-12], 2017-11-14, FIXING",
        "2013/.., 2013/2020, FIXING",
        "../2027, 2026/2027, FIXING",
        "2018-23, 2018, SLIP",
        "[2017-10..2017-12], 2018-21, SLIP",
        "2027-04-20/2027-04-22, 2027-04-20/2027-04-21, SLIP",
        "2027-04-20, 2027-04-21, SLIP",
        "2027-21, 2027-05-31/2027-06-01, SLIP",
        "2013/2020, 2013/.., SLIP",
        "2013/2020, ../2020, SLIP",
    })
    void a_step_is_a_slip_a_fixing_or_none(String from, String to, Period.Shift shift) {
        assertThat(Period.of(from, "eerst").shiftTo(Period.of(to, "later"))).isEqualTo(shift);
    }

    @Test
    void what_is_given_for_the_first_time_or_taken_away_has_no_bounds_to_compare() {
        var given = Period.of("2018", null);

        assertThat(Period.shift(null, null)).isEqualTo(Period.Shift.NONE);
        assertThat(Period.shift(null, given)).isEqualTo(Period.Shift.SLIP);
        assertThat(Period.shift(given, null)).isEqualTo(Period.Shift.SLIP);
        assertThat(Period.shift(given, Period.of("2018", "in 2018"))).isEqualTo(Period.Shift.NONE);
    }

    @Test
    void periods_are_the_same_when_value_and_words_are() {
        var said = Period.of("2018", "in 2018");

        assertThat(said).isEqualTo(Period.of("2018", "in 2018")).hasSameHashCodeAs(Period.of("2018", "in 2018"));
        assertThat(said).isNotEqualTo(Period.of("2018", null)).isNotEqualTo(Period.of("2019", "in 2018"));
        assertThat(said.hashCode()).isNotEqualTo(Period.of("2019", "in 2018").hashCode());
        assertThat(said).hasToString("2018 (in 2018)");
        assertThat(Period.of("2018", null)).hasToString("2018");
    }
}
