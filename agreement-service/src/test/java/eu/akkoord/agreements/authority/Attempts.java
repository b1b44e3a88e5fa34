package eu.akkoord.agreements.authority;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.AgreementFacts;
import eu.akkoord.agreements.agreement.AgreementStage;
import eu.akkoord.agreements.agreement.Instrument;
import eu.akkoord.agreements.commitment.Commitment;
import eu.akkoord.agreements.commitment.CommitmentFacts;
import eu.akkoord.agreements.commitment.CommitmentStage;
import eu.akkoord.agreements.commitment.Evidence;
import eu.akkoord.agreements.commitment.Source;
import eu.akkoord.agreements.milestone.Milestone;
import eu.akkoord.agreements.milestone.MilestoneFacts;
import eu.akkoord.agreements.milestone.MilestoneStatus;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.desk.consent.Offer;
import eu.akkoord.platform.desk.consent.Offers;
import eu.akkoord.platform.desk.consent.Outcome;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes attempts by the real use cases, by callers who mostly may. */
final class Attempts {
    private static final int MOST = 3;
    private static final Evidence EVIDENCE =
            new Evidence("bewijs", "Verslag", URI.create("https://example.org/verslag"), LocalDate.of(2026, 5, 4));
    private static final ChangeNote BECAUSE = new ChangeNote(null, "zo besloten");

    private final AuthorityWorld world;
    private int made;

    Attempts(AuthorityWorld world) {
        this.world = world;
    }

    /** Three parties have joined a treaty, two a declaration, and one has stated what it promised another. */
    void begin() {
        var flanders = AuthorityWorld.EVERYBODY.getFirst();
        register("verdrag", Instrument.TREATY, List.of("VL", "NL", "LU"), flanders);
        register("verklaring", Instrument.DECLARATION_OF_INTENT, List.of("VL", "NL"), flanders);
        join("verdrag", "NL");
        join("verdrag", "LU");
        join("verklaring", "NL");
        state("belofte", "verdrag", Set.of("VL"), Set.of("NL"), BECAUSE, flanders);
        plan("mijlpaal", "verklaring", BECAUSE, flanders);
    }

    private void join(String agreement, String party) {
        var coordinator = AuthorityWorld.EVERYBODY.stream()
                .filter(one -> one.coordinates(party))
                .findFirst()
                .orElseThrow();
        world.agreements.answer(
                agreement,
                world.allAgreements.find(agreement).orElseThrow().revision(),
                "joining-" + party.toLowerCase(java.util.Locale.ROOT),
                Outcome.ACCEPTED,
                BECAUSE,
                coordinator);
    }

    AuthorityOracle.Asked asked(Attempt step) {
        var offer = switch (step.act()) {
            case ANSWER_JOINING -> {
                var asked = joining(step);
                yield asked == null ? null : agreement(step).id() + "/" + asked.id();
            }
            case ANSWER_TERMS -> {
                var asked = proposed(step);
                yield asked == null ? null : commitment(step).id() + "/" + asked.id();
            }
            default -> null;
        };
        return new AuthorityOracle.Asked(
                caller(step),
                step.reasoned(),
                step.sourced(),
                offer,
                offer != null && step.answer() == Outcome.ACCEPTED,
                step.strikes(),
                step.act() == Attempt.Act.DAYS_PASS);
    }

    /** Mostly one of those whose it may be, so that the steps come far; else anybody. */
    private Caller caller(Attempt step) {
        var whose = List.copyOf(whose(step));
        if (whose.isEmpty() || step.by() % 4 == 0) {
            return Attempt.choose(AuthorityWorld.EVERYBODY, step.by() / 4);
        }
        var theirs = AuthorityWorld.EVERYBODY.stream()
                .filter(one -> one.party().equals(Attempt.choose(whose, step.by() / 4)))
                .toList();
        return Attempt.choose(theirs, step.by() % 4 == 3 ? 1 : 0);
    }

