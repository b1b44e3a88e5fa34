package eu.akkoord.dossiers.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PartyTest {
    private static final Map<String, String> NAMES = Map.of("a", "A", "b", "B", "c", "C", "d", "D");

    @Test
    void a_successor_goes_on_for_all_before_it() {
        var party = new Party("VL", "Vlaanderen", NAMES, Map.of("a", "b", "b", "c"));
        assertThat(party.current("a")).isEqualTo("c");
        assertThat(party.current("d")).isEqualTo("d");
        assertThat(party.current("unknown")).isEqualTo("unknown");
    }

    @Test
    void attack_a_circle_that_was_forged_ends_nowhere_and_holds_nobody_up() {
        var party = new Party("VL", "Vlaanderen", NAMES, Map.of("a", "b", "b", "a"));
        assertThat(party.current("a")).isIn("a", "b");
    }
}
