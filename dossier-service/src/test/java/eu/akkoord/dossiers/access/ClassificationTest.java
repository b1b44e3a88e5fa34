package eu.akkoord.dossiers.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.facts.Unreadable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClassificationTest {
    @Test
    void each_government_has_one_word_for_each_of_our_levels_and_other_parties_none() {
        for (var level : Confidentiality.values()) {
            for (var party : List.of("VL", "NL")) {
                var word = Classification.of(party, level).orElseThrow();
                assertThat(word.ours()).isEqualTo(level);
                assertThat(word.ladder()).isEqualTo(party);
                assertThat(Arrays.stream(Classification.values())
                                .filter(row -> row.ladder().equals(party) && row.ours() == level))
                        .hasSize(1);
            }
            assertThat(Classification.Shown.to("LU", level)).isNull();
        }
    }

    @Test
    void a_ladder_goes_up() {
        for (var party : List.of("VL", "NL")) {
            var kept = Arrays.stream(Classification.values())
                    .filter(row -> row.ladder().equals(party))
                    .map(Classification::ours)
                    .takeWhile(Objects::nonNull)
                    .toList();
            assertThat(kept).containsExactly(Confidentiality.values());
        }
    }

    @Test
    void the_strictest_of_all_owners_counts() {
        var dutch = new Classification.Named("NL", "intern");
        var flemish = new Classification.Named("VL", "klasseTwee");
        assertThat(Classification.strictest(null, List.of(dutch, flemish), Confidentiality.PUBLIC))
                .isEqualTo(Confidentiality.INTERNAL);
        assertThat(Classification.strictest(
                        Confidentiality.RESTRICTED, List.of(dutch, flemish), Confidentiality.PUBLIC))
                .isEqualTo(Confidentiality.RESTRICTED);
        assertThat(Classification.strictest(null, List.of(flemish), Confidentiality.RESTRICTED))
                .isEqualTo(Confidentiality.PARTNERS);
        assertThat(Classification.strictest(null, List.of(), Confidentiality.RESTRICTED))
                .isEqualTo(Confidentiality.RESTRICTED);
    }

    @Test
    void what_is_too_high_or_of_another_ladder_is_refused_each_by_its_place() {
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> Classification.strictest(
                        Confidentiality.PUBLIC,
                        List.of(
                                new Classification.Named("NL", "stgConfidentieel"),
                                new Classification.Named("NL", "openbaar"),
                                new Classification.Named("VL", "klasseVijf"),
                                new Classification.Named("VL", "intern")),
                        Confidentiality.PARTNERS))
                .satisfies(refusal -> assertThat(refusal.faults())
                        .extracting(Fault::pointer)
                        .containsExactly(
                                "/classifications/0/level", "/classifications/2/level", "/classifications/3/level"));
    }

    static List<Arguments> unreadable() {
        var dutch = Map.of("ladder", "NL", "level", "intern");
        return List.of(
                arguments("confidentiality", "geheim", "/confidentiality"),
                arguments("confidentiality", 1, "/confidentiality"),
                arguments("classifications", "intern", "/classifications"),
                arguments("classifications", dutch, "/classifications"),
                arguments("classifications", List.of(dutch, "intern"), "/classifications/1"),
                arguments("classifications", List.of(dutch, Map.of("ladder", "NL")), "/classifications/1/level"),
                arguments("classifications", List.of(Map.of("ladder", 7, "level", "x")), "/classifications/0/ladder"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void a_level_that_cannot_be_read_is_refused_by_its_place_and_never_passed_over(
            String property, Object said, String pointer) {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Classification.strictest(Map.of(property, said), Confidentiality.PUBLIC))
                .satisfies(unreadable -> assertThat(unreadable.pointer()).isEqualTo(pointer));
    }

    @Test
    void what_a_body_says_counts_and_what_it_takes_away_does_not() {
        var body = new HashMap<String, Object>();
        body.put("confidentiality", null);
        body.put("classifications", List.of(Map.of("ladder", "NL", "level", "intern")));

        assertThat(Classification.strictest(body, Confidentiality.PUBLIC)).isEqualTo(Confidentiality.INTERNAL);
        body.put("classifications", null);
        assertThat(Classification.strictest(body, Confidentiality.PARTNERS)).isEqualTo(Confidentiality.PARTNERS);
    }
}
