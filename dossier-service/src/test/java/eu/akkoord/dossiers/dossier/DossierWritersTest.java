package eu.akkoord.dossiers.dossier;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Creator;
import eu.akkoord.dossiers.dossier.DossierFacts.PartnerReference;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.change.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DossierWritersTest {
    private static final LocalDate DAY = LocalDate.of(2017, 6, 20);

    @Test
    void attack_one_party_fills_the_references_of_a_dossier() {
        var full = dossier(of("NL", 20));
        refused(full, "NL", facts(of("NL", 21)));
        DossierWriters.refuse(full.facts(), facts(both(of("NL", 20), of("VL", 100))), "VL");
        DossierWriters.refuse(full.facts(), facts(both(of("NL", 20), of("LU", 20))), "LU");
        // its own it may always take away or change
        DossierWriters.refuse(full.facts(), facts(of("NL", 19)), "NL");

        var crowded = dossier(Stream.of("NL", "LU", "DE", "FR", "BE")
                .flatMap(party -> of(party, 20).stream())
                .toList());
        refused(crowded, "DK", facts(both(crowded.facts().references(), of("DK", 1))));
        DossierWriters.refuse(crowded.facts(), facts(both(crowded.facts().references(), of("VL", 100))), "VL");
        refused(crowded, "VL", facts(both(crowded.facts().references(), of("VL", 101))));
    }

    @Test
    void milestones_are_bounded_with_those_that_the_writer_was_not_shown() {
        var before = reportingTo(50);
        DossierWriters.refuseManyMilestones(reportingTo(49), before);
        // more than there may be may stay, and become fewer
        DossierWriters.refuseManyMilestones(reportingTo(52), reportingTo(51));
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> DossierWriters.refuseManyMilestones(before, reportingTo(51)));
    }

    private static DossierFacts reportingTo(int milestones) {
        return DossierFacts.FORM.with(
                facts(List.of()),
                DossierFacts::milestones,
                IntStream.range(0, milestones).mapToObj("top-%d"::formatted).toList());
    }

    private static void refused(Dossier before, String writer, DossierFacts next) {
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> DossierWriters.refuse(before.facts(), next, writer));
    }

    private static List<PartnerReference> both(List<PartnerReference> one, List<PartnerReference> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private static List<PartnerReference> of(String party, int number) {
        return IntStream.range(0, number)
                .mapToObj(n -> new PartnerReference("zaaksysteem", "%s-%d".formatted(party, n), party))
                .toList();
    }

    private static Dossier dossier(List<PartnerReference> references) {
        return Dossier.open("dossier", facts(references), DAY, new Creator("https://issuer.example#een", "VL"))
                .after();
    }

    private static DossierFacts facts(List<PartnerReference> references) {
        return new DossierFacts(
                "Dossier",
                null,
                List.of("akkoord"),
                List.of(),
                new Organisation("VL", "abb"),
                List.of(),
                null,
                references,
                Confidentiality.PARTNERS,
                null,
                List.of());
    }
}
