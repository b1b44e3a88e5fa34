package eu.akkoord.dossiers.visit;

import eu.akkoord.dossiers.access.Creator;
import eu.akkoord.dossiers.access.Offered;
import eu.akkoord.dossiers.visit.VisitEvent.VisitAmended;
import eu.akkoord.dossiers.visit.VisitEvent.VisitAnswered;
import eu.akkoord.dossiers.visit.VisitEvent.VisitConcealed;
import eu.akkoord.dossiers.visit.VisitEvent.VisitMoved;
import eu.akkoord.dossiers.visit.VisitEvent.VisitOffered;
import eu.akkoord.dossiers.visit.VisitEvent.VisitPlanned;
import eu.akkoord.dossiers.visit.VisitEvent.VisitResponded;
import eu.akkoord.dossiers.visit.VisitEvent.VisitRevealed;
import eu.akkoord.dossiers.visit.VisitEvent.VisitStatusChanged;
import eu.akkoord.dossiers.visit.VisitStatus.Cancelled;
import eu.akkoord.dossiers.visit.VisitStatus.Confirmed;
import eu.akkoord.dossiers.visit.VisitStatus.Held;
import eu.akkoord.dossiers.visit.VisitStatus.Planned;
import eu.akkoord.dossiers.visit.VisitStatus.Reported;
import eu.akkoord.platform.consent.Offer;
import eu.akkoord.platform.consent.Offers;
import eu.akkoord.platform.consent.Outcome;
import eu.akkoord.platform.desk.Change;
import eu.akkoord.platform.desk.Differences;
import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A visit of guest parties to a host party. It is planned, confirmed, held and reported on; until it is held it may be
 * cancelled, with a reason. Its period may move at any time: each move is a slip.
 *
 * @param allSlips also those that not everyone who sees it may know of
 * @param answers the last of each party that has answered
 * @param offers that another party owns it, or that it is held at another time
 * @param creator who planned it; the other parties that are named answer to that
 */