    private Set<String> whose(Attempt step) {
        return switch (step.act()) {
            case ANSWER_JOINING -> {
                var offer = joining(step);
                yield offer == null ? Set.of() : offer.pending();
            }
            case ANSWER_TERMS -> {
                var offer = proposed(step);
                yield offer == null ? Set.of() : offer.pending();
            }
            case AMEND, LINK, CONFIRM, PROPOSE, BEGIN, FULFIL, CONFIRM_FULFILMENT, STRIKE_COMMITMENT ->
                commitment(step).facts().parties();
            case OBJECT, WITHDRAW, PROPOSE_WITHDRAWAL ->
                commitment(step).facts().creditors();
            case MOVE, NAME_ANEW, HOLD, DROP, STRIKE_MILESTONE ->
                Set.copyOf(milestone(step).sharedWith());
            case NAME, INVITE, TAKE_STEP, RETITLE, WRITE_OUT, STRIKE_AGREEMENT, LEAVE, PLAN ->
                agreement(step).standings().joined();
            case REGISTER, STATE, DAYS_PASS -> Set.of();
        };
    }

    /** @return whether it was let pass */
    boolean passes(Attempt step, Caller by) {
        if (step.act() == Attempt.Act.DAYS_PASS) {
            world.clock.pass(1 + step.first() / 2);
            world.lapse();
            return true;
        }
        if (!by.roles().contains("officer")) {
            // the door lets no reader, auditor or client write here; decision 13
            return false;
        }
        if (step.strikes() && !(by.roles().contains("coordinator") && step.reasoned())) {
            // nor whoever is no coordinator, or gives no reason, strike
            return false;
        }
        try {
            take(step, by, new ChangeNote(null, step.reasoned() ? "om reden %d".formatted(++made) : null));
            return true;
        } catch (Refusal | Refused refused) {
            return false;
        }
    }

    private void take(Attempt step, Caller by, ChangeNote note) {
        switch (step.act()) {
            case REGISTER -> {
                if (AuthorityWorld.ids(world.allAgreements).size() < MOST) {
                    register(
                            "akkoord-%d".formatted(++made),
                            Attempt.choose(List.of(Instrument.values()), step.second()),
                            Attempt.some(AuthorityWorld.PARTIES, step.first()),
                            by);
                }
            }
            case RETITLE -> amend(step, facts -> Revisions.titled(facts, "Titel %d".formatted(step.first())), note, by);
            case NAME ->
                amend(step, facts -> Revisions.named(facts, Attempt.with(facts.parties(), step.first())), note, by);
            case WRITE_OUT ->
                amend(
                        step,
                        facts -> Revisions.named(facts, Attempt.some(AuthorityWorld.PARTIES, step.first())),
                        note,
                        by);
            case INVITE ->
                world.agreements.invite(
                        agreement(step).id(),
                        seenAgreement(step),
                        "vraag-%d".formatted(++made),
                        Attempt.choose(AuthorityWorld.PARTIES, step.first()),
                        note,
                        by);
            case ANSWER_JOINING -> {
                var offer = joining(step);
                if (offer != null) {
                    world.agreements.answer(
                            agreement(step).id(), seenAgreement(step), offer.id(), step.answer(), note, by);
                }
            }
            case TAKE_STEP -> move(step, by, note);
            case LEAVE -> world.agreements.leave(agreement(step).id(), note, by);
            case STRIKE_AGREEMENT -> world.agreements.strike(agreement(step).id(), step.struck("/title"), note, by);
            case STATE -> {
                if (AuthorityWorld.ids(world.allCommitments).size() < MOST) {
                    state(
                            "belofte-%d".formatted(++made),
                            step.second() == 0 ? null : agreement(step).id(),
                            new LinkedHashSet<>(Attempt.some(AuthorityWorld.PARTIES, step.first())),
                            new LinkedHashSet<>(Attempt.some(AuthorityWorld.PARTIES, step.first() / 4)),
                            note,
                            by);
                }
            }
            case CONFIRM -> world.commitments.confirm(commitment(step).id(), seen(step), note, by);
            case AMEND, LINK -> {
                var id = commitment(step).id();
                var opened = world.commitments.open(
                        id, world.allCommitments.find(id).orElseThrow().revision(), note, by);
                world.commitments.amend(opened, terms(step).apply(opened.shown().facts()));
            }
            case PROPOSE -> {
                var opened = world.commitments.openToAnswer(commitment(step).id(), note, by);
                var terms = terms(step).apply(opened.shown().facts());
                world.commitments.propose(opened, seen(step), "voorstel-%d".formatted(++made), terms);
            }
            case PROPOSE_WITHDRAWAL ->
                world.commitments.propose(
                        world.commitments.openToAnswer(commitment(step).id(), note, by),
                        seen(step),
                        "voorstel-%d".formatted(++made),
                        null);
            case ANSWER_TERMS -> {
                var offer = proposed(step);
                if (offer != null) {
                    world.commitments.answer(commitment(step).id(), seen(step), offer.id(), step.answer(), note, by);
                }
            }
            case BEGIN -> become(step, CommitmentStage.IN_PROGRESS, note, by);
            case WITHDRAW -> become(step, CommitmentStage.WITHDRAWN, note, by);
            case FULFIL -> world.commitments.fulfil(commitment(step).id(), seen(step), EVIDENCE, note, by);
            case CONFIRM_FULFILMENT ->
                world.commitments.confirmFulfilment(commitment(step).id(), seen(step), EVIDENCE.id(), note, by);
            case OBJECT -> world.commitments.object(commitment(step).id(), seen(step), EVIDENCE.id(), note, by);
            case STRIKE_COMMITMENT -> world.commitments.strike(commitment(step).id(), step.struck("/text"), note, by);
            case PLAN -> {
                if (AuthorityWorld.ids(world.allMilestones).size() < MOST) {
                    plan("mijlpaal-%d".formatted(++made), agreement(step).id(), note, by);
                }
            }
            case MOVE -> revise(step, facts -> milestone(facts.title(), 2027 + step.first() % 3), note, by);
            case NAME_ANEW ->
                revise(
                        step,
                        facts -> new MilestoneFacts("Top %d".formatted(++made), facts.kind(), facts.period(), null),
                        note,
                        by);
            case HOLD -> end(step, MilestoneStatus.Stage.HELD, note, by);
            case DROP -> end(step, MilestoneStatus.Stage.DROPPED, note, by);
            case STRIKE_MILESTONE -> world.milestones.strike(milestone(step).id(), step.struck("/title"), note, by);
            case DAYS_PASS -> throw new IllegalArgumentException("Nobody asks for it");
        }
    }

