package eu.akkoord.agreements.agreement;

import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.facts.Facts;
import org.jspecify.annotations.Nullable;

/**
 * A step in an agreement's life, as an officer requests it.
 *
 * @param status the stage that it leads to
 * @param party the party that approves; given with {@code APPROVED} and only then
 * @param source address to verify it, for a step that is another party's to take
 */
public record Step(
        AgreementStage status,
        @Nullable String party,
        @Nullable String source) {
    /** The form in which it is requested. */
    static final Facts<Step> FORM = Facts.of(Step.class);

    /** @throws Refusal.Contradiction when an approval names no party, or another step names one */
    public Step {
        if (status == AgreementStage.APPROVED && party == null) {
            throw new Refusal.Contradiction(new Fault("/party", "", "approval.noParty"));
        }
        if (status != AgreementStage.APPROVED && party != null) {
            throw new Refusal.Contradiction(new Fault("/party", party, "approval.partyUnwanted"));
        }
    }

    /** A step that is the writer's own, or that all may take. */
    public Step(AgreementStage status, @Nullable String party) {
        this(status, party, null);
    }
}
