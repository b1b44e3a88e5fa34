package eu.akkoord.dossiers.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

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
        assertThat(Classification.strictest("restricted", List.of(dutch, flemish), Confidentiality.PUBLIC))
                .isEqualTo(Confidentiality.RESTRICTED);
        assertThat(Classification.strictest(null, List.of(flemish), Confidentiality.RESTRICTED))
                .isEqualTo(Confidentiality.PARTNERS);
        assertThat(Classification.strictest(null, null, Confidentiality.RESTRICTED))
                .isEqualTo(Confidentiality.RESTRICTED);
    }

    @Test
    void what_is_too_high_or_of_another_ladder_is_refused_each_by_its_place() {
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> Classification.strictest(
                        "public",
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
}