    private void plan(String id, String agreement, ChangeNote note, Caller by) {
        world.milestones.register(
                id,
                Map.of("agreement", agreement, "title", "Top", "kind", "top", "period", Map.of("edtf", "2026")),
                note,
                by,
                null);
    }

    private static MilestoneFacts milestone(String title, int year) {
        return new MilestoneFacts(title, MilestoneFacts.Kind.TOP, Period.of(String.valueOf(year), null), null);
    }

    private void revise(Attempt step, UnaryOperator<MilestoneFacts> revise, ChangeNote note, Caller by) {
        var id = milestone(step).id();
        var opened = world.milestones.open(id, revision(id), note, by);
        world.milestones.amend(opened, revise.apply(opened.shown().facts()));
    }

    private void end(Attempt step, MilestoneStatus.Stage stage, ChangeNote note, Caller by) {
        var id = milestone(step).id();
        var dated = new ChangeNote(world.today(), note.reason());
        world.milestones.take(world.milestones.open(id, revision(id), dated, by), Map.of("status", stage.word()));
    }

    private long revision(String milestone) {
        return world.allMilestones.find(milestone).orElseThrow().revision();
    }

    private Milestone milestone(Attempt step) {
        var all = List.copyOf(AuthorityWorld.ids(world.allMilestones));
        return world.allMilestones
                .find(Attempt.choose(all, step.thing()))
                .orElseThrow()
                .value();
    }

    private void register(String id, Instrument instrument, List<String> parties, Caller by) {
        var facts = new AgreementFacts("Samenwerking", parties, List.of(), null, null, null, List.of());
        var said = AgreementFacts.FORM.write(facts);
        said.put("instrument", instrument.word());
        world.agreements.register(id, said, BECAUSE, by, null);
    }

