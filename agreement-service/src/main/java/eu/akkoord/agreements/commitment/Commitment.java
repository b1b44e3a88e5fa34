package eu.akkoord.agreements.commitment;

import eu.akkoord.agreements.commitment.CommitmentEvent.CommitmentAmended;
import eu.akkoord.agreements.commitment.CommitmentEvent.CommitmentAnswered;
import eu.akkoord.agreements.commitment.CommitmentEvent.CommitmentConfirmed;
import eu.akkoord.agreements.commitment.CommitmentEvent.CommitmentFulfilmentConfirmed;
import eu.akkoord.agreements.commitment.CommitmentEvent.CommitmentMoved;
import eu.akkoord.agreements.commitment.CommitmentEvent.CommitmentOffered;
import eu.akkoord.agreements.commitment.CommitmentEvent.CommitmentRegistered;
import eu.akkoord.agreements.commitment.CommitmentEvent.CommitmentStatusChanged;
import eu.akkoord.agreements.commitment.CommitmentStatus.Fulfilled;
import eu.akkoord.agreements.commitment.CommitmentStatus.InProgress;
import eu.akkoord.agreements.commitment.CommitmentStatus.Open;
import eu.akkoord.agreements.commitment.CommitmentStatus.Withdrawn;
import eu.akkoord.platform.consent.Offer;
import eu.akkoord.platform.consent.Offers;
import eu.akkoord.platform.consent.Outcome;
import eu.akkoord.platform.consent.Side;
import eu.akkoord.platform.desk.Change;
import eu.akkoord.platform.desk.Differences;
import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.security.Caller;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that parties promised each other. One of them states it; it is shown as stated until each other one has confirmed it, and
 * from the first confirmation on its terms change by an offer that all of them accept. It is open until someone works on it, and ends
 * in one of two ways: it is fulfilled, which a document must show and a creditor may confirm or object to, or withdrawn by those it was
 * promised to, for a reason.
 */
