package eu.akkoord.agreements.agreement;

import eu.akkoord.agreements.agreement.AgreementEvent.AgreementAmended;
import eu.akkoord.agreements.agreement.AgreementEvent.AgreementAnswered;
import eu.akkoord.agreements.agreement.AgreementEvent.AgreementLeft;
import eu.akkoord.agreements.agreement.AgreementEvent.AgreementMoved;
import eu.akkoord.agreements.agreement.AgreementEvent.AgreementOffered;
import eu.akkoord.agreements.agreement.AgreementEvent.AgreementRegistered;
import eu.akkoord.agreements.agreement.AgreementEvent.AgreementStatusChanged;
import eu.akkoord.agreements.agreement.AgreementStatus.Announced;
import eu.akkoord.agreements.agreement.AgreementStatus.Approved;
import eu.akkoord.agreements.agreement.AgreementStatus.Ended;
import eu.akkoord.agreements.agreement.AgreementStatus.InEffect;
import eu.akkoord.agreements.agreement.AgreementStatus.InForce;
import eu.akkoord.agreements.agreement.AgreementStatus.Negotiated;
import eu.akkoord.agreements.agreement.AgreementStatus.Ratified;
import eu.akkoord.agreements.agreement.AgreementStatus.Signed;
import eu.akkoord.agreements.agreement.AgreementStatus.Terminated;
import eu.akkoord.agreements.agreement.Standing.Place;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An instrument between two or more parties. A treaty is negotiated and signed, then approved by each of its parties; when all
 * have approved, it is ratified, comes into force and may one day be terminated. An executive agreement does without approvals and
 * ratification. A memorandum of understanding or a declaration of intent is announced, is in effect, and ends.
 *
 * <p>The party that registers it has joined it; every other is named until it consents, joins with the consent of all that have
 * joined, and leaves by itself. Nobody takes a party out of it.
 *
 * @param offers that parties join it
 * @param stated present when one party took its present stage for the others too
 */
