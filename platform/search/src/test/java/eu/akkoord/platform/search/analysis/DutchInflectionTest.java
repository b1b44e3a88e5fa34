package eu.akkoord.platform.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DutchInflectionTest {
    private static final int MOST_WRONG = 5;

    static List<String> inflected() {
        return lines("inflected-words.txt");
    }

    @ParameterizedTest
    @MethodSource("inflected")
    void a_singular_and_its_plurals_meet(String forms) {
        assertThat(forms.split(" ", -1))
                .extracting(DutchInflectionTest::stem)
                .containsOnly(stem(forms.split(" ", -1)[0]));
    }

    @Test
    void of_a_thousand_everyday_words_hardly_two_meet() {
        var words = lines("everyday-words.txt");
        var met = new HashMap<String, List<String>>();
        words.forEach(word ->
                met.computeIfAbsent(stem(word), stem -> new ArrayList<>()).add(word));
        var wrong = met.values().stream().filter(group -> group.size() > 1).toList();

        assertThat(Set.copyOf(words)).hasSize(1000);
        assertThat(wrong.stream()
                        .mapToInt(group -> group.size() * (group.size() - 1) / 2)
                        .sum())
                .as("pairs of unrelated words: %s", wrong)
                .isLessThanOrEqualTo(MOST_WRONG);
    }

    @ParameterizedTest
    @CsvSource({
        "zin, gezin",
        "gebied, bieden",
        "gemeente, mening",
        "zaken, zakken",
        "maan, mannen",
        "zone, zoon",
        "dan, dans",
        "kan, kans",
        "per, pers",
        "gewone, gewonnen",
        "gereden, gered",
        "pauze, paus",
        "beleid, bel",
        "raad, rad",
        "engels, engel",
        "wapens, waarde",
        "jongens, jonge",
        "leden, lijden",
        "vergaderingen, vergader",
    })
    void other_words_do_not(String one, String other) {
        assertThat(stem(one)).isNotEqualTo(stem(other));
    }

    @Test
    void every_string_has_a_stem_that_is_not_longer_than_so() {
        for (var word : List.of(
                "s", "es", "ens", "eeeeee", "szszen", "ieeen", "enenenen", "zzzze", "heden", "ici", "123en", "ρηξη")) {
            assertThat(stem(word)).isNotEmpty().hasSizeLessThanOrEqualTo(word.length() + 2);
        }
    }

    @Test
    void a_compound_is_made_of_listed_words_alone() {
        assertThat(parts("integratiebeleid")).containsExactly("+beleid", "+integratie");
        assertThat(parts("gemeenteraadsverkiezingen")).contains("+verkiezing", "+raad");
        assertThat(parts("ledenvergadering")).containsExactly("+lid", "+vergadering");
        for (var whole :
                List.of("voorraad", "verraad", "beleid", "planeet", "gezin", "oprecht", "integratiexbeleid", "weten")) {
            assertThat(parts(whole)).as(whole).isEmpty();
        }
    }

    @Test
    void a_long_word_is_not_taken_apart() {
        assertThat(parts("beleid".repeat(11))).isEmpty();
        assertThat(parts("beleid".repeat(6))).isEmpty();
    }

    private static Set<String> parts(String word) {
        return new TreeSet<>(Words.of(word).getFirst().parts());
    }

    private static String stem(String word) {
        return Words.of(word).getFirst().stem();
    }

    private static List<String> lines(String name) {
        try (var in = DutchInflectionTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