public record Commitment(
        String id, CommitmentFacts facts, Consent consent, Offers<Proposal> offers, CommitmentStatus status) {
    /**
     * Begins a commitment.
     *
     * @param joined codes of the parties that have joined its agreement; absent without one
     * @throws Refusal.NotYours when the writer's party is on neither side
     */
    public static Change<Commitment, CommitmentEvent> register(
            String id, CommitmentFacts facts, Caller by, @Nullable Set<String> joined, LocalDate on) {
        if (!facts.parties().contains(by.party())) {
            throw new Refusal.NotYours(id);
        }
        var stated = new Consent(by.party(), Set.of(), joined);
        return new Change<>(
                new Commitment(id, facts, stated, Offers.none(), new Open(on)), new CommitmentRegistered(on));
    }

    /** Whether these facts would change when it is due. */
    public boolean moves(CommitmentFacts next) {
        return !Objects.equals(facts.due(), next.due());
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
     * stating party's until another has confirmed them.
     *
     * @param joined codes of the parties that have joined the agreement of the next facts
     * @throws Refusal.ConsentNeeded when its terms are no longer one party's to change
     * @throws Refusal.ShutsOut when a party would no longer be named
     */
    public Change<Commitment, CommitmentEvent> amend(
            CommitmentFacts next, @Nullable Set<String> joined, Caller by, @Nullable String reason, LocalDate on) {
        var consented = consent;
        if (!facts.terms().equals(next.terms())) {
            if (!consent.isOf(by.party())) {
                throw new Refusal.ConsentNeeded(
                        "Tekst, partijen, termijn, bron en akkoord wijzigen alleen met instemming van alle genoemde partijen;"
                                + " doe een voorstel onder offers");
            }
            refuseShuttingOut(next);
            consented = refiled(next, joined);
            refuseLettingIn(next, consented, by, reason);
        }
        var changed = Differences.between(facts, next);
        var event = moves(next) ? new CommitmentMoved(on, changed) : new CommitmentAmended(on, changed);
        return new Change<>(new Commitment(id, next, consented, offers, status), event);
    }

    /** Filed under another agreement it is for those that have joined that one; left where it is, it is for no more than before. */
    private Consent refiled(CommitmentFacts next, @Nullable Set<String> joined) {
        return Objects.equals(facts.agreement(), next.agreement()) ? consent : consent.sharedWith(joined);
    }

    private void refuseShuttingOut(CommitmentFacts next) {
        for (var party : facts.parties()) {
            if (!next.parties().contains(party)) {
                throw new Refusal.ShutsOut(party);
            }
        }
    }

    /** Refuses to let a new reader in unless a coordinator does so, with a reason. */
    private void refuseLettingIn(CommitmentFacts next, Consent after, Caller by, @Nullable String reason) {
        if (!possible(facts, consent).containsAll(possible(next, after))) {
            if (!by.coordinates(by.party())) {
                throw new Refusal.RoleNeeded(Caller.COORDINATOR);
            }
            if (reason == null) {
                throw new Refusal.MissingReason();
            }
        }
    }

    private static Set<String> possible(CommitmentFacts facts, Consent consent) {
        var all = new HashSet<>(facts.parties());
        var shared = consent.sharedWith();
        if (shared != null) {
            all.addAll(shared);
        }
        return all;
    }

    /**
     * Confirms for the caller's party that it was made as stated.
     *
     * @return null when it has done so before
     */
    public @Nullable Change<Commitment, CommitmentEvent> confirm(Caller by, LocalDate on) {
        refuseUnlessNamed(by);
        if (by.party().equals(consent.by())) {
            throw new Refusal.WrongStage("%s heeft de afspraak zelf opgegeven".formatted(by.party()), List.of());
        }
        if (consent.confirmed().contains(by.party())) {
            return null;
        }
        return new Change<>(
                new Commitment(id, facts, consent.confirmedBy(Set.of(by.party())), offers, status),
                new CommitmentConfirmed(on, by.party()));
    }

    /** Asks the other parties it names to consent to other terms. */
    public Change<Commitment, CommitmentEvent> propose(
            String offer,
            CommitmentFacts next,
            @Nullable Set<String> joined,
            Caller by,
            @Nullable String reason,
            LocalDate on,
            LocalDate today) {
        refuseUnlessNamed(by);
        if (facts.terms().equals(next.terms())) {
            throw new Refusal.Contradiction(new Fault("/content", null, "Dit voorstel verandert de afspraak niet"));
        }
        refuseLettingIn(next, refiled(next, joined), by, reason);
        return propose(offer, new Proposal(next.terms()), facts.parties(), by, reason, on, today);
    }

    /** Asks the other parties it was promised to, to consent that it is withdrawn. */
    public Change<Commitment, CommitmentEvent> proposeWithdrawal(
            String offer, Caller by, @Nullable String reason, LocalDate on, LocalDate today) {
        refuseUnlessAllowed(CommitmentStage.WITHDRAWN);
        refuseUnlessCreditor(by);
        return propose(offer, Proposal.WITHDRAWAL, facts.creditors(), by, reason, on, today);
    }

    private Change<Commitment, CommitmentEvent> propose(
            String offer,
            Proposal proposal,
            Set<String> asked,
            Caller by,
            @Nullable String reason,
            LocalDate on,
            LocalDate today) {
        var others = new LinkedHashSet<>(asked);
        others.remove(by.party());
        if (others.isEmpty()) {
            throw new Refusal.WrongStage("Hiervoor is geen instemming van een andere partij nodig", List.of());
        }
        var made = Offer.make(offer, proposal.kind(), Side.of(by), others, proposal, reason, on, today);
        return new Change<>(
                new Commitment(id, facts, consent, offers.make(made, today), status), new CommitmentOffered(on, made));
    }

    /**
     * Answers an offer. By the last acceptance the terms are the new ones, confirmed by all who were asked, or the commitment is
     * withdrawn; other offers, which were made about what is no more, are withdrawn with it.
     *
     * @param joined codes of the parties that have joined the agreement of what is offered
     * @return null when this answer was given before
     */
    public @Nullable Change<Commitment, CommitmentEvent> answer(
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
        var refiled = terms == null ? consent : refiled(next, joined.apply(next.agreement()));
        if (answer == Outcome.ACCEPTED) {
            refuseLettingIn(next, refiled, by, heard.reason());
        }
        var event = new CommitmentAnswered(on, heard, answer, by.party());
        var others = offers.with(heard);
        if (!heard.isAccepted()) {
            return new Change<>(new Commitment(id, facts, consent, others, status), event);
        }
        var superseded = new Offer.Ended(Outcome.WITHDRAWN, Side.of(by), on, null);
        others = others.end(one -> true, superseded, today);
        if (terms == null) {
            refuseUnlessAllowed(CommitmentStage.WITHDRAWN);
            return new Change<>(new Commitment(id, facts, consent, others, withdrawn(on, heard.reason())), event);
        }
        var all = new LinkedHashSet<>(heard.awaits());
        all.add(heard.from());
        all.retainAll(next.parties());
        return new Change<>(new Commitment(id, next, refiled.confirmedBy(all), others, status), event);
    }

    /** Ends the first offer whose last day has passed. */
    public Change<Commitment, CommitmentEvent> lapse(LocalDate today) {
        var lapsed = offers.lapsed(today).orElseThrow();
        return new Change<>(
                new Commitment(id, facts, consent, offers.with(lapsed), status),
                new CommitmentAnswered(lapsed.lapses().plusDays(1), lapsed, Outcome.LAPSED, null));
    }

    /** Where it can go from here. */
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
    public Change<Commitment, CommitmentEvent> take(
            CommitmentStage asked, Caller by, LocalDate on, @Nullable String reason) {
        refuseUnlessAllowed(asked);
        CommitmentStatus next = switch (asked) {
            case OPEN -> throw wrongStage(asked);
            case IN_PROGRESS -> new InProgress(on);
            case FULFILLED -> throw withoutEvidence();
            case WITHDRAWN -> withdrawnBy(by, on, reason);
        };
        return become(next, on);
    }

    private Withdrawn withdrawnBy(Caller by, LocalDate on, @Nullable String reason) {
        refuseUnlessCreditor(by);
        if (facts.creditors().size() > 1) {
            throw new Refusal.ConsentNeeded(
                    "Wat aan meer partijen is beloofd, wordt met hun instemming ingetrokken; doe een voorstel onder offers");
        }
        return withdrawn(on, reason);
    }

    private void refuseUnlessCreditor(Caller by) {
        if (!facts.creditors().contains(by.party())) {
            throw new Refusal.NotYours(id, "Alleen een partij aan wie beloofd is, trekt een afspraak in");
        }
    }

    private void refuseUnlessNamed(Caller by) {
        if (!facts.parties().contains(by.party())) {
            throw new Refusal.NotYours(id);
        }
    }

    /** Is kept, as a document shows and one party reports. */
    public Change<Commitment, CommitmentEvent> fulfil(Evidence evidence, Caller by, LocalDate on) {
        refuseUnlessAllowed(CommitmentStage.FULFILLED);
        return become(new Fulfilled(on, evidence, by.party(), null), on);
    }

    /**
     * Confirms for a party it was promised to, and that is not the one that reported it, that it was kept.
     *
     * @return null when it was confirmed before
     */
    public @Nullable Change<Commitment, CommitmentEvent> confirmFulfilment(String fulfilment, Caller by, LocalDate on) {
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
    public Change<Commitment, CommitmentEvent> object(
            String fulfilment, Caller by, LocalDate on, @Nullable String reason) {
        var reported = judged(fulfilment, by);
        if (reported.confirmedBy() != null) {
            throw new Refusal.WrongStage("De nakoming is al bevestigd", List.of());
        }
        if (reason == null) {
            throw new Refusal.MissingReason();
        }
        return become(new InProgress(on), on);
    }

    private Fulfilled judged(String fulfilment, Caller by) {
        if (!(status instanceof Fulfilled reported && reported.evidence().id().equals(fulfilment))) {
            throw new Refusal.Absent(fulfilment);
        }
        if (!facts.creditors().contains(by.party()) || by.party().equals(reported.reportedBy())) {
            throw new Refusal.NotYours(
                    id, "Dit is aan een partij aan wie beloofd is, en niet aan wie de nakoming meldde");
        }
        return reported;
    }

    /** Whether its last day has passed while it was neither kept nor withdrawn. Without a last day it never is. */
    public boolean isOverdue(LocalDate today) {
        var last = facts.due() == null ? null : facts.due().latest();
        return awaited() && last != null && last.isBefore(today);
    }

    /** Whether it is still to be kept. */
    public boolean awaited() {
        return switch (status) {
            case Open open -> true;
            case InProgress inProgress -> true;
            case Fulfilled fulfilled -> false;
            case Withdrawn withdrawn -> false;
        };
    }

    private Change<Commitment, CommitmentEvent> become(CommitmentStatus next, LocalDate on) {
        return new Change<>(
                new Commitment(id, facts, consent, offers, next), new CommitmentStatusChanged(on, status.stage()));
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
                "Een afspraak is pas nagekomen met bewijs, onder fulfilments",
                allowed().stream()
                        .filter(stage -> stage != CommitmentStage.FULFILLED)
                        .map(CommitmentStage::word)
                        .toList());
    }
}
