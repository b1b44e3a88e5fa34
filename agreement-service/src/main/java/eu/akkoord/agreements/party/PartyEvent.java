package eu.akkoord.agreements.party;

import java.time.LocalDate;
import java.util.List;

/** What happened to a party. */
public sealed interface PartyEvent {
    /** The day it happened. */
    LocalDate occurred();

    record PartyRegistered(LocalDate occurred) implements PartyEvent {}

    /** @param changed names of the properties that changed */
    record PartyAmended(LocalDate occurred, List<String> changed) implements PartyEvent {
        public PartyAmended {
            changed = List.copyOf(changed);
        }
    }
}
