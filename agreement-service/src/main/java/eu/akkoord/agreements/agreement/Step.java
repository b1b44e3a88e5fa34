package eu.akkoord.agreements.agreement;

import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A step in an agreement's life that an officer asks for.
 *
 * @param party who approves; given with {@code APPROVED} and only then
 * @param source where it can be verified, for a step that is another party's to take
 */
public record Step(
        AgreementStage to, @Nullable String party, @Nullable String source) {
    /** @throws Refusal.Contradiction when an approval names no party, or another step names one */
    public Step {
        if (to == AgreementStage.APPROVED && party == null) {
            throw new Refusal.Contradiction(new Fault("/party", "", "Bij approved hoort de partij die goedkeurt"));
        }
        if (to != AgreementStage.APPROVED && party != null) {
            throw new Refusal.Contradiction(new Fault("/party", party, "Een partij hoort alleen bij approved"));
        }
    }

    /** A step that is the writer's own, or that all may take. */
    public Step(AgreementStage to, @Nullable String party) {
        this(to, party, null);
    }
}
