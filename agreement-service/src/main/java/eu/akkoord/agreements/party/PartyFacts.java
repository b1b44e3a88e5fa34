package eu.akkoord.agreements.party;

import eu.akkoord.agreements.party.PartyRefusal.Contradiction;
import eu.akkoord.agreements.party.PartyRefusal.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What a party says about itself. */
public record PartyFacts(PartyNames names, List<Organisation> organisations) {
    /** @throws Contradiction when two organisations bear the same id */
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
        if (!faults.isEmpty()) {
            throw new Contradiction(faults);
        }
    }

    /** The properties that differ, by their names in the contract. */
    List<String> differences(PartyFacts other) {
        var changed = new ArrayList<String>();
        if (!names.equals(other.names)) {
            changed.add("names");
        }
        if (!organisations.equals(other.organisations)) {
            changed.add("organisations");
        }
        return changed;
    }
}
