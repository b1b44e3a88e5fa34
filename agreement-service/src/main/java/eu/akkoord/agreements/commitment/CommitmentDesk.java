package eu.akkoord.agreements.commitment;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.commitment.CommitmentStatus.Fulfilled;
import eu.akkoord.agreements.party.KnownParties;
import eu.akkoord.agreements.party.Party;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.facts.Addresses;
import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.KindDesk;
import eu.akkoord.platform.desk.Opened;
import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.desk.consent.Offer;
import eu.akkoord.platform.desk.consent.Outcome;
import eu.akkoord.platform.desk.consent.Represented;
import eu.akkoord.platform.store.Aggregates;
import eu.akkoord.platform.store.HistoryRecord;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Use cases of commitments. */
public final class CommitmentDesk extends Desk<Commitment, CommonEvent>
        implements KindDesk<Commitment, CommitmentFacts> {
    private final Rights<Commitment> rights;
    private final Aggregates<Agreement, ?> agreements;
    private final Aggregates<Party, ?> parties;
    private final References references;
    private final PublishedReferences told;

    public CommitmentDesk(
            Aggregates<Commitment, CommonEvent> commitments,
            Rights<Commitment> rights,
            Trail trail,
            Clock clock,
            Aggregates<Agreement, ?> agreements,
            Aggregates<Party, ?> parties,
            References references,
            PublishedReferences told) {
        super(CommitmentForms.COMMITMENTS, commitments, rights, trail, clock, CommonEvent.Amended::new);
        this.rights = rights;
        this.agreements = agreements;
        this.parties = parties;
        this.references = references;
        this.told = told;
    }

    /** References of terms, without those that the reader may not see. */
    public CommitmentReferences named(CommitmentFacts facts, Caller reader) {
        return CommitmentReferences.of(facts, references.seen(facts.named(), reader));
    }

    /**
     * References of the commitment, without those that the reader may not see.
     *
     * @param asked the moment it is shown at: a past state names what was told of it then, as far as the reader may see that now
     */
    private CommitmentReferences named(Recorded<Commitment> commitment, Moment asked, Caller reader) {
        var now = named(commitment.value().facts(), reader);
        return asked.isNow()
                ? now
                : event(commitment.value().id(), commitment.revision(), reader)
                        .map(published -> now.within(told.named(published.bytes())))
                        .orElse(CommitmentReferences.NONE);
    }

    /** The day on which someone who looks at a moment stands: the one that decides what is overdue. */
    private LocalDate dayOf(Moment moment) {
        var today = days(ChangeNote.NONE).today();
        var asked = moment.asOf();
        if (asked == null && moment.knownAt() != null) {
            asked = LocalDate.ofInstant(moment.knownAt(), Occurrence.ZONE);
        }
        return asked == null || asked.isAfter(today) ? today : asked;
    }

    /** Shows what it names as far as the reader may see that, and whether it is overdue. */
    @Override
    public Map<String, Object> view(
            Kind<Commitment, CommitmentFacts> kind,
            Recorded<Commitment> shown,
            Moment moment,
            Caller reader,
            Addresses addresses) {
        return CommitmentForms.view(
                shown.value(),
                named(shown, moment, reader),
                dayOf(moment),
                shown.created(),
                shown.registered(),
                addresses);
    }

    @Override
    public Recorded<Commitment> register(
            String id, Map<String, Object> said, ChangeNote remarks, Caller by, @Nullable Repeat repeat) {
        var asked = CommitmentFacts.FORM.read(said);
        var facts = represented(asked, asked, by);
        var stage = CommitmentStage.of(String.valueOf(said.getOrDefault("status", CommitmentStage.OPEN.word())));
        var note = entered(remarks, stage != CommitmentStage.OPEN);
        var before = madeBefore(id, repeat, by);
        if (before.isPresent()) {
            return before.get();
        }
        var day = days(note).ofMove();
        var evidence = evidence(said, Repeat.idWithin("commitments/" + id, repeat));
        var begun = Commitment.register(id, facts, by, joined(facts.agreement()), day)
                .after()
                .entered(stage, evidence, by, day, note.reason());
        refuseOutsider(null, begun.after(), by);
        refuseUnknown(null, facts, by);
        return add(id, begun, note, by, repeat);
    }

    /** Reads the evidence that is given with the registration of what was kept by then; absent where none is. */
    private @Nullable Evidence evidence(Map<String, Object> said, String id) {
        if (!(said.get("evidence") instanceof Map<?, ?> given)) {
            return null;
        }
        var evidence = Evidence.of(id, given);
        evidence.refuseDatedAfter(today());
        return evidence;
    }

    @Override
    protected Commitment shownTo(Caller writer, Commitment commitment) {
        var facts = commitment.facts();
        var seen = named(facts, writer);
        return commitment.saying(
                facts.concerning(seen.dossiers()).from(facts.source().shown(seen)));
    }

    @Override
    public Recorded<Commitment> amend(Opened<Commitment> opened, CommitmentFacts asked) {
        var by = opened.by();
        var shown = opened.shown().facts();
        // before anything is compared with what there is: a right guess of what is hidden answers as a wrong one
        refuseUnknown(shown, asked, by);
        var facts = opened.value().facts();
        var said = unseenKept(facts, shown, asked);
        if (said.equals(facts)) {
            return save(opened, null);
        }
        var commitment = today(opened.value());
        var next = represented(commitment.facts(), said, by);
        var day = opened.days().of(commitment.moves(next));
        var change = commitment.amend(next, joined(next.agreement()), by, opened.reason(), day);
        refuseOutsider(commitment.facts(), change.after(), by);
        return save(opened, change);
    }

    /** Takes a step in a commitment's life that needs no evidence. */
    @Override
    public Recorded<Commitment> take(Opened<Commitment> opened, Map<String, Object> said) {
        var asked = CommitmentStage.of(String.valueOf(said.get("status")));
        var taken = today(opened.value()).take(asked, opened.by(), opened.days().ofMove(), opened.reason());
        return save(opened, taken);
    }

    /**
     * Closes a commitment as kept. The same evidence given again under the same id gives the first answer again.
     *
     * @param seen the revision of what was kept
     * @return the commitment as it was straight after
     */
    public Recorded<Commitment> fulfil(String id, long seen, Evidence evidence, ChangeNote note, Caller by) {
        evidence.refuseDatedAfter(days(note).today());
        var after = answer(id, seen, note, by, (commitment, days) -> {
            var given = evidence(commitment);
            if (given != null && given.id().equals(evidence.id())) {
                if (given.equals(evidence)) {
                    return null;
                }
                throw new Refused.KeyReused(evidence.id());
            }
            return today(commitment).fulfil(evidence, by, days.ofMove());
        });
        if (after.revision() == seen + 1) {
            // made just now: nothing that could fail may come between the write and its answer
            return after;
        }
        return history(id, by)
                .madeSo(Long.MAX_VALUE, past -> evidence.equals(evidence(past)))
                .map(HistoryRecord::recorded)
                .orElseThrow(() -> new Refusal.Absent(id));
    }

    /**
     * Confirms that it was made as stated; repeated, it changes nothing more.
     *
     * @param seen the revision that is confirmed
     */
    public Recorded<Commitment> confirm(String id, long seen, ChangeNote note, Caller by) {
        return answer(
                id, seen, note, by, (commitment, days) -> today(commitment).confirm(by, days.ofMove()));
    }

    /**
     * Confirms that it was kept; repeated, it changes nothing more.
     *
     * @param seen the revision that is confirmed
     */
    public Recorded<Commitment> confirmFulfilment(String id, long seen, String fulfilment, ChangeNote note, Caller by) {
        return answer(
                id,
                seen,
                note,
                by,
                (commitment, days) -> today(commitment).confirmFulfilment(fulfilment, by, days.ofMove()));
    }

    /**
     * Says that it was not kept.
     *
     * @param seen the revision that this is said of
     */
    public Recorded<Commitment> object(String id, long seen, String fulfilment, ChangeNote note, Caller by) {
        return answer(
                id,
                seen,
                note,
                by,
                (commitment, days) -> today(commitment).object(fulfilment, by, days.ofMove(), note.reason()));
    }

    /** Once a party has confirmed a fulfilment, its day is what that party has confirmed, and that party's to correct. */
    @Override
    protected boolean mayCorrect(@Nullable Commitment before, HistoryRecord<Commitment> change, Caller by) {
        var confirmedBy = confirmedBy(before, change.after());
        if (confirmedBy != null && !confirmedBy.equals(by.party())) {
            throw new Refusal.NotYours(change.after().id(), "fulfilment.dayConfirmed", confirmedBy);
        }
        return confirmedBy != null || super.mayCorrect(before, change, by);
    }

    /** Code of the party that has confirmed what a change reported; absent where it reported nothing, or nobody has. */
    private @Nullable String confirmedBy(@Nullable Commitment before, Commitment after) {
        var reported = evidence(after);
        var earlier = before == null ? null : evidence(before);
        if (reported == null || (earlier != null && earlier.id().equals(reported.id()))) {
            return null;
        }
        return readUnchecked(after.id()).status() instanceof Fulfilled now
                        && now.evidence().id().equals(reported.id())
                ? now.confirmedBy()
                : null;
    }

    /** The offers about a commitment that the reader's party made or is asked by, oldest first. */
    public List<Offer<Proposal>> offers(String id, Caller reader) {
        return read(id, reader).offers().concerning(reader.party());
    }

    /**
     * The commitment, with an offer about it that the reader may see.
     *
     * @throws Refusal.Absent when there is none, or none that concerns the reader's party
     */
    public Recorded<Commitment> withOffer(String id, String offer, Caller reader) {
        read(id, reader).offers().shown(offer, reader.party());
        return at(id, Moment.NOW, reader);
    }

    /**
     * Asks the others to consent to other terms, or that it is withdrawn; the same request repeated changes nothing more.
     *
     * @param seen the revision that it is about
     * @param terms the new ones; absent to withdraw it
     */
    public Recorded<Commitment> propose(
            Opened<Commitment> opened, long seen, String offer, @Nullable CommitmentFacts terms) {
        var commitment = today(opened.value());
        if (commitment.offers().find(offer).isPresent()) {
            return save(opened, null);
        }
        refuseOutdated(opened, seen);
        var by = opened.by();
        var days = opened.days();
        commitment.refuseUnlessNamed(by);
        if (terms == null) {
            return save(opened, commitment.proposeWithdrawal(offer, by, opened.reason(), days.ofMove(), days.today()));
        }
        var shown = opened.shown().facts();
        refuseUnknown(shown, terms, by);
        var next = represented(commitment.facts(), unseenKept(commitment.facts(), shown, terms), by);
        var change = commitment.propose(
                offer, next, joined(next.agreement()), by, opened.reason(), days.ofMove(), days.today());
        refuseForeignAgreement(commitment.facts(), next, by);
        return save(opened, change);
    }

    /**
     * Asks the others to consent that a party reads it that joined its agreement later; the same request repeated changes nothing more.
     *
     * @param seen the revision that it is about
     */
    public Recorded<Commitment> proposeOpening(
            String id, long seen, String offer, String reader, ChangeNote note, Caller by) {
        return answer(
                id,
                seen,
                note,
                by,
                (commitment, days) -> commitment.offers().find(offer).isPresent()
                        ? null
                        : today(commitment)
                                .proposeOpening(
                                        offer,
                                        reader,
                                        joined(commitment.facts().agreement()),
                                        by,
                                        note.reason(),
                                        days.ofMove(),
                                        days.today()));
    }

    private CommitmentFacts represented(CommitmentFacts before, CommitmentFacts next, Caller writer) {
        var now = KnownParties.represented(parties, next.parties());
        return next.represented(Represented.among(next.parties(), now, before.represented(), writer.party()));
    }

    /** Narrows those that are represented to those that still are: others may have been taken over since it was written. */
    @Override
    protected Commitment today(Commitment commitment) {
        return commitment.today(KnownParties.represented(
                parties, Represented.parties(commitment.facts().represented())));
    }

    private static CommitmentFacts unseenKept(CommitmentFacts facts, CommitmentFacts shown, CommitmentFacts asked) {
        var all = new LinkedHashSet<>(facts.dossiers());
        all.removeIf(one -> shown.dossiers().contains(one) && !asked.dossiers().contains(one));
        all.addAll(asked.dossiers());
        return asked.concerning(all).from(asked.source().restored(facts.source()));
    }

    /**
     * Answers an offer; the same answer repeated changes nothing more.
     *
     * @param seen the revision that the answer is to
     */
    public Recorded<Commitment> answer(String id, long seen, String offer, Outcome answer, ChangeNote note, Caller by) {
        return answer(id, seen, note, by, (commitment, days) -> {
            var change = today(commitment)
                    .answer(offer, answer, this::joined, by, note.reason(), days.ofMove(), days.today());
            if (change != null) {
                refuseLeft(commitment, change.after().facts(), offer);
            }
            return change;
        });
    }

    /** Nobody brings it under an agreement that the one who offered this has left since. */
    private void refuseLeft(Commitment before, CommitmentFacts after, String offer) {
        var maker = before.offers().find(offer).orElseThrow().from();
        if (foreignAgreement(before.facts(), after, maker).isPresent()) {
            throw new Refusal.WrongStage("commitment.makerNotJoined", maker);
        }
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
        foreignAgreement(before, after, by.party()).ifPresent(foreign -> {
            throw new Refusal.NotYours(foreign);
        });
    }

    /** The agreement that it is newly brought under, where a party has not joined that. */
    private Optional<String> foreignAgreement(@Nullable CommitmentFacts before, CommitmentFacts after, String party) {
        return newAgreement(before, after)
                .flatMap(agreements::find)
                .filter(one -> !one.value().hasJoined(party))
                .map(one -> one.value().id());
    }

    /** Refuses what was not named before and is not known here, or not to the writer. */
    private void refuseUnknown(@Nullable CommitmentFacts before, CommitmentFacts facts, Caller by) {
        var unknown = new ArrayList<Fault>();
        newAgreement(before, facts)
                .filter(agreement -> agreements.find(agreement).isEmpty())
                .ifPresent(agreement -> unknown.add(new Fault("/agreement", agreement, "agreement.unknown")));
        unknownParties(before == null ? Set.of() : before.debtors(), facts.debtors(), "debtors", unknown);
        unknownParties(before == null ? Set.of() : before.creditors(), facts.creditors(), "creditors", unknown);
        references
                .unseen(NamedReference.added(before == null ? List.of() : before.named(), facts.named()), by)
                .forEach(one -> unknown.add(new Fault(one.pointer(), one.id(), "reference.unknown")));
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
                unknown.add(new Fault("/%s/%d".formatted(place, index), party, "party.unknown"));
            }
            index++;
        }
    }
}
