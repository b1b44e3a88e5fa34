package eu.akkoord.agreements.party;

import eu.akkoord.platform.desk.DomainEvent;
import java.time.LocalDate;
import java.util.List;

/** What happened to a party. */
public sealed interface PartyEvent extends DomainEvent {
    record PartyRegistered(LocalDate occurred) implements PartyEvent {}

    /** @param changed names of the properties that changed */
    record PartyAmended(LocalDate occurred, List<String> changed) implements PartyEvent {
        public PartyAmended {
            changed = List.copyOf(changed);
        }
    }
}
