package eu.akkoord.dossiers.dossier;

import eu.akkoord.dossiers.access.Creator;
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
import eu.akkoord.platform.consent.Offer;
import eu.akkoord.platform.consent.Offers;
import eu.akkoord.platform.consent.Outcome;
import eu.akkoord.platform.desk.Change;
import eu.akkoord.platform.desk.Differences;
import eu.akkoord.platform.desk.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A concrete file on which parties work together under one or more agreements. It is proposed, worked on, may be suspended with a
 * reason, and closes with a reason; a closed one can be reopened, again with a reason.
 *
 * @param contributors codes of the parties beside the owner's that have documents of their own in it, in the order of coming
 * @param offers that another party owns it
 * @param creator who opened it
 */
public record Dossier(
        String id,
        DossierFacts facts,
        DossierStatus status,
        List<String> contributors,
        Offers<Offered> offers,
        Creator creator) {
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

    /** Whether a party may have documents of its own in it. */
    public boolean isWorkedOnBy(String party) {
        return facts.owner().party().equals(party) || contributors.contains(party);
    }

    /** Another party begins to have documents of its own in it. */
    Change<Dossier, DossierEvent> join(String party, LocalDate occurred) {
        var more = new ArrayList<>(contributors);
        more.add(party);
        return new Change<>(
                new Dossier(id, facts, status, more, offers, creator),
                new DossierAmended(occurred, List.of("contributors")));
    }

    /** Its owner offers it to another party. */
    Change<Dossier, DossierEvent> offer(Offer<Offered> offer, LocalDate occurred, LocalDate today) {
        return new Change<>(with(facts, offers.make(offer, today)), new DossierOffered(occurred, offer));
    }

    /**
     * An offer is answered, and the dossier taken over when that accepts it: other offers of it end then.
     *
     * @param by code of the party that answers; absent when it lapses
     */
    Change<Dossier, DossierEvent> answer(
            Offer<Offered> offer, Outcome answer, @Nullable String by, LocalDate occurred, LocalDate today) {
        var after = offers.with(offer);
        var event = new DossierAnswered(occurred, offer, answer, by);
        if (!offer.isAccepted() || !(offer.content() instanceof Offered.Ownership ownership)) {
            return new Change<>(with(facts, after), event);
        }
        var others =
                after.end(one -> true, new Offer.Ended(Outcome.WITHDRAWN, offer.by(), occurred, offer.reason()), today);
        return new Change<>(
                new Dossier(id, facts.ownedBy(ownership.owner()), status, contributors(ownership), others, creator),
                event);
    }

    /** The party that gave it away goes on to have its documents in it, and loses them only by its own hand. */
    private List<String> contributors(Offered.Ownership ownership) {
        var after = new ArrayList<>(contributors);
        after.remove(ownership.owner().party());
        if (!after.contains(facts.owner().party())) {
            after.add(facts.owner().party());
        }
        return after;
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

    /** Whether these facts would change its period. */
    public boolean moves(DossierFacts next) {
        return !Objects.equals(facts.period(), next.period());
    }

    /**
     * Writes other facts; the change is empty of differences only when the facts are the same, which the caller rules out.
     *
     * @param reason needed when more people may read it than before
     */
    public Change<Dossier, DossierEvent> amend(DossierFacts next, LocalDate occurred, @Nullable String reason) {
        Refusal.Contradiction.of(next.faults());
        if (facts.confidentiality().lowersTo(next.confidentiality()) && reason == null) {
            throw new Refusal.MissingReason();
        }
        return new Change<>(new Dossier(id, next, status, contributors, offers, creator), amended(next, occurred));
    }

    private DossierEvent amended(DossierFacts next, LocalDate occurred) {
        var changed = Differences.between(facts, next);
        if (facts.confidentiality().conceals(next.confidentiality())) {
            return new DossierConcealed(occurred);
        }
        if (facts.confidentiality().reveals(next.confidentiality())) {
            return new DossierRevealed(occurred, changed);
        }
        return moves(next) ? new DossierMoved(occurred, changed) : new DossierAmended(occurred, changed);
    }

    /** Where it can go from here. */
    public Set<DossierStage> allowed() {
        return switch (status) {
            case Proposed proposed -> EnumSet.of(DossierStage.ACTIVE, DossierStage.CLOSED);
            case Active active -> EnumSet.of(DossierStage.SUSPENDED, DossierStage.CLOSED);
            case Suspended suspended -> EnumSet.of(DossierStage.ACTIVE, DossierStage.CLOSED);
            case Closed closed -> EnumSet.of(DossierStage.ACTIVE);
        };
    }

    public Change<Dossier, DossierEvent> become(DossierStage asked, LocalDate occurred, @Nullable String reason) {
        if (!allowed().contains(asked)) {
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
