package eu.akkoord.agreements.agreement;

import eu.akkoord.agreements.agreement.AgreementRefusal.Named;
import eu.akkoord.agreements.agreement.AgreementRefusal.NotYours;
import eu.akkoord.agreements.agreement.AgreementRefusal.UnknownAgreement;
import eu.akkoord.agreements.agreement.AgreementRefusal.UnknownReferences;
import eu.akkoord.agreements.party.Parties;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Made;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Refused;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.ChangeNote;
import eu.akkoord.platform.time.Moment;
import eu.akkoord.platform.time.Occurrence;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What can be done with agreements. */
public final class AgreementDesk {
    private final Agreements agreements;
    private final Parties parties;
    private final Clock clock;

    public AgreementDesk(Agreements agreements, Parties parties, Clock clock) {
        this.agreements = agreements;
        this.parties = parties;
        this.clock = clock;
    }

    /** @throws UnknownAgreement when it is not there, or was not yet at that moment */
    public Recorded<Agreement> at(String id, Moment moment) {
        return agreements.find(id, moment).orElseThrow(() -> new UnknownAgreement(id));
    }

    /** Every change, by revision. */
    public List<Past<Agreement>> history(String id) {
        var history = agreements.history(id);
        if (history.isEmpty()) {
            throw new UnknownAgreement(id);
        }
        return history;
    }

    /** When it was first registered. */
    public Instant created(Recorded<Agreement> agreement) {
        return agreement.revision() == 1
                ? agreement.registered()
                : history(agreement.value().id()).getFirst().registered();
    }

    public Recorded<Agreement> register(
            String id,
            Instrument instrument,
            AgreementFacts facts,
            ChangeNote note,
            Caller by,
            @Nullable Repeat repeat) {
        var occurred = Occurrence.ofMove(note, null, clock);
        var change = Agreement.register(id, instrument, facts, occurred);
        require(by, change.after());
        requireKnown(facts);
        return agreements.add(id, change.after(), change.event(), new Made(by, occurred, note.reason()), repeat);
    }

    /**
     * Changes what is said of an agreement; nothing is stored or told when that makes no difference.
     *
     * @param seen the revision the writer started from
     */
    public Recorded<Agreement> amend(
            String id, long seen, UnaryOperator<AgreementFacts> revise, ChangeNote note, Caller by) {
        var current = toWrite(id, seen, note, by);
        var agreement = current.value();
        var next = revise.apply(agreement.facts());
        if (next.equals(agreement.facts())) {
            return current;
        }
        var occurred = agreement.moves(next)
                ? Occurrence.ofMove(note, current.occurred(), clock)
                : Occurrence.ofAmendment(note, current.occurred(), clock);
        var change = agreement.amend(next, occurred);
        requireKnown(next);
        return agreements.save(id, current, change.after(), change.event(), new Made(by, occurred, note.reason()));
    }

    /**
     * Takes a step in an agreement's life.
     *
     * @param seen the revision the writer started from
     */
    public Recorded<Agreement> take(String id, long seen, Step step, ChangeNote note, Caller by) {
        var current = toWrite(id, seen, note, by);
        var occurred = Occurrence.ofMove(note, current.occurred(), clock);
        var change = current.value().take(step, occurred);
        return agreements.save(id, current, change.after(), change.event(), new Made(by, occurred, note.reason()));
    }

    private Recorded<Agreement> toWrite(String id, long seen, ChangeNote note, Caller by) {
        Occurrence.ofMove(note, null, clock);
        var current = agreements.find(id).orElseThrow(() -> new UnknownAgreement(id));
        require(by, current.value());
        if (current.revision() != seen) {
            throw new Refused.OutdatedRevision(id, seen);
        }
        return current;
    }

    private static void require(Caller by, Agreement agreement) {
        if (!agreement.facts().parties().contains(by.party())) {
            throw new NotYours(agreement.id());
        }
    }

    private void requireKnown(AgreementFacts facts) {
        var unknown = new ArrayList<Named>();
        var knownParties = parties.find(facts.parties()).keySet();
        for (int i = 0; i < facts.parties().size(); i++) {
            var party = facts.parties().get(i);
            if (!knownParties.contains(party)) {
                unknown.add(new Named("/parties/%d".formatted(i), party));
            }
        }
        var related = facts.relations().stream().map(Relation::agreement).toList();
        var knownAgreements = agreements.find(related).keySet();
        for (int i = 0; i < related.size(); i++) {
            if (!knownAgreements.contains(related.get(i))) {
                unknown.add(new Named("/relations/%d/agreement".formatted(i), related.get(i)));
            }
        }
        if (!unknown.isEmpty()) {
            throw new UnknownReferences(unknown);
        }
    }
}
