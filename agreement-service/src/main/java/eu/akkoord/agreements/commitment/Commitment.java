package eu.akkoord.agreements.commitment;

import eu.akkoord.agreements.commitment.CommitmentEvent.CommitmentConfirmed;
import eu.akkoord.agreements.commitment.CommitmentEvent.CommitmentFulfilmentConfirmed;
import eu.akkoord.agreements.commitment.CommitmentStatus.Fulfilled;
import eu.akkoord.agreements.commitment.CommitmentStatus.InProgress;
import eu.akkoord.agreements.commitment.CommitmentStatus.Open;
import eu.akkoord.agreements.commitment.CommitmentStatus.Withdrawn;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.change.CommonEvent.Amended;
import eu.akkoord.platform.core.change.CommonEvent.Moved;
import eu.akkoord.platform.core.change.CommonEvent.Registered;
import eu.akkoord.platform.core.change.CommonEvent.StatusChanged;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.EncodedAs;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.core.time.Period.Shift;
import eu.akkoord.platform.desk.consent.Offer;
import eu.akkoord.platform.desk.consent.OfferAnswered;
import eu.akkoord.platform.desk.consent.OfferMade;
import eu.akkoord.platform.desk.consent.Offers;
import eu.akkoord.platform.desk.consent.Outcome;
import eu.akkoord.platform.desk.consent.Represented;
import eu.akkoord.platform.desk.consent.Side;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that parties promised each other. One of them states it; it is shown as stated until each other one has confirmed it. From
 * the first confirmation on, and once it is over, its terms change by an offer that all of them accept. It is open until someone works
 * on it, and ends in one of two ways: it is fulfilled, which a document must show and a creditor may confirm or object to, or withdrawn by
 * those it was promised to, for a reason.
 */
