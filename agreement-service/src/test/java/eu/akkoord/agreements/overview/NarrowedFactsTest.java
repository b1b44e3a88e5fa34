package eu.akkoord.agreements.overview;

import static eu.akkoord.agreements.overview.Told.session;
import static eu.akkoord.agreements.overview.Told.under;
import static eu.akkoord.agreements.overview.Told.visit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Narrows all facts to those of one agreement. */
class NarrowedFactsTest {
    private static final KnownAgreement WITH_NW =
            new KnownAgreement(Told.link("ander"), Set.of("VL", "DE-NW"), Map.of(), null, false, null);

    @Test
    void under_an_agreement_stands_what_names_it_or_belongs_to_what_does() {
        var visit = Told.visit("v", KnownVisit.Stage.HELD, "2017-06", "VL", "NL");
        var loose = under(visit("los", KnownVisit.Stage.PLANNED, "2018", "VL", "NL"));
        var known = new KnownFacts(
                List.of(WITH_NW, Told.AGREEMENT),
                List.of(),
                List.of(visit, loose),
                List.of(
                        session("met-bezoek", "v", KnownSession.Stage.OPEN, "2018", 0),
                        session("met-thema", "los", KnownSession.Stage.OPEN, "2018", 0, "inclusie"),
                        session("zonder", "los", KnownSession.Stage.OPEN, "2018", 0)),
                List.of(
                        Told.commitment("bezoek", null, "v", null, "NL", null),
                        Told.commitment("sessie", null, "los", "met-thema", "NL", null),
                        Told.commitment("elders", null, "los", "zonder", "NL", null),
                        Told.commitment("nergens", null, null, null, "NL", null)));

        var narrowed = known.under("akkoord");
        assertThat(narrowed.agreements()).containsExactly(Told.AGREEMENT);
        assertThat(narrowed.visits()).containsExactly(visit);
        assertThat(narrowed.sessions()).extracting(KnownSession::id).containsExactly("met-bezoek", "met-thema");
        assertThat(narrowed.commitments()).extracting(KnownCommitment::id).containsExactly("bezoek", "sessie");
        assertThat(known.under("ander").sessions()).isEmpty();
    }
}