public record Visit(
        String id,
        VisitFacts facts,
        VisitStatus status,
        SlipsByLevel allSlips,
        List<VisitAnswer.Given> answers,
        Offers<Offered> offers,
        Creator creator) {
    public Visit {
        answers = List.copyOf(answers);
    }

    public static Change<Visit, VisitEvent> plan(String id, VisitFacts facts, LocalDate occurred, Creator creator) {
        var visit = new Visit(id, facts, new Planned(occurred), SlipsByLevel.NONE, List.of(), Offers.none(), creator);
        Refusal.Contradiction.of(facts.faults(id));
        return new Change<>(visit, new VisitPlanned(occurred));
    }

    /** Those that everyone who sees it may know of. */
    public Slips slips() {
        return allSlips.shownAt(facts.confidentiality());
    }

    /** Whether these facts would change its period: a slip. */
    public boolean moves(VisitFacts next) {
        return !facts.period().equals(next.period());
    }

    /** @param reason needed when more people may read it than before */
    public Change<Visit, VisitEvent> amend(VisitFacts next, LocalDate occurred, @Nullable String reason) {
        var faults = new ArrayList<>(next.faults(id));
        var earliest = next.period().earliest();
        if (moves(next) && hasTakenPlace() && earliest != null && earliest.isAfter(status.since())) {
            faults.add(new Fault(
                    "/period/edtf",
                    next.period().edtf(),
                    "Een gehouden bezoek begon niet na de dag waarop het gehouden is"));
        }
        Refusal.Contradiction.of(faults);
        if (facts.confidentiality().lowersTo(next.confidentiality()) && reason == null) {
            throw new Refusal.MissingReason();
        }
        // who declined has declined, also when the host leaves that party out and names it again
        var still = answers.stream()
                .filter(given -> next.visitors().contains(given.party()) || given.answer() == VisitAnswer.DECLINED)
                .toList();
        return new Change<>(
                new Visit(id, next, status, slips(next, occurred), still, offers, creator), amended(next, occurred));
    }

    private SlipsByLevel slips(VisitFacts next, LocalDate occurred) {
        var level = facts.confidentiality().orStricter(next.confidentiality());
        var after = moves(next) ? allSlips.and(level, occurred) : allSlips;
        return after.withdrawnFrom(facts.levelsWithOtherReaders(next));
    }

    private VisitEvent amended(VisitFacts next, LocalDate occurred) {
        var changed = Differences.between(facts, next);
        if (facts.confidentiality().conceals(next.confidentiality())) {
            return new VisitConcealed(occurred);
        }
        if (facts.confidentiality().reveals(next.confidentiality())) {
            return new VisitRevealed(occurred, changed);
        }
        return moves(next)
                ? new VisitMoved(occurred, changed, facts.period(), next.period())
                : new VisitAmended(occurred, changed);
    }

    /** Where it can go from here. */
    public Set<VisitStage> allowed() {
        return switch (status) {
            case Planned planned -> EnumSet.of(VisitStage.CONFIRMED, VisitStage.CANCELLED);
            case Confirmed confirmed -> EnumSet.of(VisitStage.HELD, VisitStage.CANCELLED);
            case Held held -> EnumSet.of(VisitStage.REPORTED);
            case Reported reported -> EnumSet.noneOf(VisitStage.class);
            case Cancelled cancelled -> EnumSet.noneOf(VisitStage.class);
        };
    }

    public Change<Visit, VisitEvent> become(VisitStage asked, LocalDate occurred, @Nullable String reason) {
        if (!allowed().contains(asked)) {
            throw wrongStage(asked);
        }
        VisitStatus next = switch (asked) {
            case PLANNED -> throw wrongStage(asked);
            case CONFIRMED -> new Confirmed(occurred);
            case HELD -> held(occurred);
            case REPORTED -> new Reported(occurred);
            case CANCELLED -> cancelled(occurred, reason);
        };
        return new Change<>(
                new Visit(id, facts, next, allSlips, answers, offers, creator),
                new VisitStatusChanged(occurred, status.stage()));
    }

    /** What a party has answered last; absent while it has not. */
    public VisitAnswer.@Nullable Given answerOf(String party) {
        return answers.stream()
                .filter(given -> given.party().equals(party))
                .findFirst()
                .orElse(null);
    }

    /** The parties that take part: host and guests, without those that have declined. */
    public List<String> participating() {
        return facts.visitors().stream()
                .filter(party -> {
                    var given = answerOf(party);
                    return given == null || given.answer() != VisitAnswer.DECLINED;
                })
                .toList();
    }

    /**
     * A party answers.
     *
     * @param answer id of the answer
     */
    public Change<Visit, VisitEvent> answer(String party, String answer, VisitAnswer given, LocalDate occurred) {
        var possible = VisitAnswer.to(status.stage());
        if (!possible.contains(given)) {
            throw new Refusal.WrongStage(
                    "Op een werkbezoek dat %s is, kan niemand %s antwoorden"
                            .formatted(status.stage().word(), given.word()),
                    possible.stream().map(VisitAnswer::word).toList());
        }
        var after = new ArrayList<>(answers);
        after.removeIf(one -> one.party().equals(party));
        after.add(new VisitAnswer.Given(answer, party, given, occurred));
        return new Change<>(
                new Visit(id, facts, status, allSlips, after, offers, creator),
                new VisitResponded(occurred, party, given));
    }

    /** Somebody offers something about it. */
    Change<Visit, VisitEvent> offer(Offer<Offered> offer, LocalDate occurred, LocalDate today) {
        return new Change<>(with(facts, offers.make(offer, today)), new VisitOffered(occurred, offer));
    }

    /**
     * An offer is answered, and comes true when that accepts it: the visit is taken over, or moved, which is a slip like any other.
     *
     * @param by code of the party that answers; absent when it lapses
     */
    Change<Visit, VisitEvent> settle(
            Offer<Offered> offer, Outcome answer, @Nullable String by, LocalDate occurred, LocalDate today) {
        var after = with(facts, offers.with(offer));
        var event = new VisitAnswered(occurred, offer, answer, by);
        if (!offer.isAccepted()) {
            return new Change<>(after, event);
        }
        return switch (offer.content()) {
            case Offered.Ownership ownership -> {
                var others = after.offers.end(
                        one -> one.content() instanceof Offered.Ownership,
                        new Offer.Ended(Outcome.WITHDRAWN, offer.by(), occurred, offer.reason()),
                        today);
                var next = facts.ownedBy(ownership.owner());
                var known = allSlips.withdrawnFrom(facts.levelsWithOtherReaders(next));
                yield new Change<>(new Visit(id, next, status, known, answers, others, creator), event);
            }
            case Offered.Moving moving ->
                facts.period().equals(moving.period())
                        ? new Change<>(after, event)
                        : after.amend(facts.heldAt(moving.period()), occurred, offer.reason());
        };
    }

    /** The first offer whose last day has passed ends. */
    public Change<Visit, VisitEvent> lapse(LocalDate today) {
        var lapsed = offers.lapsed(today).orElseThrow();
        var occurred = Objects.requireNonNull(lapsed.ended()).on();
        return settle(lapsed, Outcome.LAPSED, null, occurred, today);
    }

    private Visit with(VisitFacts next, Offers<Offered> after) {
        return new Visit(id, next, status, allSlips, answers, after, creator);
    }

    private boolean hasTakenPlace() {
        return switch (status) {
            case Held held -> true;
            case Reported reported -> true;
            case Planned planned -> false;
            case Confirmed confirmed -> false;
            case Cancelled cancelled -> false;
        };
    }

    private Held held(LocalDate occurred) {
        var earliest = facts.period().earliest();
        if (earliest != null && earliest.isAfter(occurred)) {
            throw new Refusal.Contradiction(new Fault(
                    "/change/occurred",
                    occurred.toString(),
                    "Het bezoek begint ten vroegste op %s".formatted(earliest)));
        }
        return new Held(occurred);
    }

    private static Cancelled cancelled(LocalDate occurred, @Nullable String reason) {
        if (reason == null) {
            throw new Refusal.MissingReason();
        }
        return new Cancelled(occurred, reason);
    }

    private Refusal.WrongStage wrongStage(VisitStage asked) {
        return Refusal.WrongStage.between(
                status.stage().word(),
                asked.word(),
                allowed().stream().map(VisitStage::word).toList());
    }
}