    private void state(
            String id,
            @Nullable String agreement,
            Set<String> debtors,
            Set<String> creditors,
            ChangeNote note,
            Caller by) {
        var source = new Source(Source.Kind.VISIT, null, AuthorityWorld.VISIT, null);
        var facts = new CommitmentFacts("Iets", agreement, source, debtors, creditors, null, Set.of());
        world.commitments.register(id, CommitmentFacts.FORM.write(facts), note, by, null);
    }

    private void amend(Attempt step, UnaryOperator<AgreementFacts> revise, ChangeNote note, Caller by) {
        var id = agreement(step).id();
        var opened = world.agreements.open(
                id, world.allAgreements.find(id).orElseThrow().revision(), note, by);
        world.agreements.amend(opened, revise.apply(opened.shown().facts()));
    }

    private void move(Attempt step, Caller by, ChangeNote note) {
        var agreement = agreement(step);
        var allowed = List.copyOf(agreement.allowed());
        var to = allowed.isEmpty() ? AgreementStage.ENDED : Attempt.choose(allowed, step.second());
        var said = new HashMap<String, Object>(Map.of("status", to.word()));
        if (to == AgreementStage.APPROVED) {
            said.put("party", Attempt.choose(agreement.facts().parties(), step.first()));
        }
        if (step.sourced()) {
            said.put("source", "Tractatenblad");
        }
        var seen = world.allAgreements.find(agreement.id()).orElseThrow().revision();
        world.agreements.take(world.agreements.open(agreement.id(), seen, note, by), said);
    }

    private void become(Attempt step, CommitmentStage stage, ChangeNote note, Caller by) {
        var id = commitment(step).id();
        var seen = world.allCommitments.find(id).orElseThrow().revision();
        world.commitments.take(world.commitments.open(id, seen, note, by), Map.of("status", stage.word()));
    }

    /** Other terms: wording, one more party, other parties altogether, or another place where it is filed. */
    private UnaryOperator<CommitmentFacts> terms(Attempt step) {
        if (step.act() == Attempt.Act.LINK) {
            return facts -> Revisions.concerning(facts, Attempt.some(AuthorityWorld.DOSSIERS, step.first()));
        }
        return switch (step.second()) {
            case 0 -> facts -> Revisions.worded(facts, "Tekst %d".formatted(step.first()));
            case 1 ->
                facts -> Revisions.between(
                        facts, facts.debtors(), Attempt.with(List.copyOf(facts.creditors()), step.first()));
            case 2 ->
                facts -> Revisions.between(
                        facts,
                        Attempt.some(AuthorityWorld.PARTIES, step.first()),
                        Attempt.some(AuthorityWorld.PARTIES, step.first() / 4));
            default -> {
                var all = new ArrayList<>(AuthorityWorld.ids(world.allAgreements));
                var agreement = step.first() % 4 == 0 ? null : Attempt.choose(all, step.first());
                yield facts -> Revisions.filed(facts, agreement);
            }
        };
    }

    private @Nullable Offer<?> joining(Attempt step) {
        return offer(agreement(step).offers(), step);
    }

    private @Nullable Offer<?> proposed(Attempt step) {
        return offer(commitment(step).offers(), step);
    }

    /** Mostly one that is open. */
    private @Nullable Offer<?> offer(Offers<?> offers, Attempt step) {
        var open = offers.open(world.today());
        var all = open.isEmpty() || step.first() % 8 == 0 ? offers.all() : open;
        return all.isEmpty() ? null : Attempt.choose(all, step.first() / 8);
    }

    private long seenAgreement(Attempt step) {
        return world.allAgreements.find(agreement(step).id()).orElseThrow().revision();
    }

    private long seen(Attempt step) {
        return world.allCommitments.find(commitment(step).id()).orElseThrow().revision();
    }

    private Agreement agreement(Attempt step) {
        var all = List.copyOf(AuthorityWorld.ids(world.allAgreements));
        return world.allAgreements
                .find(Attempt.choose(all, step.thing()))
                .orElseThrow()
                .value();
    }

    private Commitment commitment(Attempt step) {
        var all = List.copyOf(AuthorityWorld.ids(world.allCommitments));
        return world.allCommitments
                .find(Attempt.choose(all, step.thing()))
                .orElseThrow()
                .value();
    }
}
