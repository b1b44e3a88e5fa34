package eu.akkoord.dossiers.dossier;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Creator;
import eu.akkoord.dossiers.access.Guarded;
import eu.akkoord.dossiers.access.GuardedThing;
import eu.akkoord.dossiers.access.Offered;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierAmended;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierAnswered;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierConcealed;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierMoved;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierOffered;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierOpened;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierRevealed;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierStatusChanged;
import eu.akkoord.dossiers.dossier.DossierStatus.Active;
import eu.akkoord.dossiers.dossier.DossierStatus.Closed;
import eu.akkoord.dossiers.dossier.DossierStatus.Proposed;
import eu.akkoord.dossiers.dossier.DossierStatus.Suspended;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.EncodedAs;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.core.time.Period.Shift;
import eu.akkoord.platform.desk.consent.Offer;
import eu.akkoord.platform.desk.consent.Offers;
import eu.akkoord.platform.desk.consent.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A concrete file on which parties work together under one or more agreements. It is proposed, worked on, may be suspended with a
 * reason, and closes with a reason; a closed one can be reopened, again with a reason.
 *
 * @param contributors codes of the parties beside the owner's that have documents of their own in it, in the order of coming: they keep
 *     reading it until they leave by their own hand
 * @param offers that another party owns it
 * @param creator who opened it
 */
