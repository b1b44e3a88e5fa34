package eu.akkoord.agreements.party;

import eu.akkoord.agreements.party.PartyEvent.PartyAmended;
import eu.akkoord.agreements.party.PartyEvent.PartyRegistered;
import eu.akkoord.platform.desk.Change;
import eu.akkoord.platform.desk.Differences;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A government that can be a party to agreements. It is registered once, by itself, and keeps its own names and organisations; it
 * never goes away, since agreements name it for ever.
 *
 * @param code such as {@code VL}, {@code NL} or {@code DE-NW}
 */
public record Party(String code, PartyFacts facts) {
    public static Change<Party, PartyEvent> register(String code, PartyFacts facts, LocalDate on) {
        return new Change<>(new Party(code, facts), new PartyRegistered(on));
    }

    /** Writes other facts; null when they are the same. */
    public @Nullable Change<Party, PartyEvent> amend(PartyFacts next, LocalDate on) {
        var changed = Differences.between(facts, next);
        return changed.isEmpty() ? null : new Change<>(new Party(code, next), new PartyAmended(on, changed));
    }
}
