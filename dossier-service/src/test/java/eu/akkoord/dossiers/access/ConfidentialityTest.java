package eu.akkoord.dossiers.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfidentialityTest {
    @Test
    void it_goes_out_of_the_worlds_sight_and_back_between_partners_and_internal() {
        var told = Set.of(Confidentiality.PUBLIC, Confidentiality.PARTNERS);
        for (var from : Confidentiality.values()) {
            for (var to : Confidentiality.values()) {
                assertThat(from.conceals(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(told.contains(from) && !told.contains(to));
                assertThat(from.reveals(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(!told.contains(from) && told.contains(to));
            }
        }
    }
}
