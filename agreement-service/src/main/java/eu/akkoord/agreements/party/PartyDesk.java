package eu.akkoord.agreements.party;

import eu.akkoord.agreements.party.PartyRefusal.NotYours;
import eu.akkoord.agreements.party.PartyRefusal.UnknownParty;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Made;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Refused;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.ChangeNote;
import eu.akkoord.platform.time.Moment;
import eu.akkoord.platform.time.Occurrence;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What can be done with parties. */
public final class PartyDesk {
    private final Parties parties;
    private final Clock clock;

    public PartyDesk(Parties parties, Clock clock) {
        this.parties = parties;
        this.clock = clock;
    }

    /** @throws UnknownParty when it is not there, or was not yet at that moment */
    public Recorded<Party> at(String code, Moment moment) {
        return parties.find(code, moment).orElseThrow(() -> new UnknownParty(code));
    }

    public Recorded<Party> register(
            String code, PartyFacts facts, ChangeNote note, Caller by, @Nullable Repeat repeat) {
        var occurred = Occurrence.ofMove(note, null, clock);
        require(by, code);
        var change = Party.register(code, facts, occurred);
        return parties.add(code, change.after(), change.event(), new Made(by, occurred, note.reason()), repeat);
    }

    /**
     * Changes what is said of a party; nothing is stored or told when that makes no difference.
     *
     * @param seen the revision the writer started from
     */
    public Recorded<Party> amend(String code, long seen, UnaryOperator<PartyFacts> revise, ChangeNote note, Caller by) {
        Occurrence.ofMove(note, null, clock);
        var current = parties.find(code).orElseThrow(() -> new UnknownParty(code));
        require(by, code);
        if (current.revision() != seen) {
            throw new Refused.OutdatedRevision(code, seen);
        }
        var next = revise.apply(current.value().facts());
        if (next.equals(current.value().facts())) {
            return current;
        }
        var occurred = Occurrence.ofAmendment(note, current.occurred(), clock);
        return current.value()
                .amend(next, occurred)
                .map(change -> parties.save(
                        code, current, change.after(), change.event(), new Made(by, occurred, note.reason())))
                .orElse(current);
    }

    private static void require(Caller by, String code) {
        if (!by.party().equals(code)) {
            throw new NotYours(code);
        }
    }
}
