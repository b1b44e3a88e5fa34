package eu.akkoord.agreements.agreement;

import eu.akkoord.agreements.agreement.AgreementEvent.AgreementAmended;
import eu.akkoord.agreements.agreement.AgreementEvent.AgreementMoved;
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
import eu.akkoord.platform.desk.Change;
import eu.akkoord.platform.desk.Differences;
import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An instrument between two or more parties. A treaty is negotiated and signed, then approved by each of its parties; when all
 * have approved, it is ratified, comes into force and may one day be terminated. An executive agreement does without approvals and
 * ratification. A memorandum of understanding or a declaration of intent is announced, is in effect, and ends.
 */
public record Agreement(String id, Instrument instrument, AgreementFacts facts, AgreementStatus status) {
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

    public static Change<Agreement, AgreementEvent> register(
            String id, Instrument instrument, AgreementFacts facts, LocalDate on) {
        AgreementStatus first = switch (instrument) {
            case TREATY, EXECUTIVE_AGREEMENT -> new Negotiated(on);
            case MEMORANDUM_OF_UNDERSTANDING, DECLARATION_OF_INTENT -> new Announced(on);
        };
        return new Change<>(new Agreement(id, instrument, facts, first), new AgreementRegistered(on));
    }

    /** Whether these facts would change the period of its signing or that of its review. */
    public boolean moves(AgreementFacts next) {
        return !Objects.equals(facts.signed(), next.signed()) || !Objects.equals(facts.review(), next.review());
    }

    /** Writes other facts, which the caller knows to differ. */
    public Change<Agreement, AgreementEvent> amend(AgreementFacts next, LocalDate on) {
        var changed = Differences.between(facts, next);
        var event = moves(next) ? new AgreementMoved(on, changed) : new AgreementAmended(on, changed);
        return new Change<>(new Agreement(id, instrument, next, status), event);
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

    /** The parties of a treaty that have not approved it yet. */
    public List<String> awaited() {
        var approved = status.given().stream().map(Approval::party).toList();
        return facts.parties().stream()
                .filter(party -> !approved.contains(party))
                .toList();
    }

    public Change<Agreement, AgreementEvent> take(Step step, LocalDate on) {
        if (!allowed().contains(step.to())) {
            throw wrongStage(step.to());
        }
        AgreementStatus next = switch (step.to()) {
            case SIGNED -> new Signed(on);
            case APPROVED -> approvedBy(step.party(), on);
            case RATIFIED -> new Ratified(on, status.given());
            case IN_FORCE -> new InForce(on, status.given());
            case TERMINATED -> new Terminated(on, status.given());
            case IN_EFFECT -> new InEffect(on);
            case ENDED -> new Ended(on);
            case NEGOTIATED, ANNOUNCED -> throw wrongStage(step.to());
        };
        return new Change<>(new Agreement(id, instrument, facts, next), new AgreementStatusChanged(on, status.stage()));
    }

    private Approved approvedBy(@Nullable String party, LocalDate on) {
        if (party == null || !facts.parties().contains(party)) {
            throw new Refusal.UnknownReferences(
                    List.of(new Fault("/party", party, "Dit is geen partij bij het akkoord")));
        }
        if (!awaited().contains(party)) {
            throw new Refusal.WrongStage("%s heeft het akkoord al goedgekeurd".formatted(party), words(allowed()));
        }
        var approvals = new ArrayList<>(status.given());
        approvals.add(new Approval(party, on));
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
