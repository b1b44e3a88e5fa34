package eu.akkoord.agreements.party;

import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What a party says about itself. */
public record PartyFacts(PartyNames names, List<Organisation> organisations) {
    /** @throws Refusal.Contradiction when two organisations bear the same id */
    public PartyFacts {
        organisations = List.copyOf(organisations);
        var ids = new HashSet<String>();
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < organisations.size(); i++) {
            var id = organisations.get(i).id();
            if (!ids.add(id)) {
                faults.add(
                        new Fault("/organisations/%d/id".formatted(i), id, "Elke organisatie heeft een eigen kenmerk"));
            }
        }
        Refusal.Contradiction.of(faults);
    }
}
