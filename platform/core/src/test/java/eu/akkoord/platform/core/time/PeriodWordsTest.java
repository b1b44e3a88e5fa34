package eu.akkoord.platform.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import eu.akkoord.platform.core.time.PeriodWords.Reading;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodWordsTest {
    private static final LocalDate SAID = LocalDate.of(2026, 11, 30);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eind 2017 | [2017-10..2017-12]",
                "Eind 2017. | [2017-10..2017-12]",
                "einde van 2017 | [2017-10..2017-12]",
                "begin 2027 | [2027-01..2027-03]",
                "midden 2027 | [2027-05..2027-08]",
                "medio maart 2027 | [2027-03-11..2027-03-20]",
                "half maart 2027 | [2027-03-11..2027-03-20]",
                "begin maart 2027 | [2027-03-01..2027-03-10]",
                "eind februari 2028 | [2028-02-21..2028-02-29]",
                "voorjaar 2028 | 2028-21",
                "in het voorjaar van 2028 | 2028-21",
                "lente 2028 | 2028-21",
                "zomer 2028 | 2028-22",
                "najaar 2018 | 2018-23",
                "herfst 2018 | 2018-23",
                "begin voorjaar 2028 | 2028-03",
                "late summer 2028 | 2028-08",
                "winter 2026-2027 | [2026-12..2027-02]",
                "winter 2026/27 | [2026-12..2027-02]",
                "juni 2017 | 2017-06",
                "in de loop van juni 2017 | 2017-06",
                "sept. 2017 | 2017-09",
                "2018 | 2018",
                "in 2018 | 2018",
                "het jaar 2018 | 2018",
                "heel 2050 | 2050-01-01/2050-12-31",
                "20 juni 2017 | 2017-06-20",
                "op dinsdag 20 juni 2017 | 2017-06-20",
                "20/06/2017 | 2017-06-20",
                "20-6-2017 | 2017-06-20",
                "20.6.2017 | 2017-06-20",
                "2017-6-20 | 2017-06-20",
                "6/2017 | 2017-06",
                "20-22 juni 2017 | 2017-06-20/2017-06-22",
                "20 – 22 juni 2017 | 2017-06-20/2017-06-22",
                "20 tot en met 22 juni 2017 | 2017-06-20/2017-06-22",
                "20 t/m 22 juni 2017 | 2017-06-20/2017-06-22",
                "van 20 tot 22 juni 2017 | 2017-06-20/2017-06-22",
                "20, 21 en 22 juni 2017 | 2017-06-20/2017-06-22",
                "20 en 21 juni 2017 | 2017-06-20/2017-06-21",
                "maandag 19 t/m woensdag 21 juni 2017 | 2017-06-19/2017-06-21",
                "30 mei tot 2 juni 2017 | 2017-05-30/2017-06-02",
                "30 december - 2 januari 2018 | 2017-12-30/2018-01-02",
                "30 december 2017 - 2 januari 2018 | 2017-12-30/2018-01-02",
                "maart - mei 2018 | 2018-03/2018-05",
                "maart en april 2018 | 2018-03/2018-04",
                "maart of april 2018 | [2018-03..2018-04]",
                "voorjaar of zomer 2028 | [2028-21..2028-22]",
                "tussen maart en mei 2018 | [2018-03..2018-05]",
                "2013-2018 | 2013/2018",
                "van 2013 tot 2018 | 2013/2018",
                "schooljaar 2017-2018 | [2017-09..2018-08]",
                "sinds 2013 | 2013/..",
                "vanaf maart 2027 | 2027-03/..",
                "tot eind 2027 | ../2027-12",
                "tot en met 2027 | ../2027",
                "uiterlijk 30 juni 2027 | ../2027-06-30",
                "voor 1 juli 2027 | ../2027-06",
                "na maart 2027 | 2027-04/..",
                "na 2027 | 2028/..",
                "rond juni 2017 | 2017-06~",
                "omstreeks 20 juni 2017 | 2017-06-20~",
                "ca. 1998 | 1998~",
                "vermoedelijk maart 2027 | 2027-03?",
                "juni 2017? | 2017-06?",
                "eerste kwartaal 2027 | [2027-01..2027-03]",
                "in het 4e kwartaal van 2027 | [2027-10..2027-12]",
                "laatste kwartaal van 2027 | [2027-10..2027-12]",
                "Q1 2028 | [2028-01..2028-03]",
                "2028-Q1 | [2028-01..2028-03]",
                "K3 2027 | [2027-07..2027-09]",
                "tweede helft van 2027 | [2027-07..2027-12]",
                "eerste semester 2027 | [2027-01..2027-06]",
                "week 12 van 2027 | [2027-03-22..2027-03-28]",
                "de week van 20 juni 2027 | [2027-06-14..2027-06-20]",
                "eerste week van juni 2027 | [2027-06-01..2027-06-07]",
                "laatste week van juni 2027 | [2027-06-24..2027-06-30]",
                "jaren 90 | [1990..1999]",
                "begin jaren negentig | [1990..1993]",
                "juni '17 | 2017-06",
                "end of 2017 | [2017-10..2017-12]",
                "mid March 2027 | [2027-03-11..2027-03-20]",
                "spring 2028 | 2028-21",
                "20-22 June 2017 | 2017-06-20/2017-06-22",
                "June 20-22, 2017 | 2017-06-20/2017-06-22",
                "20th of June 2017 | 2017-06-20",
                "between March and May 2018 | [2018-03..2018-05]",
                "first quarter of 2027 | [2027-01..2027-03]",
                "since 2013 | 2013/..",
                "by 30 June 2027 | ../2027-06-30",
                "from March to May 2018 | 2018-03/2018-05",
                "around June 2017 | 2017-06~",
                "2018-21 | 2018-21",
                "[2017-10..2017-12] | [2017-10..2017-12]",
                "2027-06-20/2027-06-22 | 2027-06-20/2027-06-22",
                "begin 2017-01 | [2017-01-01..2017-01-10]",
                "eind 2017-12 | [2017-12-21..2017-12-31]",
                "juni '56 | 2056-06",
                "juni '57 | 1957-06",
                "midden voorjaar 2028 | 2028-04",
                "midden tweede helft 2027 | [2027-09..2027-10]",
                "ergens tussen maart en mei 2018 | [2018-03..2018-05]",
                "30 december 2017 - 2 januari | 2017-12-30/2018-01-02",
                "december 2017 - februari | 2017-12/2018-02",
                "winter 2011-12 | [2011-12..2012-02]",
                "schooljaar 2011/12 | [2011-09..2012-08]",
                "in 2017-18 | 2017/2018",
                "in 2011-12 | 2011-12",
                "1990s | [1990..1999]",
                "jaren 1990 | [1990..1999]",
                "jaren twintig | [2020..2029]",
                "jaren dertig | [1930..1939]",
                "week 1 van 2027 | [2027-01-04..2027-01-10]",
                "week 53 van 2026 | [2026-12-28..2027-01-03]",
                "tweede kwartaal van het jaar 2027 | [2027-04..2027-06]",
                "jaar 2027 tweede kwartaal | [2027-04..2027-06]",
                "13/06/2017 | 2017-06-13",
                "06/06/2017 | 2017-06-06",
            })
    void words_are_understood(String words, String edtf) {
        var read = PeriodWords.read(words, SAID);

        assertThat(read).isInstanceOf(Reading.Understood.class);
        var understood = (Reading.Understood) read;
        assertThat(understood.period().edtf()).isEqualTo(edtf);
        assertThat(understood.assumptions()).isEmpty();
        assertThat(understood.period().label()).isEqualTo(words.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20-22 juni | 2027-06-20/2027-06-22 | period.assumedYear",
                "december | 2026-12 | period.assumedYear",
                "in het voorjaar | 2027-21 | period.assumedYear",
                "eind van het jaar | [2026-10..2026-12] | period.assumedYear",
                "volgend jaar | 2027 | period.assumedToday",
                "begin volgend jaar | [2027-01..2027-03] | period.assumedToday",
                "komende zomer | 2027-22 | period.assumedToday",
                "next spring | 2027-21 | period.assumedToday",
                "deze maand | 2026-11 | period.assumedToday",
                "morgen | 2026-12-01 | period.assumedToday",
                "last year | 2025 | period.assumedToday",
                "sinds maart | 2026-03/.. | period.assumedYear",
                "na de zomer van 2027 | [2027-09..2027-12] | period.assumedAfter",
                "voor de zomer van 2027 | [2027-01..2027-05] | period.assumedBefore",
                "rond het voorjaar van 2028 | 2028-21 | period.assumedNoSign",
                "05/06/2017 | 2017-06-05 | period.assumedDayFirst",
                "12/06/2017 | 2017-06-12 | period.assumedDayFirst",
                "06/12/2017 | 2017-12-06 | period.assumedDayFirst",
                "sinds december | 2025-12/.. | period.assumedYear",
                "maart - december | 2026-03/2026-12 | period.assumedYear",
                "laatste week van juni | [2027-06-24..2027-06-30] | period.assumedYear",
                "laatste week | [2026-11-23..2026-11-29] | period.assumedToday",
                "dit voorjaar | 2026-21 | period.assumedToday",
                "dit najaar | 2026-23 | period.assumedToday",
                "komend voorjaar | 2027-21 | period.assumedToday",
                "afgelopen zomer | 2026-22 | period.assumedToday",
                "vorig najaar | 2025-23 | period.assumedToday",
                "dit schooljaar | [2026-09..2027-08] | period.assumedToday",
                "volgend schooljaar | [2027-09..2028-08] | period.assumedToday",
                "dit kwartaal | [2026-10..2026-12] | period.assumedToday",
                "volgend kwartaal | [2027-01..2027-03] | period.assumedToday",
                "dit semester | [2026-07..2026-12] | period.assumedToday",
                "volgend semester | [2027-01..2027-06] | period.assumedToday",
            })
    void an_assumption_is_said(String words, String edtf, String assumption) {
        var read = PeriodWords.read(words, SAID);

        assertThat(read).isInstanceOf(Reading.Understood.class);
        var understood = (Reading.Understood) read;
        assertThat(understood.period().edtf()).isEqualTo(edtf);
        assertThat(understood.assumptions()).extracting("code").containsExactly(assumption);
    }

    @Test
    void after_the_summer_without_a_year_rests_on_two_assumptions() {
        var understood = (Reading.Understood) PeriodWords.read("na de zomer", LocalDate.of(2017, 6, 16));

        assertThat(understood.period().edtf()).isEqualTo("[2017-09..2017-12]");
        assertThat(understood.assumptions())
                .extracting("code")
                .containsExactlyInAnyOrder("period.assumedAfter", "period.assumedYear");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "winter 2018 | period.winterWords",
                "2018-24 | period.winter",
                "2018/2017 | period.reversed",
                "22-20 juni 2017 | period.reversed",
                "31 juni 2017 | period.noSuchDay",
                "2017-02-30 | period.noSuchDay",
                "de 20e | period.noMonth",
                "eind | period.partOfWhat",
                "binnenkort | period.unknownWord",
                "zodra het kan | period.unknownWord",
                "kwartaal 2027 | period.whichOne",
                "woensdag 20 juni 2017 | period.otherWeekday",
                "maart 2017 april 2018 | period.severalNamed",
                "20 en 25 juni 2017 | period.gap",
                "20 - maart 2017 | period.unknownWord",
                "20 25 juni 2017 | period.severalNamed",
                "eerste 20 juni 2017 | period.nothingNamed",
                "begin 20 juni 2017 | period.noPart",
                "begin 2017-13 | period.noSuchDay",
                "begin 2017-00 | period.noSuchDay",
                "winter 2010-12 | period.winterWords",
                "week 0 van 2027 | period.whichOne",
                "week 54 van 2027 | period.whichOne",
                "week 53 van 2027 | period.noSuchDay",
                "eerste week kwartaal 2027 | period.severalNamed",
                "jaren 95 | period.nothingNamed",
                "? | period.malformed",
                "'' | period.malformed",
            })
    void why_words_are_not_understood_is_said(String words, String code) {
        var read = PeriodWords.read(words, SAID);

        assertThat(read).isInstanceOf(Reading.NotUnderstood.class);
        assertThat(((Reading.NotUnderstood) read).why().code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "heel 2050 | 2028",
                "eind 2017 | 2018-21",
                "voorjaar 2018 | 2018-23",
                "najaar | 2018-21",
                "maart 2027 | 2027-04",
                "20-22 juni 2017 | 2017-06-20/2017-06-23",
                "20 juni | 2017-06-21",
                "sinds 2013 | ../2012",
                "begin 2017 | 2017-12",
                "Q1 2028 | 2028-07/2028-09",
                "2018-23 | 2018-21",
                "juni 2017 | 2018/2100",
                "april | 2015-06/2016-03",
                "uitgesteld tot in 2050 wegens de verkiezingen | 2028",
                "tussen maart en mei 2018 | [2017-03..2017-05]",
            })
    void words_that_mean_other_days_contradict(String words, String edtf) {
        assertThat(PeriodWords.contradict(Period.of(edtf, words))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eind 2017 | [2017-10..2017-12]",
                "eind 2017 | 2017-11-14",
                "eind 2017 | 2017",
                "december 2013 | 2013-12",
                "voorjaar | 2018-21",
                "20-22 juni | 2017-06-20/2017-06-22",
                "sinds 2013 | 2013/..",
                "volgend jaar | 2018",
                "na de zomer | 2017-09",
                "zoals in de brief van 2016, in het voorjaar van 2018 | 2018-21",
                "nog te bepalen | 2018",
                "winter 2018 | [2018-12..2019-02]",
                "winter | [2018-12..2019-02]",
                "1 maart 2027 | 2027-03-01/2027-03-01",
                "een lange reeks | 1900/2100",
                "rond de eeuwwisseling | ../2001",
                "winter | [2018-01..2018-02]",
                "week 1 | 2018-12-31",
                "april | 2015-06/2018-03",
                "april | 2015-06/2017-03",
                "winter | 1900-03/2100-10",
            })
    void words_that_may_mean_the_same_days_do_not(String words, String edtf) {
        assertThat(PeriodWords.contradict(Period.of(edtf, words))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "najaar 2018 | period.isWords",
                "eind 2017 | period.isWords",
                "winter 2018 | period.winterWords",
                "2018-24 | period.winter",
                "2018-21~ | period.seasonSign",
                "[..2017] | period.malformed",
                "2018/2017 | period.reversed",
                "../.. | period.noEnds",
                "[2018] | period.noBetween",
                "2017-13 | period.noSuchDay",
                "volgend jaar | period.malformed",
                "onzin | period.malformed",
            })
    void a_refused_value_says_why(String value, String code) {
        try {
            Period.of(value, null);
            fail("%s is a value", value);
        } catch (Period.Malformed malformed) {
            assertThat(PeriodWords.refusal(value, malformed).code()).isEqualTo(code);
        }
    }

    @Property
    void any_words_are_understood_or_not_and_nothing_else(@ForAll @StringLength(max = 250) String words) {
        assertThat(PeriodWords.read(words, SAID)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2017-", "en ", "- ", "20 ", "'", "q1", "e", "/", "van tot ", "tussen en ", "\u0300", "9"})
    void hostile_words_are_answered(String piece) {
        var words = piece.repeat(PeriodWords.LONGEST / piece.length());

        assertThat(PeriodWords.read(words, SAID)).isNotNull();
        assertThat(PeriodWords.read(words, LocalDate.of(9999, 12, 31))).isNotNull();
        assertThat(PeriodWords.read(words, LocalDate.of(0, 1, 1))).isNotNull();
    }

    @Test
    void words_at_the_edges_of_the_calendar_are_answered() {
        for (var words : List.of(
                "volgend jaar",
                "morgen",
                "gisteren",
                "vorig jaar",
                "winter",
                "na 9999",
                "voor 0001",
                "vorige week",
                "maart",
                "na de zomer")) {
            assertThat(PeriodWords.read(words, LocalDate.of(9999, 12, 31))).isNotNull();
            assertThat(PeriodWords.read(words, LocalDate.of(0, 1, 1))).isNotNull();
        }
    }

    @Test
    void words_are_read_up_to_two_hundred_characters_and_twenty_four_words() {
        assertThat(PeriodWords.read("eind" + " ".repeat(192) + "2017", SAID)).isInstanceOf(Reading.Understood.class);
        assertThat(((Reading.NotUnderstood) PeriodWords.read("eind" + " ".repeat(193) + "2017", SAID)).why())
                .hasToString("Geef alleen de woorden die zeggen wanneer het is, ten hoogste 24");
        assertThat(PeriodWords.read("de ".repeat(23) + "2017", SAID)).isInstanceOf(Reading.Understood.class);
        assertThat(((Reading.NotUnderstood) PeriodWords.read("de ".repeat(24) + "2017", SAID))
                        .why()
                        .code())
                .isEqualTo("period.manyWords");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dit semester | 2026-06-30 | [2026-01..2026-06]",
                "dit semester | 2026-07-01 | [2026-07..2026-12]",
                "jaren dertig | 2030-01-01 | [2030..2039]",
                "jaren dertig | 2029-12-31 | [1930..1939]",
                "dit schooljaar | 2026-08-31 | [2025-09..2026-08]",
                "dit schooljaar | 2026-09-01 | [2026-09..2027-08]",
            })
    void words_count_from_the_day_on_which_they_are_said(String words, LocalDate said, String edtf) {
        var read = PeriodWords.read(words, said);

        assertThat(read).isInstanceOf(Reading.Understood.class);
        assertThat(((Reading.Understood) read).period().edtf()).isEqualTo(edtf);
    }

    @Test
    void a_winter_of_one_year_is_answered_with_both_that_it_may_be() {
        assertThat(((Reading.NotUnderstood) PeriodWords.read("winter 2018", SAID)).why())
                .hasToString("De winter loopt over twee jaren; zeg winter 2017-2018 of winter 2018-2019");
        assertThat(((Reading.NotUnderstood) PeriodWords.read("2018-24", SAID)).why())
                .hasToString("De winter loopt over twee jaren; schrijf voor die van 2018 op 2019: [2018-12..2019-02]");
    }

    @Test
    void a_period_without_words_contradicts_nothing() {
        assertThat(PeriodWords.contradict(Period.of("2018", null))).isFalse();
    }
}
