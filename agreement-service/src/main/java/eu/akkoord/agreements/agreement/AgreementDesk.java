package eu.akkoord.agreements.agreement;

import eu.akkoord.agreements.party.Parties;
import eu.akkoord.platform.consent.Offer;
import eu.akkoord.platform.consent.Outcome;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.ChangeNote;
import eu.akkoord.platform.time.Moment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What can be done with agreements. */
public final class AgreementDesk {
    private final Desk<Agreement, AgreementEvent> desk;
    private final Agreements agreements;
    private final Parties parties;
    private final Relations relations;

    public AgreementDesk(
            Desk<Agreement, AgreementEvent> desk, Agreements agreements, Parties parties, Relations relations) {
        this.desk = desk;
        this.agreements = agreements;
        this.parties = parties;
        this.relations = relations;
    }

    /** Who declares a relation to this agreement at present; every agreement may be read by all. */
    public List<Relation> relatedTo(String id) {
        return relations.to(id);
    }

    public Recorded<Agreement> at(String id, Moment moment, Caller reader) {
        return desk.at(id, moment, reader);
    }

    /** Every change, by revision. */
    public List<Past<Agreement>> history(String id, Caller reader) {
        return desk.history(id, reader);
    }

    public Recorded<Agreement> register(
            String id,
            Instrument instrument,
            AgreementFacts facts,
            ChangeNote note,
            Caller by,
            @Nullable Repeat repeat) {
        var days = desk.days(note);
        var begun = Agreement.register(id, instrument, facts, by, days.ofMove(), days.today());
        refuseUnknown(facts);
        return desk.add(id, begun, note, by, repeat);
    }

    /**
     * Changes what is said of an agreement; nothing is stored or told when that makes no difference.
     *
     * @param seen the revision the writer started from
     */
    public Recorded<Agreement> amend(
            String id, long seen, UnaryOperator<AgreementFacts> revise, ChangeNote note, Caller by) {
        return desk.change(id, seen, note, by, (agreement, days) -> {
            var next = revise.apply(agreement.facts());
            if (next.equals(agreement.facts())) {
                return null;
            }
            var change = agreement.amend(next, by, note.reason(), days.of(agreement.moves(next)), days.today());
            refuseUnknown(next);
            return change;
        });
    }

    /**
     * Takes a step in an agreement's life.
     *
     * @param seen the revision the writer started from
     */
    public Recorded<Agreement> take(String id, long seen, Step step, ChangeNote note, Caller by) {
        return desk.change(id, seen, note, by, (agreement, days) -> agreement.take(step, by, days.ofMove()));
    }

    /** The day on which offers are looked at. */
    public LocalDate today() {
        return desk.days(ChangeNote.NONE).today();
    }

    /** The offers about an agreement that the reader's party made or is asked by, oldest first. */
    public List<Offer<Joining>> offers(String id, Caller reader) {
        return desk.found(id, reader).offers().concerning(reader.party());
    }

    /** @throws Refusal.Absent when there is none, or none that concerns the reader's party */
    public Offer<Joining> offer(String id, String offer, Caller reader) {
        return desk.found(id, reader).offers().shown(offer, reader.party());
    }

    /** Asks that a party joins; the same request repeated changes nothing more. */
    public Recorded<Agreement> invite(String id, String offer, String party, ChangeNote note, Caller by) {
        return desk.respond(id, note, by, (agreement, days) -> {
            if (agreement.offers().find(offer).isPresent()) {
                return null;
            }
            var change = agreement.invite(offer, party, by, note.reason(), days.ofMove(), days.today());
            refuseUnknown(change.after().facts());
            return change;
        });
    }

    /** Answers an offer; the same answer repeated changes nothing more. */
    public Recorded<Agreement> answer(String id, String offer, Outcome answer, ChangeNote note, Caller by) {
        return desk.respond(
                id,
                note,
                by,
                (agreement, days) -> agreement.answer(offer, answer, by, note.reason(), days.ofMove(), days.today()));
    }

    /** Lets the writer's party leave. */
    public Recorded<Agreement> leave(String id, ChangeNote note, Caller by) {
        return desk.respond(
                id, note, by, (agreement, days) -> agreement.leave(by, note.reason(), days.ofMove(), days.today()));
    }

    private void refuseUnknown(AgreementFacts facts) {
        var unknown = new ArrayList<Fault>();
        var knownParties = parties.find(facts.parties()).keySet();
        for (int i = 0; i < facts.parties().size(); i++) {
            var party = facts.parties().get(i);
            if (!knownParties.contains(party)) {
                unknown.add(new Fault("/parties/%d".formatted(i), party, "Deze partij is hier niet bekend"));
            }
        }
        var related = facts.relations().stream().map(Relation::agreement).toList();
        var knownAgreements = agreements.find(related).keySet();
        for (int i = 0; i < related.size(); i++) {
            if (!knownAgreements.contains(related.get(i))) {
                unknown.add(new Fault(
                        "/relations/%d/agreement".formatted(i), related.get(i), "Dit akkoord is hier niet bekend"));
            }
        }
        if (!unknown.isEmpty()) {
            throw new Refusal.UnknownReferences(unknown);
        }
    }
}