public record Dossier(
        @Code String id,
        @EncodedAs(inPlace = true) DossierFacts facts,
        DossierStatus status,
        List<@Code String> contributors,
        @EncodedAs(sparse = true) Offers<Offered> offers,

        @EncodedAs(
                value = {"creator", "creatorParty"},
                inPlace = true)
        Creator creator)
        implements GuardedThing<Dossier, DossierEvent, DossierFacts> {
    public Dossier {
        contributors = List.copyOf(contributors);
    }

    public static Change<Dossier, DossierEvent> open(
            String id, DossierFacts facts, LocalDate occurred, Creator creator) {
        Refusal.Contradiction.of(facts.faults());
        return new Change<>(
                new Dossier(id, facts, new Proposed(occurred), List.of(), Offers.none(), creator),
                new DossierOpened(occurred));
    }

    /** Returns the same, reporting to those of its milestones that are among some. */
    Dossier reportingTo(Set<String> known) {
        return with(facts.reportingTo(known), offers);
    }

    /**
     * Another party drafts a document of its own in it, and reads it without a grant: from then on it stays open to that party.
     *
     * @return null when it was a contributor already: how many documents it has is not for every reader
     */
    @Nullable
    Change<Dossier, DossierEvent> contribute(String party, LocalDate occurred) {
        if (contributors.contains(party)) {
            return null;
        }
        var more = new ArrayList<>(contributors);
        more.add(party);
        return contributed(more, occurred);
    }

    /**
     * A party leaves it by its own hand, and keeps its documents in it as far as it may see the dossier.
     *
     * @throws Refusal.RoleNeeded when the caller does not coordinate that party
     * @throws Refusal.WrongStage when it has nothing in it
     */
    Change<Dossier, DossierEvent> leave(Caller by, @Nullable String reason, LocalDate occurred) {
        if (!by.coordinates(by.party())) {
            throw new Refusal.RoleNeeded(Caller.COORDINATOR);
        }
        if (!contributors.contains(by.party())) {
            throw new Refusal.WrongStage("dossier.notContributing", by.party());
        }
        given(reason);
        return contributed(contributorsWithout(by.party()), occurred);
    }

    private Change<Dossier, DossierEvent> contributed(List<String> after, LocalDate occurred) {
        return new Change<>(
                new Dossier(id, facts, status, after, offers, creator),
                new DossierAmended(occurred, List.of("contributors")));
    }

    private List<String> contributorsWithout(String party) {
        return contributors.stream().filter(one -> !one.equals(party)).toList();
    }

    /** Its owner offers it to another party. */
    @Override
    public Change<Dossier, DossierEvent> offer(Offer<Offered> offer, LocalDate occurred, LocalDate today) {
        return new Change<>(with(facts, offers.make(offer, today)), new DossierOffered(occurred, offer));
    }

    /**
     * An offer is answered, and the dossier taken over when that accepts it: other offers of it end then.
     *
     * @param by code of the party that answers; absent when it lapses
     */
    Change<Dossier, DossierEvent> answer(
            Offer<Offered> offer, Outcome answer, @Nullable String by, LocalDate occurred, LocalDate today) {
        var event = new DossierAnswered(occurred, offer, answer, by);
        if (!offer.isAccepted() || !(offer.content() instanceof Offered.Ownership ownership)) {
            return new Change<>(with(facts, offers.with(offer)), event);
        }
        // whom the next owner shares it with, it lets into no document of this one
        var taken = new Offered.Ownership(ownership.owner(), ownership.keepGrants(), facts.sharedWith());
        // why it went to this party is said to this party
        var others = offers.with(offer.with(taken))
                .end(one -> true, new Offer.Ended(Outcome.WITHDRAWN, offer.by(), occurred, null), today);
        return new Change<>(
                new Dossier(
                        id,
                        facts.ownedBy(ownership.owner()),
                        status,
                        // the party that gave it away has documents in it, and loses them only by its own hand
                        Stream.concat(
                                        contributorsWithout(ownership.owner().party()).stream(),
                                        Stream.of(facts.owner().party()))
                                .distinct()
                                .toList(),
                        others,
                        creator),
                event);
    }

    @Override
    public Guarded guarded() {
        return DossierRights.guarded(this);
    }

    @Override
    public @Nullable Change<Dossier, DossierEvent> note(LocalDate occurred) {
        return facts.confidentiality() == Confidentiality.RESTRICTED
                ? new Change<>(this, new DossierAmended(occurred, List.of("recoveries")))
                : null;
    }

    /** The first offer whose last day has passed ends. */
    public Change<Dossier, DossierEvent> lapse(LocalDate today) {
        var lapsed = offers.lapsed(today).orElseThrow();
        var occurred = Objects.requireNonNull(lapsed.ended()).on();
        return answer(lapsed, Outcome.LAPSED, null, occurred, today);
    }

    private Dossier with(DossierFacts next, Offers<Offered> after) {
        return new Dossier(id, next, status, contributors, after, creator);
    }

    /** Tells whether these facts would change the bounds of its period. */
    public boolean moves(DossierFacts next) {
        return Period.shift(facts.period(), next.period()) != Shift.NONE;
    }

    /**
     * Writes other facts; the change is empty of differences only when the facts are the same, which the caller rules out. Under other
     * agreements nobody is offered it any more.
     *
     * @param reason needed when more people may read it than before
     */
    public Change<Dossier, DossierEvent> amend(DossierFacts next, LocalDate occurred, @Nullable String reason) {
        Refusal.Contradiction.of(next.faults());
        if (facts.confidentiality().lowersTo(next.confidentiality()) && reason == null) {
            throw new Refusal.MissingReason();
        }
        // who may take it over was judged by the agreements that it stood under
        var still = facts.agreements().equals(next.agreements())
                ? offers
                : offers.end(one -> true, new Offer.Ended(Outcome.WITHDRAWN, null, occurred, null), occurred);
        return new Change<>(new Dossier(id, next, status, contributors, still, creator), amended(next, occurred));
    }

    private DossierEvent amended(DossierFacts next, LocalDate occurred) {
        var changed = DossierFacts.FORM.changed(facts, next);
        if (facts.confidentiality().conceals(next.confidentiality())) {
            return new DossierConcealed(occurred);
        }
        if (facts.confidentiality().reveals(next.confidentiality())) {
            return new DossierRevealed(occurred, changed);
        }
        return Period.shift(facts.period(), next.period()) == Shift.SLIP
                ? new DossierMoved(occurred, changed)
                : new DossierAmended(occurred, changed);
    }

    /** Returns the stages it can move to. */
    public Set<DossierStage> allowed() {
        return switch (status) {
            case Proposed proposed -> EnumSet.of(DossierStage.ACTIVE, DossierStage.CLOSED);
            case Active active -> EnumSet.of(DossierStage.SUSPENDED, DossierStage.CLOSED);
            case Suspended suspended -> EnumSet.of(DossierStage.ACTIVE, DossierStage.CLOSED);
            case Closed closed -> EnumSet.of(DossierStage.ACTIVE);
        };
    }

    /** Returns the stages it can be said to have come to afterwards, over those of which no source tells. */
    private Set<DossierStage> reached() {
        return status instanceof Proposed
                ? EnumSet.of(DossierStage.ACTIVE, DossierStage.SUSPENDED, DossierStage.CLOSED)
                : allowed();
    }

    /** The same that was opened, as it stood when it was entered afterwards. */
    Change<Dossier, DossierEvent> entered(DossierStage stage, LocalDate occurred, @Nullable String reason) {
        return new Change<>(become(stage, occurred, reason, true).after(), new DossierOpened(occurred));
    }

    public Change<Dossier, DossierEvent> become(DossierStage asked, LocalDate occurred, @Nullable String reason) {
        return become(asked, occurred, reason, false);
    }

    /** @param afterwards whether it is said long after, so that stages may be missing of which no source tells */
    public Change<Dossier, DossierEvent> become(
            DossierStage asked, LocalDate occurred, @Nullable String reason, boolean afterwards) {
        if (!(afterwards ? reached() : allowed()).contains(asked)) {
            throw wrongStage(asked);
        }
        DossierStatus next = switch (asked) {
            case PROPOSED -> throw wrongStage(asked);
            case ACTIVE -> activate(occurred, reason);
            case SUSPENDED -> new Suspended(occurred, given(reason));
            case CLOSED -> new Closed(occurred, given(reason));
        };
        return new Change<>(
                new Dossier(id, facts, next, contributors, offers, creator),
                new DossierStatusChanged(occurred, status.stage()));
    }

    private DossierStatus activate(LocalDate occurred, @Nullable String reason) {
        if (status instanceof Closed) {
            given(reason);
        }
        return new Active(occurred);
    }

    private static String given(@Nullable String reason) {
        if (reason == null) {
            throw new Refusal.MissingReason();
        }
        return reason;
    }

    private Refusal.WrongStage wrongStage(DossierStage asked) {
        return Refusal.WrongStage.between(
                status.stage().word(),
                asked.word(),
                allowed().stream().map(DossierStage::word).toList());
    }
}
