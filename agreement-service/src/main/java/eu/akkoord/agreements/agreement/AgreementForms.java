package eu.akkoord.agreements.agreement;

import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.facts.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The declaration of an agreement's properties: which are stored, shown, listed and published. */
public final class AgreementForms {
    private static final State<Agreement> STATE =
            State.of(Agreement.class).before(AgreementForms::withStandings).build();

    /** The world is told neither its summary nor sources, which are free texts. */
    public static final Kind<Agreement, AgreementFacts> AGREEMENTS = Kind.of(
                    "agreements", "agreement", STATE, Agreement::id, AgreementFacts.FORM, Agreement::facts)
            .says("instrument", Instrument.class, Agreement::instrument)
            .saysAll(
                    "standings",
                    Standing.class,
                    agreement -> agreement.standings().all())
            .saysAll("joined", String.class, agreement -> agreement.standings().joined())
            .saysAll(
                    "approvals", Approval.class, agreement -> agreement.status().given())
            .saysCode(
                    "statedBy",
                    agreement -> agreement.stated() == null
                            ? null
                            : agreement.stated().by())
            .says(
                    "source",
                    String.class,
                    agreement -> agreement.stated() == null
                            ? null
                            : agreement.stated().source())
            .stands(
                    agreement -> agreement.status().stage(),
                    agreement -> agreement.status().since(),
                    agreement -> null)
            .isOverAt(AgreementStage.TERMINATED, AgreementStage.ENDED)
            .isOpenedBy("represented")
            .hides("joined")
            .meantFor("signed")
            .showsAllElsewhere("relatedBy", Relation.class)
            .showsNothingEmpty()
            .lists(
                    "title instrument status since signed review parties themes { code label } represented { party statedBy }")
            .tables("summary joined statedBy source")
            .tells("""
                    title instrument parties joined themes? { code label } signed review relations? { kind agreement }
                    status since statedBy approvals? { party on statedBy }
                    represented { party statedBy }
                    """)
            .build();

    private AgreementForms() {}

    /** Before there were standings, whoever an agreement named was a party to it from its beginning. */
    private static Map<String, Object> withStandings(Map<String, Object> stored) {
        if (stored.containsKey("standings")
                || !(stored.get("parties") instanceof List<?> parties)
                || !(stored.get("status") instanceof Map<?, ?> status)) {
            return stored;
        }
        var since = String.valueOf(status.get("since"));
        var lifted = new LinkedHashMap<>(stored);
        lifted.put(
                "standings",
                parties.stream()
                        .map(party -> Map.of("party", party, "standing", Standing.Place.JOINED.word(), "since", since))
                        .toList());
        return lifted;
    }
}
