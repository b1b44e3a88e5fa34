package eu.akkoord.dossiers.visit;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Creator;
import eu.akkoord.dossiers.access.Guarded;
import eu.akkoord.dossiers.access.GuardedThing;
import eu.akkoord.dossiers.access.Offered;
import eu.akkoord.dossiers.visit.VisitEvent.VisitAmended;
import eu.akkoord.dossiers.visit.VisitEvent.VisitAnswered;
import eu.akkoord.dossiers.visit.VisitEvent.VisitConcealed;
import eu.akkoord.dossiers.visit.VisitEvent.VisitFixed;
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
import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.EncodedAs;
import eu.akkoord.platform.core.time.Period.Shift;
import eu.akkoord.platform.core.time.Slips;
import eu.akkoord.platform.desk.consent.Offer;
import eu.akkoord.platform.desk.consent.Offers;
import eu.akkoord.platform.desk.consent.Outcome;
import eu.akkoord.platform.desk.consent.Represented;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A visit of guest parties to a host party. It is planned, confirmed, held and reported on; until it is held it may be
 * cancelled, with a reason. Its period may move at any time: each move of its bounds is a slip, and days within the span that was announced
 * are its fixing.
 *
 * @param allSlips also those that not everyone who sees it may know of
 * @param allFixings the same of fixings
 * @param answers the last of each party that has answered
 * @param offers that another party owns it, or that it is held at another time
 * @param creator who planned it; the other parties that are named answer to that
 * @param sequence the number of its last change of time, places or stage, as calendars count; absent before its first change
 */
