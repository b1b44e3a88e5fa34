package eu.akkoord.platform.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "en",
                "EN",
                "en-GB",
                "en-GB, nl;q=0.5",
                "nl;q=0.1, en;q=0.2",
                "fr, de;q=0.9, en;q=0.1",
                "fr, *;q=0.5, en;q=0.1",
                "nl;q=0, en",
            })
    void english_is_spoken_when_it_is_asked_for_before_dutch(String wish) {
        assertThat(Language.of(wish)).isEqualTo(Language.ENGLISH);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "nl-BE",
                "nl, en",
                "en;q=0.1, nl-NL;q=0.2",
                "fr",
                "*",
                "en;q=0",
                "en;q=2",
                "en;q=x",
                "en;q",
                "e",
                "en_GB",
                "english",
                "\u0000",
                "é",
                "; q = 1",
            })
    void anything_else_is_answered_in_dutch(String wish) {
        assertThat(Language.of(wish)).isEqualTo(Language.DUTCH);
    }

    @Test
    void a_wish_without_end_is_not_looked_into() {
        assertThat(Language.of("en, ".repeat(49) + "en")).isEqualTo(Language.ENGLISH);
        assertThat(Language.of("en, ".repeat(50) + "en")).isEqualTo(Language.DUTCH);
    }

    @Test
    void arguments_stand_in_the_words_of_each_language_and_numbers_are_digits_alone() {
        var rows = Message.of("export.tooManyRows", 100_000, 1_234_567L);
        assertThat(rows.in(Language.DUTCH)).contains("100000 in", "1234567 rijen");
        assertThat(rows.in(Language.ENGLISH)).contains("holds 100000", "1234567 rows");
    }

    @Test
    void a_message_within_another_is_in_the_same_language() {
        var end = Message.of("stage.atItsEnd", Message.of("stage.between", "held", "planned"));
        assertThat(end.in(Language.ENGLISH)).isEqualTo("It cannot go from held to planned; it is at its end");
        assertThat(end).hasToString("Van held kan het niet naar planned; het is aan zijn einde");
    }

    @Test
    void what_has_no_words_is_said_as_it_stands_and_is_in_no_language() {
        var odd = Message.of("It's {0} as it stands", "x");
        assertThat(odd.in(Language.ENGLISH)).isEqualTo("It's {0} as it stands");
        assertThat(odd.isIn(Language.ENGLISH)).isFalse();
        assertThat(Message.of("stage.atItsEnd", odd).isIn(Language.ENGLISH)).isFalse();
        assertThat(Message.of("stage.atItsEnd", "x").isIn(Language.ENGLISH)).isTrue();
    }

    @Test
    void a_wish_is_looked_into_as_long_as_it_has_two_hundred_characters() {
        var longest = "en, ".repeat(47) + "en-GB, en-GB";

        assertThat(longest).hasSize(200);
        assertThat(Language.of(longest)).isEqualTo(Language.ENGLISH);
        assertThat(Language.of(longest + " ")).isEqualTo(Language.DUTCH);
    }

    @Test
    void codes_are_said_one_by_one_and_as_they_are_written_where_they_have_no_word() {
        var codes = Codes.of(List.of("red", "darkBlue"));

        assertThat(codes.in(Language.ENGLISH)).isEqualTo("red, darkBlue");
        assertThat(codes).hasToString("red, darkBlue");
        assertThat(Message.of("stage.atItsEnd", codes).isIn(Language.ENGLISH)).isTrue();
        assertThat(Language.ENGLISH.tag()).isEqualTo("en");
    }
}
