package eu.akkoord.agreements.overview;

import static eu.akkoord.agreements.overview.Told.session;
import static eu.akkoord.agreements.overview.Told.under;
import static eu.akkoord.agreements.overview.Told.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownFactsTest {
    private static final KnownAgreement WITH_NW =
            new KnownAgreement(Told.link("ander"), Set.of("VL", "DE-NW"), Map.of(), null, false);

    @Test
    void a_party_knows_what_stands_under_agreements_that_all_bind_it_and_what_is_for_everyone() {
        var known = new KnownFacts(
                List.of(Told.AGREEMENT, WITH_NW),
                List.of(
                        dossier("samen", false, "akkoord"),
                        dossier("beide", false, "akkoord", "ander"),
                        dossier("openbaar", true, "ander"),
                        dossier("onbekend", false, "niemand")),
                List.of(),
                List.of(),
                List.of());
        assertThat(known.by("NL").dossiers()).extracting(KnownDossier::id).containsExactly("samen", "openbaar");
        assertThat(known.by("VL").dossiers())
                .extracting(KnownDossier::id)
                .containsExactly("samen", "beide", "openbaar");
        assertThat(known.by("LU").dossiers()).extracting(KnownDossier::id).containsExactly("openbaar");
    }

    @Test
    void a_visit_without_an_agreement_is_known_to_those_who_meet_and_its_sessions_with_it() {
        var loose = under(visit("los", KnownVisit.Stage.PLANNED, "2018", "VL", "LU"));
        var bound = visit("samen", KnownVisit.Stage.PLANNED, "2018", "VL", "NL");
        var known = new KnownFacts(
                List.of(Told.AGREEMENT, WITH_NW),
                List.of(),
                List.of(loose, bound),
                List.of(
                        session("s1", "los", KnownSession.Stage.OPEN, "2018", 0),
                        session("s2", "samen", KnownSession.Stage.OPEN, "2018", 0)),
                List.of());
        assertThat(known.by("LU").visits()).extracting(KnownVisit::id).containsExactly("los");
        assertThat(known.by("LU").sessions()).extracting(KnownSession::id).containsExactly("s1");
        assertThat(known.by("VL").visits()).hasSize(2);
        assertThat(known.by("NL").sessions()).extracting(KnownSession::id).containsExactly("s2");
        assertThat(known.by("DE-NW").visits()).isEmpty();
    }

    @Test
    void a_commitment_is_known_to_those_it_concerns_and_the_parties_to_its_agreement() {
        var loose = Told.commitment("los", null, null, null, "LU", null);
        var ours = Told.commitment("ons", "ander", null, null, "LU", null);
        var known =
                new KnownFacts(List.of(Told.AGREEMENT, WITH_NW), List.of(), List.of(), List.of(), List.of(loose, ours));
        assertThat(known.by("LU").commitments()).containsExactly(loose, ours);
        assertThat(known.by("DE-NW").commitments()).containsExactly(ours);
        assertThat(known.by("NL").commitments()).isEmpty();
    }

    @Test
    void every_constant_has_a_word_and_every_word_its_constant() {
        assertThat(Words.of(KnownCommitment.Stage.IN_PROGRESS)).isEqualTo("inProgress");
        assertThat(Arrays.stream(Alert.Kind.values()).map(kind -> Words.read(Alert.Kind.class, Words.of(kind))))
                .containsExactly(Alert.Kind.values());
        assertThatIllegalArgumentException().isThrownBy(() -> Words.read(KnownVisit.Stage.class, "HELD"));
    }

    private static KnownDossier dossier(String id, boolean forEveryone, String... agreements) {
        return new KnownDossier(
                Told.link(id),
                Set.of(agreements),
                Set.of(),
                forEveryone,
                KnownDossier.Stage.ACTIVE,
                LocalDate.of(2017, 6, 16),
                null);
    }

    @Test
    void attack_a_party_that_joins_later_reads_what_was_filed_before() {
        var filed = new KnownDossier(
                Told.link("d"),
                Set.of("akkoord"),
                Set.of(),
                false,
                KnownDossier.Stage.ACTIVE,
                LocalDate.of(2017, 6, 16),
                Set.of("VL"));
        var met = Told.sharedWith(visit("v", KnownVisit.Stage.PLANNED, "2018", "VL", "NL"), "VL");
        var promised = Told.commitment("c", "akkoord", null, null, "LU", Set.of("VL", "LU"));
        var known = new KnownFacts(List.of(Told.AGREEMENT), List.of(filed), List.of(met), List.of(), List.of(promised));
        assertThat(known.by("NL")).satisfies(seen -> {
            assertThat(seen.dossiers()).isEmpty();
            assertThat(seen.visits()).isEmpty();
            assertThat(seen.commitments()).isEmpty();
        });
        assertThat(known.by("VL").dossiers()).hasSize(1);
        assertThat(known.by("VL").visits()).hasSize(1);
        assertThat(known.by("LU").commitments()).hasSize(1);
    }
}
