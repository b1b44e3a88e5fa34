package eu.akkoord.platform.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnicodeTest {
    @Test
    void a_letter_is_one_sign_with_its_accents() {
        assertThat(Unicode.composed("Lie\u0300ge")).isEqualTo("Liège");
        assertThat(Unicode.composed("\u03B1\u0301\u03B1\u0301"))
                .as("without a plain letter")
                .isEqualTo("\u03AC\u03AC");
        assertThat(Unicode.composed("Brussel")).isSameAs("Brussel");
        assertThat(Unicode.composed("CO₂ ﬁ")).as("what only looks alike stays").isEqualTo("CO₂ ﬁ");
    }

    @Test
    void blanks_and_what_nobody_sees_are_taken_from_around_a_text() {
        assertThat(Unicode.trimmed(" \u00A0Sint-\u00ADNiklaas\u200B  aan\tZee \uFEFF"))
                .isEqualTo("Sint-Niklaas aan Zee");
        assertThat(Unicode.trimmed(" \u200B ")).isEmpty();
    }

    @Test
    void a_text_is_blank_when_nothing_of_it_is_seen() {
        assertThat(Unicode.isBlank("")).isTrue();
        assertThat(Unicode.isBlank("\u00AD\u3164\u2800 \u0301")).isTrue();
        assertThat(Unicode.isBlank("\u200B.")).isFalse();
        assertThat(Unicode.isBlank("\uD83D\uDE00")).isFalse();
    }

    @Test
    void more_marks_than_thirty_are_too_many() {
        assertThat(Unicode.hasTooManyMarks("a" + "\u0301".repeat(30) + "b" + "\u0301".repeat(30)))
                .isFalse();
        assertThat(Unicode.hasTooManyMarks("a" + "\u0301".repeat(31))).isTrue();
    }
}
