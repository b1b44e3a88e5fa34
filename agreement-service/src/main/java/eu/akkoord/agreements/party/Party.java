package eu.akkoord.agreements.party;

import eu.akkoord.agreements.party.PartyEvent.PartyAmended;
import eu.akkoord.agreements.party.PartyEvent.PartyRegistered;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A government that can be a party to agreements. It is registered once, by itself, and keeps its own names and organisations; it
 * never goes away, since agreements name it for ever.
 *
 * @param code such as {@code VL}, {@code NL} or {@code DE-NW}
 */
public record Party(String code, PartyFacts facts) {
    /** The next state and what happened, together. */
    public record Change(Party after, PartyEvent event) {}

    public static Change register(String code, PartyFacts facts, LocalDate on) {
        return new Change(new Party(code, facts), new PartyRegistered(on));
    }

    /** Writes other facts; empty when they are the same. */
    public Optional<Change> amend(PartyFacts next, LocalDate on) {
        var changed = facts.differences(next);
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Change(new Party(code, next), new PartyAmended(on, changed)));
    }
}