public record Visit(
        @Code String id,
        @EncodedAs(inPlace = true) VisitFacts facts,
        VisitStatus status,
        @EncodedAs("slips") SlipsByLevel allSlips,

        @EncodedAs(value = "fixings", sparse = true) SlipsByLevel allFixings,
        List<VisitAnswer.Given> answers,
        @EncodedAs(sparse = true) Offers<Offered> offers,

        @EncodedAs(
                value = {"creator", "creatorParty"},
                inPlace = true)
        Creator creator,

        @Nullable Integer sequence)
        implements GuardedThing<Visit, VisitEvent, VisitFacts> {
    public Visit {
        answers = List.copyOf(answers);
    }

    /** One that was never changed. */
    public Visit(
            String id,
            VisitFacts facts,
            VisitStatus status,
            SlipsByLevel allSlips,
            SlipsByLevel allFixings,
            List<VisitAnswer.Given> answers,
            Offers<Offered> offers,
            Creator creator) {
        this(id, facts, status, allSlips, allFixings, answers, offers, creator, null);
    }

    public static Change<Visit, VisitEvent> plan(String id, VisitFacts facts, LocalDate occurred, Creator creator) {
        var visit = new Visit(
                id,
                facts,
                new Planned(occurred),
                SlipsByLevel.NONE,
                SlipsByLevel.NONE,
                List.of(),
                Offers.none(),
                creator);
        Refusal.Contradiction.of(facts.faults(id));
        return new Change<>(visit, new VisitPlanned(occurred));
    }

    /** Returns those that everyone who sees it may know of, those too who see it by an offer alone. */
    public Slips slips() {
        return allSlips.shownAt(strictest());
    }

    /** Returns the fixings that everyone who sees it may know of; absent while there was none. */
    public @Nullable Slips fixings() {
        var shown = allFixings.shownAt(strictest());
        return shown.count() == 0 ? null : shown;
    }

    /** The strictest level at which somebody sees it who does not by an offer alone. */
    private Confidentiality strictest() {
        var level = facts.confidentiality();
        for (var party : Offered.to(offers).keySet()) {
            level = level.orWider(facts.strictestWithoutOffer(party));
        }
        return level;
    }

    /** The same, naming of dossiers and visits no more than these. */
    public Visit naming(VisitReferences known) {
        return known.equals(VisitReferences.of(facts))
                ? this
                : with(facts.naming(known.dossiers(), known.returns()), offers);
    }

    /** Tells whether these facts would change the bounds of its period: a slip or a fixing. */
    public boolean moves(VisitFacts next) {
        return shift(next) != Shift.NONE;
    }

    /** Returns the kind of step that these facts would be for its period. */
    public Shift shift(VisitFacts next) {
        return facts.period().shiftTo(next.period());
    }

    /**
     * Writes other facts. The host is another only while it is planned: from then on it is the host that states what is counted with all.
     * Ends the offers that are about what was so until then.
     *
     * @param reason needed when more people may read it than before
     */
    public Change<Visit, VisitEvent> amend(VisitFacts next, LocalDate occurred, @Nullable String reason) {
        return amend(next, occurred, reason, null);
    }

    /** @param offer id of the wish that comes true by it */
    private Change<Visit, VisitEvent> amend(
            VisitFacts next, LocalDate occurred, @Nullable String reason, @Nullable String offer) {
        if (!facts.host().equals(next.host()) && !(status instanceof Planned)) {
            throw new Refusal.WrongStage(
                    "visit.noOtherHost", Refusal.inWords(status.stage().word()));
        }
        var faults = new ArrayList<>(next.faults(id));
        var earliest = next.period().earliest();
        if (moves(next) && status.hasTakenPlace() && earliest != null && earliest.isAfter(status.since())) {
            faults.add(new Fault("/period/edtf", next.period().edtf(), "visit.heldBeforeStart"));
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
                new Visit(
                        id,
                        next,
                        status,
                        counted(allSlips, Shift.SLIP, next, occurred),
                        counted(allFixings, Shift.FIXING, next, occurred),
                        still,
                        StandingOffers.after(this, next, occurred),
                        creator,
                        sequenceAfter(next)),
                amended(next, occurred, offer));
    }

    private SlipsByLevel counted(SlipsByLevel before, Shift kind, VisitFacts next, LocalDate occurred) {
        var level = facts.confidentiality().orStricter(next.confidentiality());
        var after = shift(next) == kind ? before.and(level, occurred) : before;
        return facts.opensToPartners(next) ? after.withdrawnFromPartners() : after;
    }

    private VisitEvent amended(VisitFacts next, LocalDate occurred, @Nullable String offer) {
        var changed = VisitFacts.FORM.changed(facts, next);
        if (facts.confidentiality().conceals(next.confidentiality())) {
            return new VisitConcealed(occurred);
        }
        if (facts.confidentiality().reveals(next.confidentiality())) {
            return new VisitRevealed(occurred, changed);
        }
        return switch (shift(next)) {
            case NONE -> new VisitAmended(occurred, changed, offer);
            case FIXING -> new VisitFixed(occurred, changed, facts.period(), next.period(), offer);
            case SLIP -> new VisitMoved(occurred, changed, facts.period(), next.period(), offer);
        };
    }

    /** Returns the stages it can move to. */
    public Set<VisitStage> allowed() {
        return switch (status) {
            case Planned planned -> EnumSet.of(VisitStage.CONFIRMED, VisitStage.CANCELLED);
            case Confirmed confirmed -> EnumSet.of(VisitStage.HELD, VisitStage.CANCELLED);
            case Held held -> EnumSet.of(VisitStage.REPORTED);
            case Reported reported -> EnumSet.noneOf(VisitStage.class);
            case Cancelled cancelled -> EnumSet.noneOf(VisitStage.class);
        };
    }

    /** Returns the stages it can be said to have come to afterwards, over those of which no source tells. */
    private Set<VisitStage> reached() {
        return switch (status) {
            case Planned planned ->
                EnumSet.of(VisitStage.CONFIRMED, VisitStage.HELD, VisitStage.REPORTED, VisitStage.CANCELLED);
            case Confirmed confirmed -> EnumSet.of(VisitStage.HELD, VisitStage.REPORTED, VisitStage.CANCELLED);
            case Held held -> allowed();
            case Reported reported -> allowed();
            case Cancelled cancelled -> allowed();
        };
    }

    /** The same that was planned, as it stood when it was entered afterwards. */
    Change<Visit, VisitEvent> entered(VisitStage stage, LocalDate occurred, @Nullable String reason) {
        return new Change<>(become(stage, occurred, reason, true).after(), new VisitPlanned(occurred));
    }

    public Change<Visit, VisitEvent> become(VisitStage asked, LocalDate occurred, @Nullable String reason) {
        return become(asked, occurred, reason, false);
    }

    /** @param afterwards whether it is said long after, so that stages may be missing of which no source tells */
    public Change<Visit, VisitEvent> become(
            VisitStage asked, LocalDate occurred, @Nullable String reason, boolean afterwards) {
        if (!(afterwards ? reached() : allowed()).contains(asked)) {
            throw wrongStage(asked);
        }
        VisitStatus next = switch (asked) {
            case PLANNED -> throw wrongStage(asked);
            case CONFIRMED -> new Confirmed(occurred);
            case HELD -> held(occurred);
            case REPORTED -> new Reported(held(occurred).since());
            case CANCELLED -> cancelled(occurred, reason);
        };
        return new Change<>(
                new Visit(
                        id,
                        facts,
                        next,
                        allSlips,
                        allFixings,
                        answers,
                        StandingOffers.after(this, asked, occurred),
                        creator,
                        CalendarSequence.next(sequence)),
                new VisitStatusChanged(occurred, status.stage()));
    }

    /** Tells whether it was cancelled, which ends all that belongs to it. */
    public boolean isCancelled() {
        return status instanceof Cancelled;
    }

    /** @throws Refusal.WrongStage when it was cancelled: nothing that belongs to it begins or goes on */
    public void refuseCancelled() {
        if (isCancelled()) {
            throw new Refusal.WrongStage("visit.cancelled");
        }
    }

    /**
     * Code of the party that states what is the host's to state: the host, or where that has nobody of its own the guest that planned the
     * visit, and where that comes no more the first guest that has somebody.
     */
    public String stating() {
        var host = facts.host();
        var planner = creator.party();
        if (!facts.isRepresented(host)) {
            return host;
        }
        return planner != null && facts.guests().contains(planner)
                ? planner
                : facts.guests().stream()
                        .filter(guest -> !facts.isRepresented(guest))
                        .findFirst()
                        .orElse(host);
    }

    /** The same, with those of its parties represented that are so at this moment: by it is decided who may do what. */
    public Visit today(Set<String> represented) {
        var still = Represented.still(facts.represented(), represented);
        return Objects.equals(still, facts.represented()) ? this : with(facts.represented(still), offers);
    }

    /** The same, written by a party: nobody states facts of that any more. */
    Visit writtenBy(String party) {
        var others = Represented.among(facts.visitors(), Set.of(), facts.represented(), party);
        return Objects.equals(others, facts.represented()) ? this : with(facts.represented(others), offers);
    }

    /** Returns the last answer of a party; absent without any. */
    public VisitAnswer.@Nullable Given answerOf(String party) {
        return answers.stream()
                .filter(given -> given.party().equals(party))
                .findFirst()
                .orElse(null);
    }

    /** The parties that take part and can be told: host and guests, without those that have declined and those that have nobody of their own. */
    public List<String> participating() {
        return facts.visitors().stream()
                .filter(party -> !facts.isRepresented(party))
                .filter(party -> {
                    var given = answerOf(party);
                    return given == null || given.answer() != VisitAnswer.DECLINED;
                })
                .toList();
    }

    /**
     * A party answers. Who does not take part wishes no other time any more.
     *
     * @param answer id of the answer
     */
    public Change<Visit, VisitEvent> answer(String party, String answer, VisitAnswer given, LocalDate occurred) {
        var possible = VisitAnswer.to(status.stage());
        if (!possible.contains(given)) {
            throw new Refusal.WrongStage(
                    possible.stream().map(VisitAnswer::word).toList(),
                    "visit.notToAnswer",
                    Refusal.inWords(status.stage().word()),
                    Refusal.inWords(given.word()));
        }
        var after = new ArrayList<>(answers);
        after.removeIf(one -> one.party().equals(party));
        after.add(new VisitAnswer.Given(answer, party, given, occurred));
        var others = given == VisitAnswer.DECLINED ? StandingOffers.without(this, party, occurred) : offers;
        return new Change<>(
                new Visit(id, facts, status, allSlips, allFixings, after, others, creator, sequence),
                new VisitResponded(occurred, party, given));
    }

    /**
     * The same after what a party did with it. What the host does with a visit that another planned for it, accepts that: the planner
     * stands in for it no more.
     *
     * @param answer id of the acceptance, if it is one
     */
    Visit actedOnBy(String party, String answer, LocalDate occurred) {
        boolean accepts = facts.host().equals(party)
                && !party.equals(creator.party())
                && status instanceof Planned
                && answerOf(party) == null;
        if (!accepts) {
            return this;
        }
        var after = new ArrayList<>(answers);
        after.add(new VisitAnswer.Given(answer, party, VisitAnswer.ACCEPTED, occurred));
        return new Visit(id, facts, status, allSlips, allFixings, after, offers, creator, sequence);
    }

    /** Somebody offers something about it. */
    @Override
    public Change<Visit, VisitEvent> offer(Offer<Offered> offer, LocalDate occurred, LocalDate today) {
        var after = with(facts, offers.make(offer, today));
        return new Change<>(
                offer.content() instanceof Offered.Ownership ? after.opened() : after,
                new VisitOffered(occurred, offer));
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
                        // why it went to this party is said to this party
                        new Offer.Ended(Outcome.WITHDRAWN, offer.by(), occurred, null),
                        today);
                var next = facts.ownedBy(ownership.owner());
                var seen = facts.strictestWithoutOffer(next.owner().party());
                yield new Change<>(
                        new Visit(
                                id,
                                next,
                                status,
                                allSlips.knownTo(seen),
                                allFixings.knownTo(seen),
                                answers,
                                others,
                                creator,
                                CalendarSequence.opened(sequence)),
                        event);
            }
            case Offered.Moving moving ->
                facts.period().equals(moving.period())
                        ? new Change<>(after, event)
                        : after.amend(facts.heldAt(moving.period()), occurred, offer.reason(), offer.id());
        };
    }

    @Override
    public Guarded guarded() {
        return VisitRights.guarded(this);
    }

    @Override
    public @Nullable Change<Visit, VisitEvent> note(LocalDate occurred) {
        return facts.confidentiality() == Confidentiality.RESTRICTED
                ? new Change<>(this, new VisitAmended(occurred, List.of("recoveries")))
                : null;
    }

    /** The first offer whose last day has passed ends. */
    public Change<Visit, VisitEvent> lapse(LocalDate today) {
        var lapsed = offers.lapsed(today).orElseThrow();
        var occurred = Objects.requireNonNull(lapsed.ended()).on();
        return settle(lapsed, Outcome.LAPSED, null, occurred, today);
    }

    /** The same, as it was stored at a revision; until sequences were recorded a calendar was told one less than the revision. */
    Visit storedAt(long revision) {
        return sequence != null
                ? this
                : new Visit(
                        id,
                        facts,
                        status,
                        allSlips,
                        allFixings,
                        answers,
                        offers,
                        creator,
                        Math.toIntExact(revision - 1));
    }

    private @Nullable Integer sequenceAfter(VisitFacts next) {
        if (facts.opensBy(next) || facts.opensToPartners(next)) {
            return CalendarSequence.opened(sequence);
        }
        return facts.isScheduledAs(next) ? sequence : Integer.valueOf(CalendarSequence.next(sequence));
    }

    /** The same, about to be seen by others than before. */
    private Visit opened() {
        return new Visit(
                id, facts, status, allSlips, allFixings, answers, offers, creator, CalendarSequence.opened(sequence));
    }

    private Visit with(VisitFacts next, Offers<Offered> after) {
        return new Visit(id, next, status, allSlips, allFixings, answers, after, creator, sequence);
    }

    private Held held(LocalDate occurred) {
        var earliest = facts.period().earliest();
        if (earliest != null && earliest.isAfter(occurred)) {
            throw new Refusal.Contradiction(
                    new Fault("/change/occurred", occurred.toString(), "visit.startsTooEarly", earliest));
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
