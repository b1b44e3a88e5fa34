package eu.akkoord.agreements.commitment;

import eu.akkoord.agreements.agreement.Agreements;
import eu.akkoord.agreements.commitment.CommitmentStatus.Fulfilled;
import eu.akkoord.agreements.party.Parties;
import eu.akkoord.platform.consent.Offer;
import eu.akkoord.platform.consent.Outcome;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Refused;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.ChangeNote;
import eu.akkoord.platform.time.Moment;
import eu.akkoord.platform.time.Occurrence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What can be done with commitments. */
public final class CommitmentDesk {
    private final Desk<Commitment, CommitmentEvent> desk;
    private final Rights<Commitment> rights;
    private final Agreements agreements;
    private final Parties parties;
    private final References references;

    public CommitmentDesk(
            Desk<Commitment, CommitmentEvent> desk,
            Rights<Commitment> rights,
            Agreements agreements,
            Parties parties,
            References references) {
        this.desk = desk;
        this.rights = rights;
        this.agreements = agreements;
        this.parties = parties;
        this.references = references;
    }

    public Recorded<Commitment> at(String id, Moment moment, Caller reader) {
        return desk.at(id, moment, reader);
    }

    /** Every change that the reader may see, by revision. */
    public List<Past<Commitment>> history(String id, Caller reader) {
        return desk.history(id, reader);
    }

    /** What the commitment names, without what the reader may not see. */
    public CommitmentReferences named(CommitmentFacts facts, Caller reader) {
        return CommitmentReferences.of(facts, references.seen(facts.named(), reader));
    }

    /** The day on which someone who looks at a moment stands: the one that decides what is overdue. */
    public LocalDate dayOf(Moment moment) {
        var today = desk.days(ChangeNote.NONE).today();
        var asked = moment.asOf();
        if (asked == null && moment.knownAt() != null) {
            asked = LocalDate.ofInstant(moment.knownAt(), Occurrence.ZONE);
        }
        return asked == null || asked.isAfter(today) ? today : asked;
    }

    public Recorded<Commitment> register(
            String id, CommitmentFacts facts, ChangeNote note, Caller by, @Nullable Repeat repeat) {
        var begun = Commitment.register(
                id, facts, by, joined(facts.agreement()), desk.days(note).ofMove());
        refuseOutsider(null, begun.after(), by);
        refuseUnknown(null, facts, by);
        return desk.add(id, begun, note, by, repeat);
    }

    /**
     * Changes what is said of a commitment; nothing is stored or told when that makes no difference.
     *
     * @param seen the revision the writer started from
     */
    public Recorded<Commitment> amend(
            String id, long seen, UnaryOperator<CommitmentFacts> revise, ChangeNote note, Caller by) {
        return desk.change(id, seen, note, by, (commitment, days) -> {
            var shown = shown(commitment.facts(), by);
            var asked = revise.apply(shown);
            var next = unseenKept(commitment.facts(), shown, asked);
            if (next.equals(commitment.facts())) {
                return null;
            }
            var change = commitment.amend(
                    next, joined(next.agreement()), by, note.reason(), days.of(commitment.moves(next)));
            refuseOutsider(commitment.facts(), change.after(), by);
            refuseUnknown(shown, asked, by);
            return change;
        });
    }

    /**
     * Takes a step in a commitment's life that needs no evidence.
     *
     * @param seen the revision the writer started from
     */
    public Recorded<Commitment> take(String id, long seen, CommitmentStage asked, ChangeNote note, Caller by) {
        return desk.change(
                id, seen, note, by, (commitment, days) -> commitment.take(asked, by, days.ofMove(), note.reason()));
    }

    /**
     * Closes a commitment as kept. The same evidence given again under the same id gives the first answer again.
     *
     * @return the commitment as it was straight after
     */
    public Recorded<Commitment> fulfil(String id, Evidence evidence, ChangeNote note, Caller by) {
        evidence.refuseDatedAfter(desk.days(note).today());
        desk.act(id, note, by, (commitment, days) -> {
            var given = evidence(commitment);
            if (given != null && given.id().equals(evidence.id())) {
                if (given.equals(evidence)) {
                    return null;
                }
                throw new Refused.IdTaken(evidence.id());
            }
            return commitment.fulfil(evidence, by, days.ofMove());
        });
        return desk.history(id, by).stream()
                .filter(past -> evidence.equals(evidence(past.after())))
                .findFirst()
                .map(Past::recorded)
                .orElseThrow(() -> new Refusal.Absent(id));
    }

    /** Confirms that it was made as stated; repeated, it changes nothing more. */
    public Recorded<Commitment> confirm(String id, ChangeNote note, Caller by) {
        return desk.act(id, note, by, (commitment, days) -> commitment.confirm(by, days.ofMove()));
    }

    /** Confirms that it was kept; repeated, it changes nothing more. */
    public Recorded<Commitment> confirmFulfilment(String id, String fulfilment, ChangeNote note, Caller by) {
        return desk.act(
                id, note, by, (commitment, days) -> commitment.confirmFulfilment(fulfilment, by, days.ofMove()));
    }

    /** Says that it was not kept. */
    public Recorded<Commitment> object(String id, String fulfilment, ChangeNote note, Caller by) {
        return desk.act(
                id, note, by, (commitment, days) -> commitment.object(fulfilment, by, days.ofMove(), note.reason()));
    }