public record Agreement(
        String id,
        Instrument instrument,
        AgreementFacts facts,
        Standings standings,
        Offers<Joining> offers,
        AgreementStatus status,
        @Nullable Stated stated) {
    /** @throws Refusal.Contradiction when it would be related to itself */
    public Agreement {
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < facts.relations().size(); i++) {
            if (facts.relations().get(i).agreement().equals(id)) {
                faults.add(new Fault(
                        "/relations/%d/agreement".formatted(i), id, "Een akkoord verwijst niet naar zichzelf"));
            }
        }
        Refusal.Contradiction.of(faults);
    }

    /**
     * Begins an agreement. The writer's party has joined it; each other one is named and asked to join.
     *
     * @throws Refusal.NotYours when the writer's party is none of those named
     */
    public static Change<Agreement, AgreementEvent> register(
            String id, Instrument instrument, AgreementFacts facts, Caller by, LocalDate on, LocalDate today) {
        if (!facts.parties().contains(by.party())) {
            throw new Refusal.NotYours(id);
        }
        AgreementStatus first = switch (instrument) {
            case TREATY, EXECUTIVE_AGREEMENT -> new Negotiated(on);
            case MEMORANDUM_OF_UNDERSTANDING, DECLARATION_OF_INTENT -> new Announced(on);
        };
        var standings = Standings.of(facts.parties(), Place.NAMED, on).with(by.party(), Place.JOINED, on);
        var offers = Offers.<Joining>none();
        for (var party : facts.parties()) {
            if (!party.equals(by.party())) {
                offers = offers.add(invitation(party, Set.of(party), by, null, on, today));
            }
        }
        return new Change<>(
                new Agreement(id, instrument, facts, standings, offers, first, null), new AgreementRegistered(on));
    }

    private static Offer<Joining> invitation(
            String party, Set<String> awaits, Caller by, @Nullable String reason, LocalDate on, LocalDate today) {
        // a party is named once, so its invitation has an id that everybody knows
        var id = "%s-%s".formatted(Joining.KIND, party.toLowerCase(Locale.ROOT));
        return Offer.make(id, Joining.KIND, Side.of(by), awaits, new Joining(party), reason, on, today);
    }

    /** Whether these facts would change the period of its signing or that of its review. */
    public boolean moves(AgreementFacts next) {
        return !Objects.equals(facts.signed(), next.signed()) || !Objects.equals(facts.review(), next.review());
    }

    /**
     * Writes other facts, which the caller knows to differ. A party that is added is named, and asked to join with the consent of
     * all that have joined.
     *
     * @throws Refusal.ShutsOut when a party is left out
     * @throws Refusal.RoleNeeded when one is added by somebody who cannot consent to it for the own party
     * @throws Refusal.MissingReason when one is added without a reason
     */
    public Change<Agreement, AgreementEvent> amend(
            AgreementFacts next, Caller by, @Nullable String reason, LocalDate on, LocalDate today) {
        for (var party : facts.parties()) {
            if (!next.parties().contains(party)) {
                throw new Refusal.ShutsOut(party);
            }
        }
        var places = standings;
        var asked = offers;
        for (var party : next.parties()) {
            if (!facts.parties().contains(party)) {
                refuseUnlessCoordinator(by);
                if (reason == null) {
                    throw new Refusal.MissingReason();
                }
                places = places.with(party, Place.NAMED, on);
                asked = asked.add(invitation(party, awaited(party), by, reason, on, today));
            }
        }
        var changed = Differences.between(facts, next);
        var event = moves(next) ? new AgreementMoved(on, changed) : new AgreementAmended(on, changed);
        return new Change<>(new Agreement(id, instrument, next, places, asked, status, stated), event);
    }

    /** All whose consent it takes that a party joins. */
    private Set<String> awaited(String joining) {
        var all = new LinkedHashSet<>(standings.joined());
        all.add(joining);
        return all;
    }

    /**
     * Asks again that a party joins which the agreement names.
     *
     * @throws Refusal.UnknownReferences when it is no party to it
     * @throws Refusal.NotYours when the writer's party has neither joined nor is the one that would
     * @throws Refusal.WrongStage when it has joined, or is asked already
     */
    public Change<Agreement, AgreementEvent> invite(
            String offer, String party, Caller by, @Nullable String reason, LocalDate on, LocalDate today) {
        var place = standings
                .place(party)
                .orElseThrow(() -> new Refusal.UnknownReferences(
                        List.of(new Fault("/content/party", party, "Dit is geen partij bij het akkoord"))));
        if (!hasJoined(by.party()) && !party.equals(by.party())) {
            throw new Refusal.NotYours(id);
        }
        refuseUnlessCoordinator(by);
        if (place == Place.JOINED) {
            throw new Refusal.WrongStage("%s is al toegetreden".formatted(party), List.of());
        }
        if (offers.open(today).stream().anyMatch(one -> one.content().party().equals(party))) {
            throw new Refusal.WrongStage("Aan %s is al gevraagd toe te treden".formatted(party), List.of());
        }
        var made = Offer.make(offer, Joining.KIND, Side.of(by), awaited(party), new Joining(party), reason, on, today);
        var asked = offers.make(made, today);
        if (!made.pending().isEmpty()) {
            return new Change<>(with(standings, asked), new AgreementOffered(on, made));
        }
        // nobody else has joined it
        var alone = made.end(new Offer.Ended(Outcome.ACCEPTED, Side.of(by), on, reason));
        return new Change<>(
                with(standings.with(party, Place.JOINED, on), asked.with(alone)), new AgreementOffered(on, alone));
    }

    /**
     * Answers the offer that a party joins; by the last acceptance it has joined.
     *
     * @return null when this answer was given before
     * @throws Refusal.RoleNeeded when it is accepted by somebody who cannot bind the own party
     */
    public @Nullable Change<Agreement, AgreementEvent> answer(
            String offer, Outcome answer, Caller by, @Nullable String reason, LocalDate on, LocalDate today) {
        var asked = offers.shown(offer, by.party());
        var heard = asked.answer(answer, Side.of(by), on, today, reason);
        if (heard.equals(asked)) {
            return null;
        }
        if (answer == Outcome.ACCEPTED) {
            refuseUnlessCoordinator(by);
        }
        var party = asked.content().party();
        var places = standings;
        if (heard.isAccepted()) {
            places = standings.with(party, Place.JOINED, on);
        } else if (answer == Outcome.REFUSED && party.equals(by.party())) {
            places = standings.with(party, Place.LEFT, on);
        }
        return new Change<>(with(places, offers.with(heard)), new AgreementAnswered(on, heard, answer, by.party()));
    }

    /** Ends the first offer whose last day has passed. */
    public Change<Agreement, AgreementEvent> lapse(LocalDate today) {
        var lapsed = offers.lapsed(today).orElseThrow();
        return new Change<>(
                with(standings, offers.with(lapsed)),
                new AgreementAnswered(lapsed.lapses().plusDays(1), lapsed, Outcome.LAPSED, null));
    }

    /**
     * Lets the writer's party leave. Whoever was to consent with it to another party's joining is no longer waited for it; what it
     * asked itself is withdrawn.
     *
     * @throws Refusal.NotYours when it is no party to it
     * @throws Refusal.WrongStage when it has left
     */
    public Change<Agreement, AgreementEvent> leave(Caller by, @Nullable String reason, LocalDate on, LocalDate today) {
        refuseUnlessMayLeave(by);
        if (reason == null) {
            throw new Refusal.MissingReason();
        }
        var side = Side.of(by);
        var asked = offers;
        var places = standings.with(by.party(), Place.LEFT, on);
        for (var offer : offers.open(today)) {
            var party = offer.content().party();
            var withdrawn = offer.end(new Offer.Ended(Outcome.WITHDRAWN, side, on, null));
            var rest = offer.without(by.party()).orElse(withdrawn);
            if (offer.from().equals(by.party()) || party.equals(by.party())) {
                asked = asked.with(withdrawn);
            } else if (rest.ended() == null && rest.pending().isEmpty()) {
                asked = asked.with(rest.end(new Offer.Ended(Outcome.ACCEPTED, side, on, null)));
                places = places.with(party, Place.JOINED, on);
            } else {
                asked = asked.with(rest);
            }
        }
        return new Change<>(with(places, asked), new AgreementLeft(on, by.party()));
    }

    /** Refuses whoever could not let the own party leave. */
    public void refuseUnlessMayLeave(Caller by) {
        var place = standings.place(by.party()).orElseThrow(() -> new Refusal.NotYours(id));
        if (place == Place.LEFT) {
            throw new Refusal.WrongStage("%s heeft het akkoord al verlaten".formatted(by.party()), List.of());
        }
        refuseUnlessCoordinator(by);
    }

    /** Whether a party has consented to it and has not left. */
    public boolean hasJoined(String party) {
        return standings.joined().contains(party);
    }

    private static void refuseUnlessCoordinator(Caller by) {
        if (!by.coordinates(by.party())) {
            throw new Refusal.RoleNeeded(Caller.COORDINATOR);
        }
    }

    private Agreement with(Standings places, Offers<Joining> asked) {
        return new Agreement(id, instrument, facts, places, asked, status, stated);
    }

    /** Where it can go from here. */
    public Set<AgreementStage> allowed() {
        return switch (status) {
            case Negotiated negotiated -> Set.of(AgreementStage.SIGNED);
            case Signed signed ->
                Set.of(instrument == Instrument.TREATY ? AgreementStage.APPROVED : AgreementStage.IN_FORCE);
            case Approved approved -> Set.of(awaited().isEmpty() ? AgreementStage.RATIFIED : AgreementStage.APPROVED);
            case Ratified ratified -> Set.of(AgreementStage.IN_FORCE);
            case InForce inForce -> Set.of(AgreementStage.TERMINATED);
            case Announced announced -> Set.of(AgreementStage.IN_EFFECT);
            case InEffect inEffect -> Set.of(AgreementStage.ENDED);
            case Terminated terminated -> Set.of();
            case Ended ended -> Set.of();
        };
    }

    /** The parties of a treaty that have not approved it yet and have not left. */
    public List<String> awaited() {
        var approved = status.given().stream().map(Approval::party).toList();
        return standings.present().stream()
                .filter(party -> !approved.contains(party))
                .toList();
    }

    /**
     * Takes a step. An approval is its party's own; ratification and the end are those of all that it binds. Whoever speaks for
     * another party says where that can be verified, and the answer says who spoke.
     *
     * @throws Refusal.Contradiction when a source is missing, or given where nobody speaks for another
     */
    public Change<Agreement, AgreementEvent> take(Step step, Caller by, LocalDate on) {
        if (!allowed().contains(step.to())) {
            throw wrongStage(step.to());
        }
        var spoken = stated(step, by);
        AgreementStatus next = switch (step.to()) {
            case SIGNED -> new Signed(on);
            case APPROVED -> approvedBy(step.party(), spoken, on);
            case RATIFIED -> new Ratified(on, status.given());
            case IN_FORCE -> new InForce(on, status.given());
            case TERMINATED -> new Terminated(on, status.given());
            case IN_EFFECT -> new InEffect(on);
            case ENDED -> new Ended(on);
            case NEGOTIATED, ANNOUNCED -> throw wrongStage(step.to());
        };
        var whole = step.to() == AgreementStage.APPROVED ? null : spoken;
        return new Change<>(
                new Agreement(id, instrument, facts, standings, offers, next, whole),
                new AgreementStatusChanged(on, status.stage()));
    }

    private @Nullable Stated stated(Step step, Caller by) {
        boolean another = switch (step.to()) {
            case APPROVED -> !by.party().equals(step.party());
            case RATIFIED, TERMINATED, ENDED ->
                standings.present().stream().anyMatch(party -> !party.equals(by.party()));
            case NEGOTIATED, ANNOUNCED, SIGNED, IN_FORCE, IN_EFFECT -> false;
        };
        var source = step.source();
        if (another && source == null) {
            throw new Refusal.Contradiction(
                    new Fault("/source", null, "Wie voor een andere partij spreekt, noemt waar dat na te gaan is"));
        }
        if (!another && source != null) {
            throw new Refusal.Contradiction(
                    new Fault("/source", source, "Een bron hoort alleen bij wat een andere partij aangaat"));
        }
        return source == null ? null : new Stated(by.party(), source);
    }

    private Approved approvedBy(@Nullable String party, @Nullable Stated spoken, LocalDate on) {
        if (party == null || !facts.parties().contains(party)) {
            throw new Refusal.UnknownReferences(
                    List.of(new Fault("/party", party, "Dit is geen partij bij het akkoord")));
        }
        if (!awaited().contains(party)) {
            throw new Refusal.WrongStage(
                    "Op de goedkeuring door %s wordt niet gewacht".formatted(party), words(allowed()));
        }
        var approvals = new ArrayList<>(status.given());
        approvals.add(new Approval(party, on, spoken));
        return new Approved(status instanceof Approved begun ? begun.since() : on, approvals);
    }

    private Refusal.WrongStage wrongStage(AgreementStage asked) {
        if (!instrument.life().contains(asked)) {
            return new Refusal.WrongStage(
                    "%s kent %s niet, wel %s"
                            .formatted(instrument.word(), asked.word(), String.join(", ", words(instrument.life()))),
                    words(allowed()));
        }
        return Refusal.WrongStage.between(status.stage().word(), asked.word(), words(allowed()));
    }

    private static List<String> words(Collection<AgreementStage> stages) {
        return stages.stream().map(AgreementStage::word).toList();
    }
}