public record Commitment(
        @Code String id,
        @EncodedAs(inPlace = true) CommitmentFacts facts,

        @EncodedAs(
                value = {"statedBy", "confirmedBy", "sharedWith"},
                inPlace = true)
        Consent consent,

        @EncodedAs(sparse = true) Offers<Proposal> offers,
        CommitmentStatus status) {
    /**
     * Begins a commitment.
     *
     * @param joined codes of the parties that have joined its agreement; absent without one
     * @throws Refusal.NotYours when the writer's party is on neither side
     */
    public static Change<Commitment, CommonEvent> register(
            String id, CommitmentFacts facts, Caller by, @Nullable Set<String> joined, LocalDate on) {
        if (!facts.parties().contains(by.party())) {
            throw new Refusal.NotYours(id);
        }
        var stated = new Consent(by.party(), Set.of(), joined);
        return new Change<>(new Commitment(id, facts, stated, Offers.none(), new Open(on)), new Registered(on));
    }

    /**
     * The same that was registered, as it stood when it was entered afterwards: by the rules of the steps that led there. What other parties
     * are to confirm they confirm themselves.
     *
     * @param evidence needed where it was kept, and given only there
     */
    Change<Commitment, CommonEvent> entered(
            CommitmentStage stage, @Nullable Evidence evidence, Caller by, LocalDate on, @Nullable String reason) {
        if (stage != CommitmentStage.FULFILLED && evidence != null) {
            throw new Refusal.Contradiction(new Fault("/evidence", null, "fulfilment.evidenceUnwanted"));
        }
        if (stage == CommitmentStage.FULFILLED && evidence == null) {
            throw new Refusal.Contradiction(new Fault("/evidence", null, "fulfilment.evidenceMissing"));
        }
        var stands = stage == CommitmentStage.OPEN
                ? this
                : (evidence == null ? take(stage, by, on, reason) : fulfil(evidence, by, on)).after();
        return new Change<>(stands, new Registered(on));
    }

    /** The same, concerning no more than these dossiers. */
    public Commitment concerning(Set<String> dossiers) {
        return new Commitment(id, facts.withDossiers(dossiers), consent, offers, status);
    }

    /** The same, saying this of it. */
    Commitment saying(CommitmentFacts shown) {
        return new Commitment(id, shown, consent, offers, status);
    }

    /** The same, with those of its parties represented that are so at this moment. */
    Commitment today(Set<String> represented) {
        var still = Represented.still(facts.represented(), represented);
        return Objects.equals(still, facts.represented()) ? this : saying(facts.represented(still));
    }

    /** Tells whether these facts would change the bounds of when it is due. */
    public boolean moves(CommitmentFacts next) {
        return Period.shift(facts.due(), next.due()) != Shift.NONE;
    }

    /** Codes of the parties that may read it; those of its agreement as far as they have not left it. */
    Set<String> readers(Set<String> joined) {
        var readers = new HashSet<>(facts.parties());
        if (facts.agreement() != null) {
            var shared = consent.sharedWith();
            joined.stream()
                    .filter(party -> shared == null || shared.contains(party))
                    .forEach(readers::add);
        }
        return readers;
    }

    /**
     * Writes other facts, which the caller knows to differ. Which dossiers it concerns is any of its parties' to say; its terms are the
     * stating party's until another has confirmed them or it is over. What was offered about the former terms is withdrawn.
     *
     * @param joined codes of the parties that have joined the agreement of the next facts
     * @throws Refusal.ConsentNeeded when its terms are no longer one party's to change
     * @throws Refusal.ShutsOut when a party would no longer be named
     */
    public Change<Commitment, CommonEvent> amend(
            CommitmentFacts next, @Nullable Set<String> joined, Caller by, @Nullable String reason, LocalDate on) {
        var consented = consent;
        var asked = offers;
        if (!facts.terms().equals(next.terms())) {
            if (!isOf(by.party())) {
                throw new Refusal.ConsentNeeded("commitment.termsByConsent");
            }
            var other = other(next, joined);
            other.refuseShuttingOut();
            other.refuseLettingIn(by, reason);
            consented = other.consent();
            asked = superseded(offers, by, on);
        }
        var changed = CommitmentFacts.FORM.changed(facts, next);
        var event =
                Period.shift(facts.due(), next.due()) == Shift.SLIP ? new Moved(on, changed) : new Amended(on, changed);
        return new Change<>(new Commitment(id, next, consented, asked, status), event);
    }

    /**
     * Tells whether a party may say alone what was agreed: it did so before, no other has confirmed it, and no other was told that it is over.
     */
    boolean isOf(String party) {
        return consent.isOf(party)
                && (awaited() || facts.acting(facts.parties()).equals(Set.of(party)));
    }

    /** Withdraws what is offered about what is no more: whoever is named now was not asked. */
    private static Offers<Proposal> superseded(Offers<Proposal> offers, Caller by, LocalDate on) {
        return offers.end(one -> true, new Offer.Ended(Outcome.WITHDRAWN, Side.of(by), on, null), on);
    }

    private OtherTerms other(CommitmentFacts next, @Nullable Set<String> joined) {
        return OtherTerms.of(facts, consent, next, joined);
    }

    /**
     * Confirms for the caller's party that it was made as stated.
     *
     * @return null when it has done so before
     */
    public @Nullable Change<Commitment, CommonEvent> confirm(Caller by, LocalDate on) {
        refuseUnlessNamed(by);
        if (by.party().equals(consent.by())) {
            throw new Refusal.WrongStage("commitment.givenUp", by.party());
        }
        if (consent.confirmed().contains(by.party())) {
            return null;
        }
        return new Change<>(
                new Commitment(id, facts, consent.confirmedBy(Set.of(by.party())), offers, status),
                new CommitmentConfirmed(on, by.party()));
    }

    /**
     * Asks the other parties it names to consent to other terms.
     *
     * @param reason needed when it is over: other terms set right what was promised then
     */
    public Change<Commitment, CommonEvent> propose(
            String offer,
            CommitmentFacts next,
            @Nullable Set<String> joined,
            Caller by,
            @Nullable String reason,
            LocalDate on,
            LocalDate today) {
        refuseUnlessNamed(by);
        if (facts.terms().equals(next.terms())) {
            throw new Refusal.Contradiction(new Fault("/content", null, "commitment.offerChangesNothing"));
        }
        if (!awaited() && reason == null) {
            throw new Refusal.MissingReason("reason.missingForCorrection");
        }
        other(next, joined).refuseLettingIn(by, reason);
        return propose(offer, Proposal.amendment(next.withDossiers(Set.of())), facts.parties(), by, reason, on, today);
    }

    /** Asks the other parties it was promised to, to consent that it is withdrawn. */
    public Change<Commitment, CommonEvent> proposeWithdrawal(
            String offer, Caller by, @Nullable String reason, LocalDate on, LocalDate today) {
        refuseUnlessNamed(by);
        refuseUnlessAllowed(CommitmentStage.WITHDRAWN);
        refuseUnlessCreditor(by);
        return propose(offer, Proposal.WITHDRAWAL, facts.creditors(), by, reason, on, today);
    }

    /**
     * Asks the other parties it names to consent that a party reads it that joined its agreement after it was filed there.
     *
     * @param joined codes of the parties that have joined its agreement
     */
    public Change<Commitment, CommonEvent> proposeOpening(
            String offer,
            String reader,
            @Nullable Set<String> joined,
            Caller by,
            @Nullable String reason,
            LocalDate on,
            LocalDate today) {
        refuseUnlessNamed(by);
        if (joined == null || !joined.contains(reader) || readers(joined).contains(reader)) {
            throw new Refusal.Contradiction(new Fault("/content/party", reader, "commitment.notToOpen"));
        }
        OtherTerms.opened(facts, consent, reader).refuseLettingIn(by, reason);
        return propose(offer, Proposal.opening(reader), facts.parties(), by, reason, on, today);
    }

    private Change<Commitment, CommonEvent> propose(
            String offer,
            Proposal proposal,
            Set<String> asked,
            Caller by,
            @Nullable String reason,
            LocalDate on,
            LocalDate today) {
        var others = facts.acting(asked);
        others.remove(by.party());
        if (others.isEmpty()) {
            throw new Refusal.WrongStage("commitment.noConsentNeeded");
        }
        var made = Offer.make(offer, proposal.kind(), Side.of(by), others, proposal, reason, on, today);
        return new Change<>(
                new Commitment(id, facts, consent, offers.make(made, today), status), new OfferMade(on, made));
    }

    /**
     * Answers an offer. By the last acceptance the terms are the new ones, confirmed by all who were asked, or the commitment is
     * withdrawn; other offers, which were made about what is no more, are withdrawn with it. Or it is read by one more party: then its
     * terms are what they were, and so are other offers.
     *
     * @param joined codes of the parties that have joined the agreement of what is offered
     * @return null when this answer was given before
     * @throws Refusal.WrongStage when not all that it takes now were asked
     */
    public @Nullable Change<Commitment, CommonEvent> answer(
            String offer,
            Outcome answer,
            Function<@Nullable String, @Nullable Set<String>> joined,
            Caller by,
            @Nullable String reason,
            LocalDate on,
            LocalDate today) {
        var asked = offers.shown(offer, by.party());
        var heard = asked.answer(answer, Side.of(by), on, today, reason);
        if (heard.equals(asked)) {
            return null;
        }
        var terms = asked.content().terms();
        var next = terms == null ? facts : terms.withDossiers(facts.dossiers());
        var reader = asked.content().reader();
        var other = reader == null
                ? other(next, terms == null ? null : joined.apply(next.agreement()))
                : OtherTerms.opened(facts, consent, reader);
        if (answer == Outcome.ACCEPTED) {
            refuseUnlessAllAsked(heard);
            other.refuseLettingIn(by, reason);
        }
        var event = new OfferAnswered(on, heard, answer, by.party());
        var others = offers.with(heard);
        if (!heard.isAccepted()) {
            return new Change<>(new Commitment(id, facts, consent, others, status), event);
        }
        if (reader != null) {
            return new Change<>(new Commitment(id, facts, other.consent(), others, status), event);
        }
        others = superseded(others, by, on);
        if (terms == null) {
            refuseUnlessAllowed(CommitmentStage.WITHDRAWN);
            return new Change<>(new Commitment(id, facts, consent, others, withdrawn(on, heard.reason())), event);
        }
        var all = new LinkedHashSet<>(heard.awaits());
        all.add(heard.from());
        all.retainAll(next.parties());
        return new Change<>(new Commitment(id, next, other.consent().agreedBy(all), others, status), event);
    }

    /** Refuses what not all have been asked whose consent it takes today, whenever it was made. */
    private void refuseUnlessAllAsked(Offer<Proposal> offer) {
        var asked = new HashSet<>(offer.awaits());
        asked.add(offer.from());
        var needed = offer.content().equals(Proposal.WITHDRAWAL) ? facts.creditors() : facts.parties();
        if (!asked.containsAll(facts.acting(needed))) {
            throw new Refusal.WrongStage("commitment.notAllAsked");
        }
    }

    /** Ends the first offer whose last day has passed. */
    public Change<Commitment, CommonEvent> lapse(LocalDate today) {
        var lapsed = offers.lapsed(today).orElseThrow();
        return new Change<>(
                new Commitment(id, facts, consent, offers.with(lapsed), status),
                new OfferAnswered(lapsed.lapses().plusDays(1), lapsed, Outcome.LAPSED, null));
    }

    /** Returns the stages it can move to. */
    public Set<CommitmentStage> allowed() {
        return switch (status) {
            case Open open ->
                EnumSet.of(CommitmentStage.IN_PROGRESS, CommitmentStage.FULFILLED, CommitmentStage.WITHDRAWN);
            case InProgress inProgress -> EnumSet.of(CommitmentStage.FULFILLED, CommitmentStage.WITHDRAWN);
            case Fulfilled fulfilled -> EnumSet.noneOf(CommitmentStage.class);
            case Withdrawn withdrawn -> EnumSet.noneOf(CommitmentStage.class);
        };
    }

    /**
     * Goes to a stage that needs no evidence. Only the one party it was promised to withdraws it alone.
     *
     * @param reason needed to withdraw it
     */
    public Change<Commitment, CommonEvent> take(
            CommitmentStage asked, Caller by, LocalDate on, @Nullable String reason) {
        refuseUnlessAllowed(asked);
        CommitmentStatus next = switch (asked) {
            case OPEN -> throw wrongStage(asked);
            case IN_PROGRESS -> new InProgress(on);
            case FULFILLED -> throw withoutEvidence();
            case WITHDRAWN -> withdrawnBy(by, on, reason);
        };
        return become(next, by, on);
    }

    private Withdrawn withdrawnBy(Caller by, LocalDate on, @Nullable String reason) {
        refuseUnlessCreditor(by);
        if (facts.acting(facts.creditors()).size() > 1) {
            throw new Refusal.ConsentNeeded("commitment.withdrawnByConsent");
        }
        return withdrawn(on, reason);
    }

    /** Refuses all but creditors, and a creditor that owes it to a party for which nobody can answer. */
    private void refuseUnlessCreditor(Caller by) {
        boolean owes = facts.debtors().contains(by.party())
                && facts.acting(facts.creditors()).size() < facts.creditors().size();
        if (owes || !facts.creditors().contains(by.party())) {
            throw new Refusal.NotYours(id, "commitment.creditorWithdraws");
        }
    }

    void refuseUnlessNamed(Caller by) {
        if (!facts.parties().contains(by.party())) {
            throw new Refusal.NotYours(id);
        }
    }

    /** Is kept, as a document shows and one party reports. */
    public Change<Commitment, CommonEvent> fulfil(Evidence evidence, Caller by, LocalDate on) {
        refuseUnlessNamed(by);
        refuseUnlessAllowed(CommitmentStage.FULFILLED);
        return become(new Fulfilled(on, evidence, by.party(), null), by, on);
    }

    /**
     * Confirms for a party it was promised to, and that is not the one that reported it, that it was kept.
     *
     * @return null when it was confirmed before
     */
    public @Nullable Change<Commitment, CommonEvent> confirmFulfilment(String fulfilment, Caller by, LocalDate on) {
        var reported = judged(fulfilment, by);
        if (reported.confirmedBy() != null) {
            return null;
        }
        var confirmed = new Fulfilled(reported.since(), reported.evidence(), reported.reportedBy(), by.party());
        return new Change<>(
                new Commitment(id, facts, consent, offers, confirmed),
                new CommitmentFulfilmentConfirmed(on, by.party()));
    }

    /** Says for such a party that it was not kept: it is worked on again. */
    public Change<Commitment, CommonEvent> object(String fulfilment, Caller by, LocalDate on, @Nullable String reason) {
        var reported = judged(fulfilment, by);
        if (reported.confirmedBy() != null) {
            throw new Refusal.WrongStage("fulfilment.confirmed");
        }
        if (reason == null) {
            throw new Refusal.MissingReason();
        }
        return become(new InProgress(on), by, on);
    }

    private Fulfilled judged(String fulfilment, Caller by) {
        refuseUnlessNamed(by);
        if (!(status instanceof Fulfilled reported && reported.evidence().id().equals(fulfilment))) {
            throw new Refusal.Absent(fulfilment);
        }
        if (!facts.creditors().contains(by.party()) || by.party().equals(reported.reportedBy())) {
            throw new Refusal.NotYours(id, "fulfilment.notYours");
        }
        return reported;
    }

    /** Tells whether its last day has passed while it was neither kept nor withdrawn. Without a last day it never is. */
    public boolean isOverdue(LocalDate today) {
        var last = facts.due() == null ? null : facts.due().latest();
        return awaited() && last != null && last.isBefore(today);
    }

    /** Tells whether it is still to be kept. */
    public boolean awaited() {
        return switch (status) {
            case Open open -> true;
            case InProgress inProgress -> true;
            case Fulfilled fulfilled -> false;
            case Withdrawn withdrawn -> false;
        };
    }

    private Change<Commitment, CommonEvent> become(CommitmentStatus next, Caller by, LocalDate on) {
        var after = new Commitment(id, facts, consent, offers, next);
        // what was offered about a promise that is to be kept was not about one that is over, nor the other way round
        var asked = after.awaited() == awaited() ? offers : superseded(offers, by, on);
        return new Change<>(
                new Commitment(id, facts, consent, asked, next),
                new StatusChanged(on, status.stage().word()));
    }

    private static Withdrawn withdrawn(LocalDate on, @Nullable String reason) {
        if (reason == null) {
            throw new Refusal.MissingReason();
        }
        return new Withdrawn(on, reason);
    }

    private void refuseUnlessAllowed(CommitmentStage asked) {
        if (!allowed().contains(asked)) {
            throw wrongStage(asked);
        }
    }

    private Refusal.WrongStage wrongStage(CommitmentStage asked) {
        return Refusal.WrongStage.between(
                status.stage().word(),
                asked.word(),
                allowed().stream().map(CommitmentStage::word).toList());
    }

    private Refusal.WrongStage withoutEvidence() {
        return new Refusal.WrongStage(
                allowed().stream()
                        .filter(stage -> stage != CommitmentStage.FULFILLED)
                        .map(CommitmentStage::word)
                        .toList(),
                "fulfilment.noEvidence");
    }
}
