package eu.akkoord.agreements.overview;

import static eu.akkoord.agreements.overview.Told.commitment;
import static eu.akkoord.agreements.overview.Told.dossier;
import static eu.akkoord.agreements.overview.Told.visit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LossesTest {
    @Test
    void a_party_is_told_what_it_sees_by_an_agreement_alone() {
        var known = new KnownFacts(
                List.of(Told.AGREEMENT),
                List.of(dossier("samen", KnownDossier.Stage.ACTIVE, Told.TODAY)),
                List.of(visit("bezoek", KnownVisit.Stage.HELD, "2017-06", "VL", "NL")),
                List.of(),
                List.of(commitment("belofte", KnownCommitment.Stage.OPEN, null)));
        // the commitment is promised to it: that stays its own
        assertThat(Losses.of("NL", "akkoord", known)).isEqualTo(new Losses("NL", 1, 1, 0));
        assertThat(Losses.of("NL", "een-ander", known)).isEqualTo(new Losses("NL", 0, 0, 0));
        assertThat(Losses.of("LU", "akkoord", known)).isEqualTo(new Losses("LU", 0, 0, 0));
    }
}
