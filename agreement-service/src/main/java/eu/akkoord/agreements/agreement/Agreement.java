package eu.akkoord.agreements.agreement;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
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
 * joined, and leaves by itself. Nobody takes a party out of it. When all have left it is closed: nobody joins what nobody has joined.
 *
 * @param offers that parties join it
 * @param stated present when one party took its present stage for the others too
 */
public record Agreement(
        @Code String id,
        Instrument instrument,
        @EncodedAs(inPlace = true) AgreementFacts facts,
        Standings standings,
        @EncodedAs(sparse = true) Offers<Joining> offers,
        AgreementStatus status,

        @Nullable
        @EncodedAs(
                value = {"statedBy", "source"},
                inPlace = true)
        StatedFact stated) {
    /** @throws Refusal.Contradiction when it would be related to itself */
    public Agreement {
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < facts.relations().size(); i++) {
            if (facts.relations().get(i).agreement().equals(id)) {
                faults.add(new Fault("/relations/%d/agreement".formatted(i), id, "agreement.relatedToItself"));
            }
        }
        Refusal.Contradiction.of(faults);
    }

    /**
     * Begins an agreement. The writer's party has joined it; each other one is named and asked to join, unless nobody is there to answer.
     *
     * @throws Refusal.NotYours when the writer's party is none of those named
     */
    public static Change<Agreement, CommonEvent> register(
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
            if (!party.equals(by.party()) && !facts.isRepresented(party)) {
                offers = offers.add(invitation(party, Set.of(party), by, null, on, today));
            }
        }
        return new Change<>(new Agreement(id, instrument, facts, standings, offers, first, null), new Registered(on));
    }

    /**
     * The same that was registered, as it stood when it was entered afterwards. Whoever enters it speaks for all that it is between, says
     * where that can be verified, and binds none of them: they join it themselves, and approve a treaty themselves.
     *
     * @throws Refusal.Contradiction when a source is missing, or given where it stands at its first stage
     * @throws Refusal.WrongStage when it would be approved, or come to a stage that is not of its life
     */
    Change<Agreement, CommonEvent> entered(AgreementStage stage, @Nullable String source, Caller by, LocalDate on) {
        var registered = new Registered(on);
        if (stage == status.stage()) {
            refuseUnlessSourced(false, source);
            return new Change<>(this, registered);
        }
        if (stage == AgreementStage.APPROVED && instrument == Instrument.TREATY) {
            throw new Refusal.WrongStage(words(later()), "agreement.approvedAtOnce");
        }
        if (!later().contains(stage)) {
            throw wrongStage(stage);
        }
        refuseUnlessSourced(true, source);
        var spoken = source == null ? null : new StatedFact(by.party(), source);
        return new Change<>(
                new Agreement(id, instrument, facts, standings, offers, stage(stage, on), spoken), registered);
    }

    /** Returns the stages of its life after the one that it stands at, but for approval, which is of each party. */
    private List<AgreementStage> later() {
        var life = instrument.life();
        return life.subList(life.indexOf(status.stage()) + 1, life.size()).stream()
                .filter(stage -> stage != AgreementStage.APPROVED)
                .toList();
    }

    private static Offer<Joining> invitation(
            String party, Set<String> awaits, Caller by, @Nullable String reason, LocalDate on, LocalDate today) {
        // a party is named once, so its invitation has an id that everybody knows
        var id = "%s-%s".formatted(Joining.KIND, party.toLowerCase(Locale.ROOT));
        return Offer.make(id, Joining.KIND, Side.of(by), awaits, new Joining(party), reason, on, today);
    }

    /** Tells whether these facts would change the bounds of the period of its signing or of that of its review. */
    public boolean moves(AgreementFacts next) {
        return !shifts(next).equals(Set.of(Shift.NONE));
    }

    private Set<Shift> shifts(AgreementFacts next) {
        return EnumSet.of(Period.shift(facts.signed(), next.signed()), Period.shift(facts.review(), next.review()));
    }

    /**
     * Writes other facts, which the caller knows to differ. A party that is added is named, and asked to join with the consent of
     * all that have joined, unless nobody is there to answer.
     *
     * @throws Refusal.ShutsOut when a party is left out that could leave by itself
     * @throws Refusal.RoleNeeded when one is added by somebody who cannot consent to it for the own party
     * @throws Refusal.MissingReason when one is added without a reason
     */
    public Change<Agreement, CommonEvent> amend(
            AgreementFacts next, Caller by, @Nullable String reason, LocalDate on, LocalDate today) {
        var places = standings;
        for (var party : facts.parties()) {
            if (!next.parties().contains(party)) {
                if (!facts.isRepresented(party)) {
                    throw new Refusal.ShutsOut(party);
                }
                places = places.without(party);
            }
        }
        var asked = offers;
        for (var party : next.parties()) {
            if (!facts.parties().contains(party)) {
                refuseUnlessCoordinator(by);
                if (reason == null) {
                    throw new Refusal.MissingReason();
                }
                refuseMany(asked, by, today);
                places = places.with(party, Place.NAMED, on);
                if (!next.isRepresented(party)) {
                    asked = asked.add(invitation(party, awaited(party), by, reason, on, today));
                }
            }
        }
        var changed = AgreementFacts.FORM.changed(facts, next);
        var event = shifts(next).contains(Shift.SLIP) ? new Moved(on, changed) : new Amended(on, changed);
        return new Change<>(new Agreement(id, instrument, next, places, asked, status, stated), event);
    }

    /** Nobody fills the list of parties by naming one after the other; those of its registration say no reason and do not count. */
    private static void refuseMany(Offers<Joining> asked, Caller by, LocalDate today) {
        long open = asked.open(today).stream()
                .filter(one -> one.from().equals(by.party()) && one.reason() != null)
                .count();
        if (open >= Offers.MOST_OF_ONE) {
            throw new Refusal.WrongStage("accession.tooMany", open);
        }
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
     * @throws Refusal.WrongStage when it has joined, or is asked already, when nobody of it could answer, or when all have left
     */
    public Change<Agreement, CommonEvent> invite(
            String offer, String party, Caller by, @Nullable String reason, LocalDate on, LocalDate today) {
        var place = standings
                .place(party)
                .orElseThrow(() -> new Refusal.UnknownReferences(
                        List.of(new Fault("/content/party", party, "agreement.noParty"))));
        if (!hasJoined(by.party()) && !party.equals(by.party())) {
            throw new Refusal.NotYours(id);
        }
        refuseUnlessCoordinator(by);
        refuseIfAllHaveLeft();
        if (place == Place.JOINED) {
            throw new Refusal.WrongStage("accession.joined", party);
        }
        if (facts.isRepresented(party)) {
            throw new Refusal.WrongStage("party.answersNothing", party);
        }
        if (offers.open(today).stream().anyMatch(one -> one.content().party().equals(party))) {
            throw new Refusal.WrongStage("accession.asked", party);
        }
        var made = Offer.make(offer, Joining.KIND, Side.of(by), awaited(party), new Joining(party), reason, on, today);
        return new Change<>(with(standings, offers.make(made, today)), new OfferMade(on, made));
    }

    /** Refuses to let anybody join when there is nobody to consent to it. */
    private void refuseIfAllHaveLeft() {
        if (standings.joined().isEmpty()) {
            throw new Refusal.WrongStage("agreement.allLeft");
        }
    }

    /**
     * Answers the offer that a party joins; by the last acceptance it has joined.
     *
     * @return null when this answer was given before
     * @throws Refusal.RoleNeeded when it is accepted by somebody who cannot bind the own party
     */
    public @Nullable Change<Agreement, CommonEvent> answer(
            String offer, Outcome answer, Caller by, @Nullable String reason, LocalDate on, LocalDate today) {
        var asked = offers.shown(offer, by.party());
        var heard = asked.answer(answer, Side.of(by), on, today, reason);
        if (heard.equals(asked)) {
            return null;
        }
        if (answer == Outcome.ACCEPTED) {
            refuseUnlessCoordinator(by);
            refuseIfAllHaveLeft();
        }
        var party = asked.content().party();
        var places = standings;
        if (heard.isAccepted()) {
            places = standings.with(party, Place.JOINED, on);
        } else if (answer == Outcome.REFUSED && party.equals(by.party())) {
            places = standings.with(party, Place.LEFT, on);
        }
        return new Change<>(with(places, offers.with(heard)), new OfferAnswered(on, heard, answer, by.party()));
    }

    /** Ends the first offer whose last day has passed. */
    public Change<Agreement, CommonEvent> lapse(LocalDate today) {
        var lapsed = offers.lapsed(today).orElseThrow();
        return new Change<>(
                with(standings, offers.with(lapsed)),
                new OfferAnswered(lapsed.lapses().plusDays(1), lapsed, Outcome.LAPSED, null));
    }

    /**
     * Lets the writer's party leave. Whoever was to consent with it to another party's joining is no longer waited for it; what it
     * asked itself is withdrawn, and all that is asked when it is the last.
     *
     * @throws Refusal.NotYours when it is no party to it
     * @throws Refusal.WrongStage when it has left
     */
    public Change<Agreement, CommonEvent> leave(Caller by, @Nullable String reason, LocalDate on, LocalDate today) {
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
            if (places.joined().isEmpty() || offer.from().equals(by.party()) || party.equals(by.party())) {
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
            throw new Refusal.WrongStage("agreement.left", by.party());
        }
        refuseUnlessCoordinator(by);
    }

    /** Tells whether a party has consented to it and has not left. */
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

    /** Returns the stages it can move to. */
    public Set<AgreementStage> allowed() {
        return switch (status) {
            case Negotiated negotiated -> Set.of(AgreementStage.SIGNED);
            case Signed signed ->
                Set.of(instrument == Instrument.TREATY ? AgreementStage.APPROVED : AgreementStage.IN_FORCE);
            case Approved approved -> afterApproval();
            case Ratified ratified -> Set.of(AgreementStage.IN_FORCE);
            case InForce inForce -> Set.of(AgreementStage.TERMINATED);
            case Announced announced -> Set.of(AgreementStage.IN_EFFECT);
            case InEffect inEffect -> Set.of(AgreementStage.ENDED);
            case Terminated terminated -> Set.of();
            case Ended ended -> Set.of();
        };
    }

    /** An approval that is stated of a party without users is recorded as a fact; the others go on without it. */
    private Set<AgreementStage> afterApproval() {
        var next = EnumSet.of(awaited().isEmpty() ? AgreementStage.RATIFIED : AgreementStage.APPROVED);
        if (!unapproved().isEmpty()) {
            next.add(AgreementStage.APPROVED);
        }
        return next;
    }

    /** The parties of a treaty whose approval is waited for: those that have not given it and have not left, but for those that are represented. */
    public List<String> awaited() {
        return unapproved().stream()
                .filter(party -> !facts.isRepresented(party))
                .toList();
    }

    private List<String> unapproved() {
        var approved = status.given().stream().map(Approval::party).toList();
        return standings.present().stream()
                .filter(party -> !approved.contains(party))
                .toList();
    }

    /** The same, with those of its parties represented that are so at this moment. */
    Agreement today(Set<String> represented) {
        var still = Represented.still(facts.represented(), represented);
        return Objects.equals(still, facts.represented())
                ? this
                : new Agreement(id, instrument, facts.represented(still), standings, offers, status, stated);
    }

    /**
     * Returns the stages it can be said to have come to afterwards, over those of which no source tells. No approval is passed over: each
     * is entered as that of its party.
     */
    private List<AgreementStage> reached() {
        var life = instrument.life();
        boolean unapproved = life.indexOf(status.stage()) < life.indexOf(AgreementStage.APPROVED)
                || allowed().contains(AgreementStage.APPROVED);
        return unapproved ? List.of() : later();
    }

    /**
     * Takes a step. An approval is its party's own; ratification and the end are those of all that it binds. Whoever speaks for
     * another party says where that can be verified, and the answer says who spoke.
     *
     * @throws Refusal.Contradiction when a source is missing, or given where nobody speaks for another
     */
    public Change<Agreement, CommonEvent> take(Step step, Caller by, LocalDate on) {
        return take(step, by, on, false);
    }

    /**
     * @param afterwards whether it is said long after, so that stages may be missing of which no source tells; who leaves some out speaks
     *     for the others
     */
    Change<Agreement, CommonEvent> take(Step step, Caller by, LocalDate on, boolean afterwards) {
        boolean skips = !allowed().contains(step.status());
        if (skips && !(afterwards && reached().contains(step.status()))) {
            throw wrongStage(step.status());
        }
        var spoken = stated(step, by, skips);
        boolean approves = step.status() == AgreementStage.APPROVED;
        var next = approves ? approvedBy(step.party(), spoken, on) : stage(step.status(), on);
        var whole = approves ? null : spoken;
        return new Change<>(
                new Agreement(id, instrument, facts, standings, offers, next, whole),
                new StatusChanged(on, status.stage().word()));
    }

    private AgreementStatus stage(AgreementStage stage, LocalDate on) {
        return switch (stage) {
            case SIGNED -> new Signed(on);
            case RATIFIED -> new Ratified(on, status.given());
            case IN_FORCE -> new InForce(on, status.given());
            case TERMINATED -> new Terminated(on, status.given());
            case IN_EFFECT -> new InEffect(on);
            case ENDED -> new Ended(on);
            case NEGOTIATED, ANNOUNCED, APPROVED -> throw wrongStage(stage);
        };
    }

    /** @param skips whether it leaves out stages, which are those of the others too */
    private @Nullable StatedFact stated(Step step, Caller by, boolean skips) {
        boolean others = standings.present().stream().anyMatch(party -> !party.equals(by.party()));
        boolean another = switch (step.status()) {
            case APPROVED -> !by.party().equals(step.party());
            case RATIFIED, TERMINATED, ENDED -> others;
            case NEGOTIATED, ANNOUNCED, SIGNED, IN_FORCE, IN_EFFECT -> skips && others;
        };
        var source = step.source();
        refuseUnlessSourced(another, source);
        return source == null ? null : new StatedFact(by.party(), source);
    }

    private static void refuseUnlessSourced(boolean another, @Nullable String source) {
        if (another && source == null) {
            throw new Refusal.Contradiction(new Fault("/source", null, "agreement.noSource"));
        }
        if (!another && source != null) {
            throw new Refusal.Contradiction(new Fault("/source", source, "agreement.sourceUnwanted"));
        }
    }

    private Approved approvedBy(@Nullable String party, @Nullable StatedFact spoken, LocalDate on) {
        if (party == null || !facts.parties().contains(party)) {
            throw new Refusal.UnknownReferences(List.of(new Fault("/party", party, "agreement.noParty")));
        }
        if (!unapproved().contains(party)) {
            throw new Refusal.WrongStage(words(allowed()), "agreement.approvalNotAwaited", party);
        }
        var approvals = new ArrayList<>(status.given());
        approvals.add(new Approval(party, on, spoken));
        return new Approved(status instanceof Approved begun ? begun.since() : on, approvals);
    }

    private Refusal.WrongStage wrongStage(AgreementStage asked) {
        if (!instrument.life().contains(asked)) {
            return new Refusal.WrongStage(
                    words(allowed()),
                    "agreement.noSuchStage",
                    Refusal.inWords(instrument.word()),
                    Refusal.inWords(asked.word()),
                    Refusal.inWords(words(instrument.life())));
        }
        return Refusal.WrongStage.between(status.stage().word(), asked.word(), words(allowed()));
    }

    private static List<String> words(Collection<AgreementStage> stages) {
        return stages.stream().map(AgreementStage::word).toList();
    }
}
