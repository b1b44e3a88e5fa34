package eu.akkoord.dossiers.calendar.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.dossiers.calendar.Occasion;
import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.time.Hours;
import eu.akkoord.platform.core.time.Period;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarFileTest {
    private static final Instant REGISTERED = Instant.parse("2017-10-09T08:15:30Z");
    private static final URI HREF = URI.create("https://akkoord.example/akkoord/v1/visits/tegenbezoek");

    @Test
    void a_visit_that_slips_stays_the_same_event_with_a_higher_sequence() throws Exception {
        var before = only(written(visit(0, "[2017-10..2017-12]", "eind 2017", false, false)));
        var after = only(written(visit(1, "2018-21", "voorjaar 2018", false, false)));

        assertThat(value(after, "UID"))
                .isEqualTo("urn:nld:oin:00000099000000001000:systeem:akkoord-dossiers:visits:tegenbezoek")
                .isEqualTo(value(before, "UID"));
        assertThat(value(before, "SEQUENCE")).isEqualTo("0");
        assertThat(value(after, "SEQUENCE")).isEqualTo("1");
        assertThat(value(before, "DTSTART")).isEqualTo("20171001");
        assertThat(value(before, "DTEND")).isEqualTo("20180101");
        assertThat(value(after, "DTSTART")).isEqualTo("20180301");
        assertThat(value(after, "DTEND")).isEqualTo("20180601");
        assertThat(value(after, "STATUS")).isEqualTo("TENTATIVE");
        assertThat(value(after, "TRANSP")).isEqualTo("TRANSPARENT");
        assertThat(value(after, "SUMMARY")).isEqualTo("Tegenbezoek; aan \"Nederland\", heen\nen terug (voorjaar 2018)");
        assertThat(value(after, "LOCATION")).isEqualTo("Den Haag, Utrecht");
        assertThat(value(after, "URL")).isEqualTo(HREF.toString());
        assertThat(value(after, "DTSTAMP")).isEqualTo("20171009T081530Z");
        assertThat(value(after, "LAST-MODIFIED")).isEqualTo("20171009T081530Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2017-06-20/2017-06-22, true, false, CONFIRMED, 20170620, 20170623, OPAQUE",
        "2017-06-20, true, false, CONFIRMED, 20170620, 20170621, OPAQUE",
        "2017-06-20, false, false, TENTATIVE, 20170620, 20170621, OPAQUE",
        "2017-06-20~, true, false, TENTATIVE, 20170620, 20170621, TRANSPARENT",
        "2017-09, true, false, TENTATIVE, 20170901, 20171001, TRANSPARENT",
        "2017-09, true, true, CANCELLED, 20170901, 20171001, TRANSPARENT",
        "2017-06-20, true, true, CANCELLED, 20170620, 20170621, OPAQUE",
        "2017-06/.., true, false, TENTATIVE, 20170601, 20170602, TRANSPARENT",
        "../2017-06, true, false, TENTATIVE, 20170630, 20170701, TRANSPARENT",
        "2016-02-28/2016-02-29, true, false, CONFIRMED, 20160228, 20160301, OPAQUE",
    })
    void what_is_not_sure_or_not_known_by_the_day_is_tentative(
            String edtf, boolean certain, boolean cancelled, String status, String start, String end, String busy)
            throws Exception {
        var event = only(written(visit(3, edtf, null, certain, cancelled)));

        assertThat(value(event, "STATUS")).isEqualTo(status);
        assertThat(value(event, "DTSTART")).isEqualTo(start);
        assertThat(value(event, "DTEND")).isEqualTo(end);
        assertThat(value(event, "TRANSP")).isEqualTo(busy);
    }

    @ParameterizedTest
    @CsvSource({
        "2020/9999-12-31, 20200101, 20200102",
        "2020-06-01/9999, 20200601, 20200602",
        "[2020..9999], 20200101, 20200102",
        "../9999-12-31, 00010101, 00010102",
        "9998-12-31, 99981231, 99990101",
        "9999-12-30, 99991230, 99991231",
        "9999-12-31, 99991231,",
        "9999, 99990101, 99990102",
        "0000, 00010101, 00010102",
        "0000/2017-06-20, 20170620, 20170621",
        "[0000..0001], 00011231, 00020101",
        "../0000, 00010101, 00010102",
        "0001-01-01, 00010101, 00010102",
    })
    void no_day_lies_beyond_the_years_that_a_calendar_knows(String edtf, String start, @Nullable String end)
            throws Exception {
        var file = written(visit(1, edtf, null, true, false));
        var event = only(file);

        assertThat(value(event, "DTSTART")).isEqualTo(start);
        assertThat(event.getProperty("DTEND").map(found -> found.getValue()).orElse(null))
                .isEqualTo(end);
        assertThat(file).doesNotContain("+").doesNotContain("DATE:-");
    }

    @Test
    void lines_are_folded_within_75_octets_and_within_no_character_and_the_same_occasions_give_the_same_bytes()
            throws IOException {
        var long_ = new Occasion(
                "sessions",
                "lang",
                7,
                REGISTERED,
                "Réunion 😀€".repeat(40),
                Period.of("2017-09", null),
                null,
                List.of(),
                true,
                false,
                Occasion.Notes.of("planned"));

        var text = written(long_);

        assertThat(text)
                .isEqualTo(written(long_))
                .startsWith("BEGIN:VCALENDAR\r\n")
                .endsWith("END:VCALENDAR\r\n");
        assertThat(text.split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(text).doesNotContain("\uFFFD");
        assertThat(text.replace("\r\n ", "")).contains("Réunion 😀€".repeat(40));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r", "\n", "\r\n", "\n\r", "\u0085", "\u2028", "\u2029", "\u000b", "\f", "\0", "\u001b", "\u007f", "\t"
            })
    void no_sign_of_a_text_ends_a_line_or_begins_a_property(String sign) throws Exception {
        var text = "Bezoek" + sign + "END:VEVENT" + sign + "ATTACH:http://x" + sign;
        var hostile = new Occasion(
                "visits",
                "bezoek",
                1,
                REGISTERED,
                text,
                Period.of("2017-06~", text),
                null,
                List.of(text, text),
                true,
                false,
                new Occasion.Notes(text, text, List.of(text), Map.of(text, text), "planned"));

        var file = written(hostile);

        assertThat(file.replace("\r\n", "").chars().filter(Character::isISOControl))
                .isEmpty();
        assertThat(file).doesNotContain("\u2028", "\u2029");
        assertThat(file.replace("\r\n ", "").lines())
                .filteredOn(line -> line.startsWith("END:VEVENT"))
                .hasSize(1);
        assertThat(file.replace("\r\n ", "").lines()).noneMatch(line -> line.startsWith("ATTACH"));
        assertThat(value(only(file), "SUMMARY")).startsWith("Bezoek").contains("END:VEVENT");
    }

    @ParameterizedTest
    @CsvSource({
        "2017-06-20, 12:00, 13:30, 20170620T100000Z, 20170620T113000Z",
        "2017-12-20, 12:00, 13:30, 20171220T110000Z, 20171220T123000Z",
        "2017-06-20/2017-06-20, 22:00, 01:00, 20170620T200000Z, 20170620T230000Z",
        "2017-10-28, 22:00, 04:00, 20171028T200000Z, 20171029T030000Z",
        "2017-06-20/2017-06-21, 12:00, 13:30, 20170620, 20170622",
        "2017-06, 12:00, 13:30, 20170601, 20170701",
    })
    void an_hour_on_a_known_day_stands_at_its_moment(
            String edtf, LocalTime from, LocalTime until, String start, String end) throws Exception {
        var event = only(written(withHours(edtf, new Hours(from, until))));

        assertThat(value(event, "DTSTART")).isEqualTo(start);
        assertThat(value(event, "DTEND")).isEqualTo(end);
    }

    @Test
    void of_what_begins_at_an_hour_the_end_need_not_be_known() throws Exception {
        var event = only(written(withHours("2017-06-20", new Hours(LocalTime.NOON, null))));

        assertThat(value(event, "DTSTART")).isEqualTo("20170620T100000Z");
        assertThat(event.getProperty("DTEND")).isEmpty();
    }

    private static Occasion withHours(String edtf, Hours hours) {
        return new Occasion(
                "sessions",
                "lunch",
                0,
                REGISTERED,
                "Lunchsessie",
                Period.of(edtf, null),
                hours,
                List.of(),
                true,
                false,
                new Occasion.Notes(null, "Vlaanderen, (VL); x", List.of("NL"), Map.of("NL", "VL"), "planned"));
    }

    @Test
    void what_is_told_with_it_stands_line_by_line() throws Exception {
        var event = only(written(withHours("2017-06-20", new Hours(LocalTime.NOON, null))));
        assertThat(value(event, "DESCRIPTION"))
                .isEqualTo("Gastheer: Vlaanderen, (VL); x\nGasten: NL\nNL: zoals VL het stelt\nStadium: gepland");
    }

    @Test
    void a_calendar_without_occasions_is_one_too() throws Exception {
        var out = new ByteArrayOutputStream();
        new CalendarFile(out, "x", Language.DUTCH).finish();
        var read = new CalendarBuilder().build(new StringReader(out.toString(StandardCharsets.UTF_8)));
        assertThat(read.getComponents()).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("METHOD:PUBLISH", "VERSION:2.0");
    }

    private static Occasion visit(
            int sequence, String edtf, @Nullable String label, boolean certain, boolean cancelled) {
        return new Occasion(
                "visits",
                "tegenbezoek",
                sequence,
                REGISTERED,
                "Tegenbezoek; aan \"Nederland\", heen\nen terug",
                Period.of(edtf, label),
                null,
                List.of("Den Haag", "Utrecht"),
                certain,
                cancelled,
                Occasion.Notes.of("planned"));
    }

    private static String written(Occasion occasion) throws IOException {
        var out = new ByteArrayOutputStream();
        var file = new CalendarFile(out, "urn:nld:oin:00000099000000001000:systeem:akkoord-dossiers", Language.DUTCH);
        file.write(occasion, HREF);
        file.finish();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Component only(String text) throws Exception {
        var read = new CalendarBuilder().build(new StringReader(text));
        read.validate();
        assertThat(read.getComponents()).hasSize(1);
        return read.getComponents().getFirst();
    }

    private static String value(Component event, String name) {
        return event.getRequiredProperty(name).getValue();
    }
}
