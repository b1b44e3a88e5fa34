package eu.akkoord.platform.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Verslag_werkbezoek_2017.pdf | verslag werkbezoek 2017 pdf",
                "zin.Tweede | zin tweede",
                "naam@voorbeeld.example | naam voorbeeld example",
                "de S.E.R.V. adviseert | de serv adviseert",
                "S.E.R.V | serv",
                "a.u.b. en i.v.m. een | aub en ivm een",
                "J.P.Janssens | jp janssens",
                "CO₂ en m² | co2 en m2",
                "1.000,50 | 1000 50",
                "12.345.678 | 12345678",
                "10\u00A0000 of 10\u202F000 | 10000 of 10000",
                "20.06.2017 1.00 0.125 1.0000 | 20 06 2017 1 00 0 125 1 0000",
                "l'intégration | integration",
                "L’accord d'amitié | accord amitie",
                "qu'il | il",
                "d' | d",
                "'thema''s KMO’s' | thema kmo",
                "Vlaanderens thema'sx | vlaanderens thema sx",
                "straße ﬁets ĳs | strasse fiets ijs",
                "С.С.С.Р. | ссср",
                "日本 ひ | 日 本 ひ",
            })
    void every_sign_parts_but_those_inside_a_word(String text, String words) {
        assertThat(words(text)).isEqualTo(List.of(words.split(" ", -1)));
    }

    @Test
    void letters_are_one_however_composed() {
        assertThat(words("Lie\u0300ge Liège LIÈGE L\u00ADi\u200Be\u0300ge")).containsOnly("liege");
        assertThat(words("inte\u00ADgra\u200Btie in\u2060te\uFEFFgratie")).containsOnly("integratie");
        assertThat(words("e\u00AD\u0301e\u0301n")).containsExactly("een");
        assertThat(words("\u00AD \u200B \u3164 \u0301 \u2800")).isEmpty();
    }

    @Test
    void each_word_knows_where_it_stands() {
        var text = "De KMO's, CO₂ en S.E.R.V.; l'inté\u00ADgratie 1.000,5";
        assertThat(Tokens.of(text))
                .extracting(token -> text.substring(token.from(), token.to()))
                .containsExactly("De", "KMO's", "CO₂", "en", "S.E.R.V.", "inté\u00ADgratie", "1.000", "5");
    }

    @Test
    void a_long_word_is_cut() {
        assertThat(words("a".repeat(600))).extracting(String::length).containsExactly(255, 255, 90);
    }

    @Test
    void any_text_is_read_in_order_and_without_end() {
        var random = new Random(17);
        var signs = "ab1.'’ ss\u00AD\u0301\u200B2³½é\uD83D\uDE00\uD800\u3164日.:_-\"*lLdD000";
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            int last = 0;
            for (var token : Tokens.of(text.toString())) {
                assertThat(token.from())
                        .as(text.toString())
                        .isGreaterThanOrEqualTo(last)
                        .isLessThan(token.to());
                assertThat(token.word()).isNotEmpty();
                last = token.to();
            }
            assertThat(last).isLessThanOrEqualTo(text.length());
        }
    }

    private static List<String> words(String text) {
        return Tokens.of(text).stream().map(Tokens.Token::word).toList();
    }
}
