package eu.akkoord.dossiers.visit;

import eu.akkoord.dossiers.party.Organisation;
import java.util.List;
import java.util.Map;

/** Facts of a visit to start from: nothing is said that need not be. */
public final class SomeVisit {
    public static final VisitFacts FACTS = VisitFacts.FORM.read(Map.of(
            "title",
            "Bezoek",
            "kind",
            VisitKind.WORKING_VISIT.word(),
            "host",
            "VL",
            "guests",
            List.of("NL"),
            "period",
            Map.of("edtf", "2027"),
            "owner",
            new Organisation("VL", "abb").form(),
            "confidentiality",
            "partners"));

    private SomeVisit() {}
}
