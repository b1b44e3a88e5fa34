package eu.akkoord.agreements.party;

import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.ChangeNote;
import eu.akkoord.platform.time.Moment;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What can be done with parties. */
public final class PartyDesk {
    private final Desk<Party, PartyEvent> parties;

    public PartyDesk(Desk<Party, PartyEvent> parties) {
        this.parties = parties;
    }

    public Recorded<Party> at(String code, Moment moment, Caller reader) {
        return parties.at(code, moment, reader);
    }

    public Recorded<Party> register(
            String code, PartyFacts facts, ChangeNote note, Caller by, @Nullable Repeat repeat) {
        var begun = Party.register(code, facts, parties.days(note).ofMove());
        if (!by.party().equals(code)) {
            throw new Refusal.NotYours(code);
        }
        return parties.add(code, begun, note, by, repeat);
    }

    /** @param seen the revision the writer started from */
    public Recorded<Party> amend(String code, long seen, UnaryOperator<PartyFacts> revise, ChangeNote note, Caller by) {
        return parties.change(
                code, seen, note, by, (party, days) -> party.amend(revise.apply(party.facts()), days.ofAmendment()));
    }
}