    /** The day on which offers are looked at. */
    public LocalDate today() {
        return desk.days(ChangeNote.NONE).today();
    }

    /** The offers about a commitment that the reader's party made or is asked by, oldest first. */
    public List<Offer<Proposal>> offers(String id, Caller reader) {
        return desk.found(id, reader).offers().concerning(reader.party());
    }

    /** @throws Refusal.Absent when there is none, or none that concerns the reader's party */
    public Offer<Proposal> offer(String id, String offer, Caller reader) {
        return desk.found(id, reader).offers().shown(offer, reader.party());
    }

    /**
     * Asks the others to consent to other terms, or that it is withdrawn; the same request repeated changes nothing more.
     *
     * @param revise makes the new terms of what it says; absent to withdraw it
     */
    public Recorded<Commitment> propose(
            String id, String offer, @Nullable UnaryOperator<CommitmentFacts> revise, ChangeNote note, Caller by) {
        return desk.act(id, note, by, (commitment, days) -> {
            if (commitment.offers().find(offer).isPresent()) {
                return null;
            }
            if (revise == null) {
                return commitment.proposeWithdrawal(offer, by, note.reason(), days.ofMove(), days.today());
            }
            var shown = shown(commitment.facts(), by);
            var asked = revise.apply(shown);
            var next = unseenKept(commitment.facts(), shown, asked);
            var change = commitment.propose(
                    offer, next, joined(next.agreement()), by, note.reason(), days.ofMove(), days.today());
            refuseForeignAgreement(commitment.facts(), next, by);
            refuseUnknown(shown, asked, by);
            return change;
        });
    }

    /** The facts without the dossiers that the writer may not know of: these are not there for the writer, and stay. */
    private CommitmentFacts shown(CommitmentFacts facts, Caller by) {
        return facts.concerning(named(facts, by).dossiers());
    }

    private static CommitmentFacts unseenKept(CommitmentFacts facts, CommitmentFacts shown, CommitmentFacts asked) {
        var all = new LinkedHashSet<>(facts.dossiers());
        all.removeIf(one -> shown.dossiers().contains(one) && !asked.dossiers().contains(one));
        all.addAll(asked.dossiers());
        return asked.concerning(all);
    }

    /** Answers an offer; the same answer repeated changes nothing more. */
    public Recorded<Commitment> answer(String id, String offer, Outcome answer, ChangeNote note, Caller by) {
        return desk.respond(
                id,
                note,
                by,
                (commitment, days) ->
                        commitment.answer(offer, answer, this::joined, by, note.reason(), days.ofMove(), days.today()));
    }

    /** Codes of the parties that have joined an agreement; absent without one. */
    private @Nullable Set<String> joined(@Nullable String agreement) {
        return agreement == null
                ? null
                : agreements
                        .find(agreement)
                        .map(found -> found.value().standings().joined())
                        .orElse(Set.of());
    }

    private static @Nullable Evidence evidence(Commitment commitment) {
        return commitment.status() instanceof Fulfilled fulfilled ? fulfilled.evidence() : null;
    }

    /** Nobody makes what is not theirs to change, or adds to what an agreement brings without being a party to it. */
    private void refuseOutsider(@Nullable CommitmentFacts before, Commitment after, Caller by) {
        refuseForeignAgreement(before, after.facts(), by);
        if (!rights.mayWrite(by, after)) {
            throw new Refusal.NotYours(after.id());
        }
    }

    private void refuseForeignAgreement(@Nullable CommitmentFacts before, CommitmentFacts after, Caller by) {
        newAgreement(before, after)
                .flatMap(agreements::find)
                .filter(one -> !one.value().hasJoined(by.party()))
                .ifPresent(foreign -> {
                    throw new Refusal.NotYours(foreign.value().id());
                });
    }

    /** Refuses what was not named before and is not known here, or not to the writer. */
    private void refuseUnknown(@Nullable CommitmentFacts before, CommitmentFacts facts, Caller by) {
        var unknown = new ArrayList<Fault>();
        newAgreement(before, facts)
                .filter(agreement -> agreements.find(agreement).isEmpty())
                .ifPresent(agreement ->
                        unknown.add(new Fault("/agreement", agreement, "Dit akkoord is hier niet bekend")));
        unknownParties(before == null ? Set.of() : before.debtors(), facts.debtors(), "debtors", unknown);
        unknownParties(before == null ? Set.of() : before.creditors(), facts.creditors(), "creditors", unknown);
        references
                .unseen(Named.added(before == null ? List.of() : before.named(), facts.named()), by)
                .forEach(one -> unknown.add(new Fault(one.pointer(), one.id(), "Dit is hier niet bekend")));
        if (!unknown.isEmpty()) {
            throw new Refusal.UnknownReferences(unknown);
        }
    }

    private static Optional<String> newAgreement(@Nullable CommitmentFacts before, CommitmentFacts after) {
        return Optional.ofNullable(after.agreement())
                .filter(agreement -> before == null || !agreement.equals(before.agreement()));
    }

    private void unknownParties(Set<String> before, Set<String> named, String place, List<Fault> unknown) {
        var added = new HashSet<>(named);
        added.removeAll(before);
        added.removeAll(parties.find(added).keySet());
        int index = 0;
        for (var party : named) {
            if (added.contains(party)) {
                unknown.add(new Fault("/%s/%d".formatted(place, index), party, "Deze partij is hier niet bekend"));
            }
            index++;
        }
    }
}
